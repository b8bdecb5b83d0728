/** Time, bytes and a cost for tests of keys: the same on every run, and quick. The keys that come out are worth nothing. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Surroundings } from '../../src/dossier/keys/key-ring.ts';

export const words = 'staple of invented words';
export const ask = (): Promise<string> => Promise.resolve(words);
export const start = Date.UTC(2026, 5, 1, 12);
export const day = 86_400_000;
export const quickCost = { memory: 8, passes: 1, parallelism: 1 };

/** @param name another name gives other bytes */
export function surroundingsAt(now: number, name = 'test'): Surroundings {
  let count = 0;
  const random = (length: number): Uint8Array => new Uint8Array(createHash('shake256', { outputLength: length }).update(`${name} ${now} ${count++}`).digest());
  return { now, random, cost: quickCost };
}

/** A folder that is gone when the work is done. */
export async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-keys-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
