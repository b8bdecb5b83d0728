import { createHash, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Digest } from '../../model/artifact.ts';

/**
 * Writes a file so that after a crash or a power cut it is there whole or not at all: under another name first, flushed, renamed.
 * The folder is not flushed: see `flushFolder`. Only its owner may read it.
 */
export function writeSafely(path: string, content: Uint8Array): void {
  const draft = join(dirname(path), `.${randomUUID()}.part`);
  try {
    const descriptor = openSync(draft, 'wx', 0o600);
    try {
      writeFileSync(descriptor, content);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, path);
  } catch (problem) {
    rmSync(draft, { force: true });
    throw problem;
  }
}

/** Makes the names in a folder outlast a power cut. Windows has no such call for folders and keeps them by itself. */
export function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

export function digestOfBytes(content: Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
