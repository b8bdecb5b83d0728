import { randomUUID } from 'node:crypto';
import { chmodSync, closeSync, constants, fstatSync, fsyncSync, lstatSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ours, quote, say, type Text } from '../../model/text.ts';
import { maySync } from '../may-sync.ts';
import { KeysRefused } from './keys-refused.ts';

/** Mode bits of everybody but the owner. Windows has no such bits: there the user's profile keeps others out. */
const OTHERS = 0o077;
const hasModes = process.platform !== 'win32';

/** Who may read a file that is written: its owner alone, or everybody, as it is published anyway. */
export type Readers = 'owner' | 'everybody';

/** Makes a folder that only its owner may enter, and those above it that are missing. */
export function makeOwnedFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
}

/**
 * Writes a file so that after a crash or a power cut the old or the new content is there, whole: under another name first, flushed,
 * renamed, and the folder flushed.
 */
export function writeOwned(path: string, content: Uint8Array, readers: Readers): void {
  const draft = join(dirname(path), `.${randomUUID()}.part`);
  try {
    // The mode is there before the first byte is.
    const descriptor = openSync(draft, 'wx', readers === 'owner' ? 0o600 : 0o644);
    try {
      writeFileSync(descriptor, content);
      if (maySync) fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, path);
  } catch (problem) {
    rmSync(draft, { force: true });
    throw problem;
  }
  flushFolder(dirname(path));
}

/** Makes the names in a folder outlast a power cut. Windows has no such call for folders and keeps them by itself. */
export function flushFolder(path: string): void {
  if (!hasModes || !maySync) return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Reads a file of the publisher's own, without following a link.
 * @param sizeMax bytes
 * @param readers `owner` refuses a file that others may read or write
 * @throws KeysRefused with how to mend it
 */
export function readOwned(path: string, sizeMax: number, readers: Readers): Uint8Array {
  let descriptor: number;
  try {
    // Non-blocking, so that a pipe in the place of a file can't hold the reader for ever.
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (problem) {
    throw new KeysRefused('state', say`The file ${quote(path)} ${reasonOf(problem)}.`);
  }
  try {
    const { mode, size } = assertFile(path, descriptor);
    if (readers === 'owner' && hasModes && (mode & OTHERS) !== 0) throw new KeysRefused('state', say`Others than you may use the file ${quote(path)} (its mode is ${quote(octal(mode))}), so it is not opened. Run: chmod 600 ${quote(path)}. If somebody may have read it, replace what it holds.`);
    if (size > sizeMax) throw new KeysRefused('state', say`The file ${quote(path)} has ${size} bytes; at most ${sizeMax} are read.`);
    return new Uint8Array(readFileSync(descriptor));
  } finally {
    closeSync(descriptor);
  }
}

function assertFile(path: string, descriptor: number): { readonly mode: number; readonly size: number } {
  const stat = fstatSync(descriptor);
  if (!stat.isFile()) throw new KeysRefused('state', say`${quote(path)} is no regular file.`);
  return stat;
}

/**
 * Demands that only its owner may enter a folder.
 * @throws KeysRefused with how to mend it
 */
export function assertOwnedFolder(path: string): void {
  let mode: number;
  try {
    ({ mode } = statSync(path));
  } catch (problem) {
    throw new KeysRefused('state', say`The folder ${quote(path)} ${reasonOf(problem)}.`);
  }
  if (hasModes && (mode & OTHERS) !== 0) throw new KeysRefused('state', say`Others than you may use the folder ${quote(path)} (its mode is ${quote(octal(mode))}), so nothing in it is opened. Run: chmod 700 ${quote(path)}`);
}

/** Whether something has this name, a dangling link too. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function octal(mode: number): string {
  return (mode & 0o777).toString(8);
}

function reasonOf(problem: unknown): Text {
  const code = problem instanceof Error && 'code' in problem ? String(problem.code) : 'unknown reason';
  if (code === 'ENOENT') return ours('does not exist');
  if (code === 'EACCES' || code === 'EPERM') return ours('may not be read by this user');
  if (code === 'ELOOP') return ours('is a symbolic link; links are not followed');
  return say`can't be opened (${quote(code)})`;
}
