import { closeSync, lstatSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Escaped, Place } from '../report/escape/escaped.ts';
import { withWriting, writeOut } from './written.ts';

export { CommandFailure } from './command-failure.ts';

/** The only way to standard output: text that went through the escape of its place. @throws CommandFailure when not all of it was written */
export function print(text: Escaped<Place>): void {
  writeOut(text.value);
}

/** A sentence to standard error. */
export function complain(text: Escaped<'terminal'>): void {
  process.stderr.write(`${text.value}\n`);
}

/** Writes a report to a file whole or not at all. */
export function save(path: string, text: Escaped<Place>): void {
  saveBytes(path, text.value);
}

/** Writes a file for another program (a workbook) whole or not at all; a device, a pipe or a link stays what it is, and takes it. */
export function saveBytes(path: string, content: Uint8Array | string): void {
  withWriting(path, () => {
    if (lstatSync(path, { throwIfNoEntry: false })?.isFile() === false) {
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
  });
}

/** Writes a file that is not there yet, whole or not at all. */
export function saveNew(path: string, text: Escaped<Place>): void {
  withWriting(path, () => {
    const descriptor = openSync(path, 'wx');
    try {
      writeFileSync(descriptor, text.value, { flush: true });
    } catch (problem) {
      rmSync(path, { force: true });
      throw problem;
    } finally {
      closeSync(descriptor);
    }
  });
}
