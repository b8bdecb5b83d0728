import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryOfTree, processorTimeOfChildren } from './process-tree.ts';

/** A program to start. */
export interface Command {
  readonly file: string;
  readonly words: readonly string[];
  readonly folder?: string;
  /** Exit codes that mean success; only 0 when left out. */
  readonly endsWith?: readonly number[];
}

/** What one run of a program took. */
export interface Sample {
  readonly wallMilliseconds: number;
  /** User and kernel time of the process and all below it. */
  readonly cpuMilliseconds: number;
  /** Highest sum of resident memory over the tree, the program's own file counted once; looked at about fifty times a second. */
  readonly peakBytes: number;
}

/** A program could not be started, or ended in another way than it should. */
export class ProcessFailed extends Error {
  override readonly name = 'ProcessFailed';
}

const lookEveryMilliseconds = 20;
const endsWithin = 1_800_000;

/**
 * Runs a program and measures it with everything that it starts.
 * @param repeat how many times in a row; times are those of one
 * @throws ProcessFailed when it ends in another way than it should
 */
export async function runProcess(command: Command, repeat: number = 1): Promise<{ readonly sample: Sample; readonly output: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'));
  try {
    const cpuBefore = processorTimeOfChildren();
    const startedAt = performance.now();
    let peakBytes = 0;
    for (let count = 0; count < repeat; count += 1) {
      // One after the other: they are being timed.
      peakBytes = Math.max(peakBytes, await once(command, folder));
    }
    const wallMilliseconds = (performance.now() - startedAt) / repeat;
    const cpuMilliseconds = (processorTimeOfChildren() - cpuBefore) / repeat;
    return { sample: { wallMilliseconds, cpuMilliseconds, peakBytes }, output: readFileSync(join(folder, 'out'), 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns peak memory in bytes */
async function once(command: Command, folder: string): Promise<number> {
  const out = openSync(join(folder, 'out'), 'w');
  const errors = openSync(join(folder, 'errors'), 'w');
  try {
    const child = spawn(command.file, command.words, { stdio: ['ignore', out, errors], timeout: endsWithin, ...(command.folder === undefined ? {} : { cwd: command.folder }), env: { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '' } });
    let peakBytes = 0;
    const look = (): void => {
      peakBytes = Math.max(peakBytes, child.pid === undefined ? 0 : memoryOfTree(child.pid));
    };
    const looking = setInterval(look, lookEveryMilliseconds);
    const status = await new Promise<number | string>((resolve, reject) => {
      child.on('error', (problem) => reject(new ProcessFailed(`${command.file} could not be started: ${problem.message}`)));
      child.on('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
    }).finally(() => clearInterval(looking));
    if (!(command.endsWith ?? [0]).some((code) => code === status)) {
      throw new ProcessFailed(`${command.file} ${command.words.join(' ')} ended with ${status}: ${readFileSync(join(folder, 'errors'), 'utf8').slice(0, 2_000)}`);
    }
    return peakBytes;
  } finally {
    closeSync(out);
    closeSync(errors);
  }
}
