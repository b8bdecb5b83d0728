import type { Ed25519Key } from '../attest/public-key.ts';
import { Refused } from '../attest/refusal.ts';
import { readVerifierKey, type VerifierKey } from '../attest/verifier-key.ts';
import { say } from '../model/text.ts';
import { checkpointBegins, readCheckpointLine, readHeader, type ExportHeader } from './export-header.ts';
import { LogRefused } from './log-refused.ts';
import { LogVerifier, type LogReport, type SeenLog } from './log-verifier.ts';

export interface ExportRules {
  /** The keys that the verifier trusts; without them those that the export names are taken, which shows less. */
  readonly keys?: readonly VerifierKey[] | undefined;
  /** What was seen of this log before: an earlier checkpoint, opened with the keys that are trusted. */
  readonly seen?: ((origin: string, keys: readonly Ed25519Key[]) => Promise<SeenLog>) | undefined;
}

export interface ExportReport extends LogReport {
  readonly origin: string;
  readonly exportedAt: string;
  /** The first entry that the log still kept, as the export says. */
  readonly keptFrom: number;
  /** Whether the keys are the verifier’s own, or only those that the export names. */
  readonly keysFrom: 'verifier' | 'export';
  /** Whether it was held to something seen before. */
  readonly isCompared: boolean;
}

/** An entry is a few hundred bytes; a header with its keys stays far below. */
const lineBytesMost = 1_048_576;

/**
 * Verifies an export without any connection, in one pass and with bounded memory.
 * @param pieces the export’s bytes; none is kept when the next one is asked for
 * @throws LogRefused with the entry’s number
 */
export async function verifyExport(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, rules: ExportRules): Promise<ExportReport> {
  let opened: Opened | undefined;
  let lacksBase = false;
  let earlier: readonly Promise<void>[] = [];
  for await (const lines of linesOf(pieces)) {
    const checkpoints: Promise<void>[] = [];
    try {
      let start = 1;
      if (opened === undefined) {
        const end = lines.indexOf(10, start);
        opened = await begin(lines.subarray(start, end), rules);
        lacksBase = opened.header.from.size > 0;
        start = end + 1;
      }
      for (let end = lines.indexOf(10, start); end >= 0; start = end + 1, end = lines.indexOf(10, start)) {
        const { verifier } = opened;
        if (isCheckpoint(lines, start, end)) {
          const verified = handled(verifier.checkpoint(readCheckpointLine(lines.subarray(start, end), verifier.size)));
          if (lacksBase) await verified;
          lacksBase = false;
          checkpoints.push(verified);
          continue;
        }
        if (lacksBase) throw new LogRefused('checkpoint', verifier.size, say`The export begins with entry ${verifier.size}, and no signed checkpoint stands before it that keeps what came earlier.`);
        // The line feed before an entry becomes the zero byte that its leaf begins with: nothing is copied.
        lines[start - 1] = 0;
        verifier.entry(lines.subarray(start - 1, end));
      }
    } catch (problem) {
      // What a checkpoint says of earlier entries comes first.
      await Promise.all([...earlier, ...checkpoints]);
      throw problem;
    }
    // Signatures are verified while the next piece is read and hashed.
    await Promise.all(earlier);
    earlier = checkpoints;
  }
  await Promise.all(earlier);
  if (opened === undefined) throw new LogRefused('form', 0, say`The export is empty: a first line that names the log was expected.`);
  const { header, verifier } = opened;
  return { ...verifier.end(), origin: header.origin, exportedAt: header.exportedAt, keptFrom: header.keptFrom, keysFrom: rules.keys === undefined ? 'export' : 'verifier', isCompared: rules.seen !== undefined };
}

interface Opened {
  readonly header: ExportHeader;
  readonly verifier: LogVerifier;
}

/** The first byte tells nearly all entries apart from checkpoints. */
function isCheckpoint(lines: Buffer, start: number, end: number): boolean {
  return lines[start + 2] === checkpointBegins[2] && end - start > checkpointBegins.length && lines.subarray(start, start + checkpointBegins.length).equals(checkpointBegins);
}

/** Whoever waits for it later hears of its failure; nobody else has to. */
function handled(promise: Promise<void>): Promise<void> {
  promise.catch(() => undefined);
  return promise;
}

async function begin(line: Uint8Array, rules: ExportRules): Promise<Opened> {
  const header = readHeader(line);
  const trusted = rules.keys ?? (await Promise.all(header.keys.map(readKey)));
  const keys = trusted.filter(({ name }) => name === header.origin).map(({ key }) => key);
  if (keys.length === 0) throw new LogRefused('checkpoint', 0, rules.keys === undefined ? say`The export names no key of its log.` : say`The export is of the log “${{ quote: header.origin }}”, and none of the keys that you gave is for a log of that name.`);
  return { header, verifier: new LogVerifier({ origin: header.origin, keys, start: header.from, seen: await rules.seen?.(header.origin, keys) }) };
}

async function readKey(line: string): Promise<VerifierKey> {
  try {
    return await readVerifierKey(line);
  } catch (problem) {
    if (problem instanceof Refused) throw new LogRefused('form', 0, say`A key that the export names is refused. ${problem.text}`);
    throw problem;
  }
}

/**
 * Whole lines in one piece, with one byte before the first; the last line has to end too. All pieces come in the same memory,
 * which is good until the next is asked for.
 */
async function* linesOf(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  /** Bytes of a line that has not ended, which stand from the second byte on. */
  let rest = 0;
  for await (const piece of pieces) {
    if (1 + rest + piece.length > held.length) held = Buffer.concat([held.subarray(0, 1 + rest)], 2 * (1 + rest + piece.length));
    held.set(piece, 1 + rest);
    const end = piece.lastIndexOf(10) + 1;
    if (end > 0) {
      yield held.subarray(0, 1 + rest + end);
      held.copyWithin(1, 1 + rest + end, 1 + rest + piece.length);
      rest = piece.length - end;
    } else rest += piece.length;
    if (rest > lineBytesMost) throw new LogRefused('form', 0, say`A line of the export has more than ${lineBytesMost} bytes, which no entry has.`);
  }
  if (rest > 0) throw new LogRefused('form', 0, say`The export ends in the middle of a line: it was cut off.`);
}
