import { lstatSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Escaped, Place } from '../report/escape/escaped.ts';
import { terminal } from '../report/escape/terminal.ts';

/** The only way to standard output: text that went through the escape of its place. */
export function print(text: Escaped<Place>): void {
  process.stdout.write(text.value);
}

/** A sentence to standard error. */
export function complain(text: Escaped<'terminal'>): void {
  process.stderr.write(`${text.value}\n`);
}

/** Writes a report to a file whole or not at all. */
export function save(path: string, text: Escaped<Place>): void {
  saveBytes(path, text.value);
}

/** Writes a file for another program (a workbook) whole or not at all; a device or pipe is written to and never replaced. */
export function saveBytes(path: string, content: Uint8Array | string): void {
  try {
    const there = lstatSync(path, { throwIfNoEntry: false });
    if (there !== undefined && !there.isFile() && !there.isDirectory()) {
      writeFileSync(path, content);
      return;
    }
    const beside = `${path}.${process.pid}.part`;
    try {
      writeFileSync(beside, content, { flush: true });
      renameSync(beside, path);
    } finally {
      rmSync(beside, { force: true });
    }
  } catch (problem) {
    throw new CommandFailure(terminal`The report can't be written to ${path} (${codeOf(problem)}). Name a folder that exists and may be written to.`, 'usage');
  }
}

/** A failure that a person can mend; printed as one sentence, without a stack. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly sentence: Escaped<'terminal'>;
  readonly exit: 'usage' | 'unread';
  constructor(sentence: Escaped<'terminal'>, exit: 'usage' | 'unread') {
    super('The command could not be done.');
    this.sentence = sentence;
    this.exit = exit;
  }
}

function codeOf(problem: unknown): string {
  return problem instanceof Error && 'code' in problem ? String(problem.code) : 'unknown reason';
}
