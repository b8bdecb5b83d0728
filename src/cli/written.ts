import { fstatSync, writeSync } from 'node:fs';
import { terminal } from '../report/escape/terminal.ts';
import { CommandFailure } from './command-failure.ts';

const standardOutput = 1;

/** Full disks, quotas and files that may not grow. */
const fullCodes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/**
 * Writes text to standard output. Where that is a file, Node writes once and takes no notice of what a full disk left out of it: there all of
 * it is written, or the command fails.
 * @throws CommandFailure
 */
export function writeOut(text: string): void {
  if (process.stdout.isTTY || !isFileOrDevice()) {
    process.stdout.write(text);
    return;
  }
  const bytes = new TextEncoder().encode(text);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(standardOutput, bytes, at);
  } catch (problem) {
    throw notWritten(problem);
  }
}

function isFileOrDevice(): boolean {
  const stat = fstatSync(standardOutput);
  return stat.isFile() || stat.isCharacterDevice();
}

/** Why standard output ended before all was written. */
export function notWritten(problem: unknown): CommandFailure {
  return new CommandFailure(terminal`The answer could not be written${reasonOf(problem)}`, 'unread');
}

/**
 * Does what writes a file.
 * @throws CommandFailure with what a person can do, when the file can't be written
 */
export function withWriting<Value>(path: string, work: () => Value): Value {
  try {
    return work();
  } catch (problem) {
    if (fullCodes.has(codeOf(problem))) throw new CommandFailure(terminal`${path} could not be written${reasonOf(problem)}`, 'unread');
    throw new CommandFailure(terminal`${path} can't be written (${codeOf(problem)}). Name a folder that exists and may be written to.`, 'usage');
  }
}

function reasonOf(problem: unknown): string {
  const code = codeOf(problem);
  return fullCodes.has(code) ? ` whole: the disk is full (${code}). Make room on it, and run the command again.` : ` whole (${code}).`;
}

function codeOf(problem: unknown): string {
  return problem instanceof Error && 'code' in problem ? String(problem.code) : 'unknown reason';
}
