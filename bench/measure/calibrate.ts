import { createHash } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { runProcess } from './run-process.ts';
import { median } from './statistics.ts';

/** What the machine does at this moment; only figures of one run may be compared with each other. */
export interface Calibration {
  /** Wall clock of `node -e 0`. */
  readonly startMilliseconds: number;
  readonly parseMegabytesPerSecond: number;
  readonly digestMegabytesPerSecond: number;
  readonly syncsPerSecond: number;
  /** Mean number of processes that wanted to run, over 1, 5 and 15 minutes. */
  readonly load: readonly number[];
}

/** What the machine is, without its name. */
export interface Machine {
  readonly cores: number;
  readonly memoryGigabytes: number;
  readonly node: string;
  readonly platform: string;
}

export function machine(): Machine {
  return { cores: cpus().length, memoryGigabytes: Math.round(totalmem() / 2 ** 30), node: process.version, platform: `${process.platform} ${process.arch}` };
}

/** @param folder where writing is tried */
export async function calibrate(folder: string): Promise<Calibration> {
  const starts: number[] = [];
  for (let count = 0; count < 5; count += 1) {
    // One after the other: they are being timed.
    const { sample } = await runProcess({ file: process.execPath, words: ['-e', '0'] });
    starts.push(sample.wallMilliseconds);
  }
  const text = JSON.stringify(Array.from({ length: 60_000 }, (_, index) => ({ id: index, name: `component ${index}`, tags: ['one', 'two'], address: `https://vendor.example/${index}`, isKnown: true })));
  const bytes = new TextEncoder().encode(text);
  return {
    startMilliseconds: median(starts),
    parseMegabytesPerSecond: rate(bytes.length, () => JSON.parse(text)),
    digestMegabytesPerSecond: rate(bytes.length, () => createHash('sha256').update(bytes).digest()),
    syncsPerSecond: syncRate(folder),
    load: loadavg(),
  };
}

function rate(bytes: number, work: () => unknown): number {
  const rates = Array.from({ length: 5 }, () => {
    const startedAt = performance.now();
    work();
    return bytes / 1_000 / (performance.now() - startedAt);
  });
  return median(rates);
}

function syncRate(folder: string): number {
  const path = join(folder, 'sync-try');
  const descriptor = openSync(path, 'w');
  try {
    const row = new Uint8Array(200);
    const startedAt = performance.now();
    let count = 0;
    for (; count < 2_000 && performance.now() - startedAt < 500; count += 1) {
      writeSync(descriptor, row);
      fdatasyncSync(descriptor);
    }
    return (count * 1_000) / (performance.now() - startedAt);
  } finally {
    closeSync(descriptor);
    rmSync(path, { force: true });
  }
}
