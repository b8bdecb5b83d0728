import * as z from 'zod/mini';
import { canonicalJson } from '../attest/canonical-json.ts';
import { Refused } from '../attest/refusal.ts';
import { count, firstIssue, line, origin } from '../attest/shape.ts';
import { parseStrict } from '../attest/strict-json.ts';
import { quote, say } from '../model/text.ts';
import { edgeLength } from './growing-tree.ts';
import { LogRefused } from './log-refused.ts';

export const exportSchema = 'urn:assay:audit-export:1';

const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/u, '64 hexadecimal digits were expected'));
const shape = z.strictObject({
  schema: z.literal(exportSchema),
  origin,
  exportedAt: line,
  /** The keys of the log, as the exporting instance names them: whoever verifies holds their own beside. */
  keys: z.array(line).check(z.maxLength(64)),
  /** The first entry that the log still kept. */
  keptFrom: count,
  from: z.strictObject({ size: count, previous: digest, edge: z.array(digest).check(z.maxLength(64)) }),
});

/** The first line of an export: which log it is, and where it is shown from. After it come entries, exactly as they were hashed, and checkpoints. */
export type ExportHeader = Readonly<z.infer<typeof shape>>;

const checkpointShape = z.strictObject({ checkpoint: z.string().check(z.maxLength(65_536)) });

export function writeHeader(header: ExportHeader): string {
  return canonicalJson(header);
}

/** @throws LogRefused */
export function readHeader(bytes: Uint8Array): ExportHeader {
  const header = read(shape, bytes, 'The first line', 0);
  if (header.from.edge.length !== edgeLength(header.from.size)) throw new LogRefused('form', 0, say`The first line says that the log is shown from entry ${header.from.size}, with ${header.from.edge.length} hashes where ${edgeLength(header.from.size)} were expected.`);
  return header;
}

export function writeCheckpointLine(note: string): string {
  return canonicalJson({ checkpoint: note });
}

/** How such a line begins; no entry begins so. */
export const checkpointBegins = Buffer.from('{"checkpoint":');

/** @returns the signed note @throws LogRefused */
export function readCheckpointLine(bytes: Uint8Array, entry: number): Uint8Array {
  return Buffer.from(read(checkpointShape, bytes, 'A line with a checkpoint', entry).checkpoint);
}

function read<Value>(form: z.ZodMiniType<Value>, bytes: Uint8Array, what: 'The first line' | 'A line with a checkpoint', entry: number): Value {
  try {
    const parsed = form.safeParse(parseStrict(bytes, 'canonical', 262_144));
    if (parsed.success) return parsed.data;
    const { path, expected } = firstIssue(parsed.error);
    throw new LogRefused('form', entry, say`${{ parts: [what] }} of the export is not as its format asks for. At ${quote(path)}: ${quote(expected)}.`);
  } catch (problem) {
    if (problem instanceof Refused) throw new LogRefused('form', entry, say`${{ parts: [what] }} of the export is not as its format asks for. ${problem.text}`);
    throw problem;
  }
}
