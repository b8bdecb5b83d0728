import { z } from 'zod';
import { inspectFile, type Inspection } from '../../assess/inspect.ts';
import type { Text } from '../../model/text.ts';
import type { Scope } from '../../store/scope.ts';
import type { Services } from '../services.ts';
import { textShape } from '../shapes.ts';
import { laidOut } from './materialise.ts';

/** What was seen in a file when it came in. */
export const readingShape = z.object({
  /** In a few sentences what it says. */
  says: z.array(textShape),
  entries: z.array(z.object({ path: z.string(), kind: z.string().nullable(), format: z.string().nullable(), state: z.enum(['read', 'unread', 'unreadable']) })),
  entriesOmitted: z.number(),
  notes: z.array(z.object({ level: z.enum(['unreadable', 'finding', 'information']), rule: z.string(), message: textShape, path: z.string(), line: z.number().nullable() })),
  notesOmitted: z.number(),
  /** How many checks that need nothing else found something that fails. */
  failing: z.number(),
});

export type ReadingSummary = z.infer<typeof readingShape>;

const most = { says: 20, entries: 50, notes: 20 };

/** Reads stored bytes in the engine’s disposable process, at once, and keeps what a person wants to see first. @throws StoreFailure */
export async function readStored(services: Pick<Services, 'evidence' | 'scratchFolder'>, scope: Scope, { path, digest }: { readonly path: string; readonly digest: string }, at: string): Promise<ReadingSummary> {
  const name = path.split('/').at(-1) ?? path;
  return laidOut(services, scope, 'evidence', [{ path: name, content: { digest } }], async (folder) => summaryOf(await inspectFile(`${folder}/${name}`, at)));
}

/** Keeps of an inspection what is shown; the rest is found again in the bytes. */
function summaryOf({ entries, says, findings }: Inspection): ReadingSummary {
  const sentences = says.flatMap((item) => item.says);
  const notes = entries.flatMap((entry) => entry.notes);
  const omitted = entries.reduce((sum, entry) => sum + entry.notesOmitted, 0);
  return {
    says: sentences.slice(0, most.says).map(plainText),
    entries: entries.slice(0, most.entries).map(({ artifact, kind, format, state }) => ({ path: artifact.path, kind: kind ?? null, format: format ?? null, state })),
    entriesOmitted: Math.max(0, entries.length - most.entries),
    notes: notes.slice(0, most.notes).map(({ level, rule, message, pointer }) => ({ level, rule, message: plainText(message), path: pointer.path, line: pointer.line ?? null })),
    notesOmitted: omitted + Math.max(0, notes.length - most.notes),
    failing: findings.filter(({ outcome }) => outcome === 'fail').length,
  };
}

function plainText({ parts }: Text): ReadingSummary['says'][number] {
  return { parts: parts.map((part) => (typeof part === 'string' ? part : { quote: part.quote })) };
}
