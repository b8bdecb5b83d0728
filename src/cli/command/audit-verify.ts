import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { openCheckpoint } from '../../attest/checkpoint.ts';
import type { Ed25519Key } from '../../attest/public-key.ts';
import { Refused } from '../../attest/refusal.ts';
import { readVerifierKey, type VerifierKey } from '../../attest/verifier-key.ts';
import { LogRefused } from '../../audit/log-refused.ts';
import type { SeenLog } from '../../audit/log-verifier.ts';
import { verifyExport, type ExportReport } from '../../audit/verify-export.ts';
import { ours, quote, rawText, say, type Text } from '../../model/text.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { page, type Line } from '../../report/terminal/document.ts';
import { exitCodes } from '../exit-codes.ts';
import { CommandFailure, print } from '../print.ts';

interface VerifyOptions {
  readonly key?: string;
  readonly seen?: string;
  readonly format?: string;
}

/** Bytes that are read at once. */
const pieceBytes = 1_048_576;
/** A key or a checkpoint is far smaller. */
const smallBytesMost = 65_536;

/**
 * `assay audit verify`: verifies an export offline. Exit codes: 0 proven by a key that the caller trusts, up to the last checkpoint;
 * 2 refused, or not proven: no key was given, or no checkpoint is there.
 */
export async function auditVerify(file: string, options: VerifyOptions): Promise<void> {
  const keys = options.key === undefined ? undefined : await keysIn(options.key);
  const { seen } = options;
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) throw new CommandFailure(terminal`${file} is no file that can be read.`, 'usage');
  try {
    const report = await verifyExport(piecesOf(file), { keys, seen: seen === undefined ? undefined : async (origin, trusted) => seenIn(seen, origin, trusted) });
    const isProven = report.keysFrom === 'verifier' && report.provenTo !== undefined;
    print(options.format === 'json' ? jsonDocument({ schema: 'assay-audit-verification-1', result: isProven ? 'proven' : 'not-proven', ...report, provenTo: report.provenTo ?? null, notCovered: report.size - (report.provenTo ?? report.from) }) : page(reportLines(report), process.stdout.columns ?? 80));
    process.exitCode = isProven ? exitCodes.fine.code : exitCodes.unread.code;
  } catch (problem) {
    if (!(problem instanceof LogRefused)) throw problem;
    print(options.format === 'json' ? jsonDocument({ schema: 'assay-audit-verification-1', result: 'refused', problem: problem.problem, entry: problem.entry, message: rawText(problem.text) }) : page([{ heading: ours('Refused.') }, { paragraph: problem.text }], process.stdout.columns ?? 80));
    process.exitCode = exitCodes.unread.code;
  }
}

function reportLines(report: ExportReport): readonly Line[] {
  const { from, size, provenTo, checkpoints, origin, keptFrom, keysFrom, isCompared, clockBack, firstAt, lastAt } = report;
  const rest = size - (provenTo ?? from);
  return [
    { heading: headingOf(report) },
    { label: 'log', value: say`${quote(origin)}` },
    { label: 'entries', value: say`${from} to ${size - 1}${firstAt === undefined || lastAt === undefined ? ours('') : say`, from ${quote(firstAt)} to ${quote(lastAt)}`}; each names the one before it` },
    { label: 'checkpoints', value: say`${checkpoints}, each over exactly these entries` },
    ...(provenTo === undefined ? [] : [{ label: 'root', value: say`${quote(report.root ?? '')} over ${provenTo} entries` }]),
    ...(from === 0 ? [] : [{ paragraph: from === keptFrom ? say`Entries before ${from} were removed after the time for which they are kept, says the export; the first checkpoint stands for them.` : say`Entries before ${from} were left out of this export; the first checkpoint stands for them.` }]),
    ...(rest === 0 ? [] : [{ paragraph: say`${rest} ${ours(rest === 1 ? 'entry is' : 'entries are')} not covered by a checkpoint yet, so nothing is proven of ${ours(rest === 1 ? 'it' : 'them')}: whoever holds the database could still change or remove ${ours(rest === 1 ? 'it' : 'them')}.` }]),
    ...(clockBack.entries === 0 ? [] : [{ paragraph: say`The clock was set back: ${clockBack.entries} ${ours(clockBack.entries === 1 ? 'entry has' : 'entries have')} a time before an earlier one, the first is entry ${clockBack.first ?? 0}. The order is that of the numbers.` }]),
    { paragraph: isCompared ? ours('It goes on from the checkpoint that you kept.') : ours('It was not held to anything seen before. A checkpoint that you keep (assay audit checkpoint) shows next time, with --seen, whether the log was written anew.') },
    ...(keysFrom === 'verifier' ? [] : [{ paragraph: ours('No key was given, so the one that the export itself names was taken. That shows that the export is whole in itself, and not whose it is: whoever wrote it anew would have signed it anew. Give the key with --key.') }]),
  ];
}

function headingOf({ provenTo, keysFrom, from }: ExportReport): Text {
  if (provenTo === undefined) return ours('Not proven: no signed checkpoint is in this export.');
  return keysFrom === 'verifier' ? say`The entries from ${from} to ${provenTo - 1} are as they were signed.` : ours('Whole in itself; by whom it was signed is not shown.');
}

async function keysIn(path: string): Promise<readonly VerifierKey[]> {
  const lines = smallFile(path, '--key').split('\n').map((line) => line.trim()).filter((line) => line !== '');
  try {
    const keys = await Promise.all(lines.map(readVerifierKey));
    if (keys.length > 0) return keys;
  } catch (problem) {
    if (problem instanceof Refused) throw new CommandFailure(terminal`The key in ${path} is refused. ${problem.text}`, 'usage');
    throw problem;
  }
  throw new CommandFailure(terminal`${path} holds no key; one line as assay audit key prints it was expected.`, 'usage');
}

async function seenIn(path: string, origin: string, keys: readonly Ed25519Key[]): Promise<SeenLog> {
  const note = smallFile(path, '--seen');
  try {
    const { size, root } = await openCheckpoint(Buffer.from(note), origin, keys);
    return { size, root: root.toHex(), seenAt: statSync(path).mtime.toISOString() };
  } catch (problem) {
    if (problem instanceof Refused) throw new CommandFailure(terminal`The checkpoint in ${path} is refused. ${problem.text}`, 'usage');
    throw problem;
  }
}

/** The bytes of a file, each piece in the memory of the one before it. */
function* piecesOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const piece = Buffer.allocUnsafe(pieceBytes);
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) yield piece.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

function smallFile(path: string, option: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true) throw new CommandFailure(terminal`${option} expects a file; ${path} is none.`, 'usage');
  if (found.size > smallBytesMost) throw new CommandFailure(terminal`${option}: ${path} has ${String(found.size)} bytes; at most ${String(smallBytesMost)} are read.`, 'usage');
  return readFileSync(path, 'utf8');
}
