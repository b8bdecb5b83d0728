import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { StorePlace } from '../../src/store/open-store.ts';

const worker = fileURLToPath(new URL('worker.ts', import.meta.url));

export interface WorkerRun {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly told: string;
}

/**
 * Starts a worker and adds what it acknowledges to the journal.
 * @param endAfter what ends it, and how long after it has begun to work; nothing when left out
 * @param clients at work at once
 * @param around words before the command: a tracer that injects faults
 */
export async function runWorker(place: StorePlace, run: string, journal: Set<string>, { endAfter, steps = 1_000_000, clients = 8, around = [] }: { readonly endAfter?: { readonly milliseconds: number; readonly how: (child: ChildProcess) => void }; readonly steps?: number; readonly clients?: number; readonly around?: readonly string[] }): Promise<WorkerRun> {
  const [file, ...words] = [...around, process.execPath, worker, JSON.stringify(place), run, String(steps), String(clients)];
  const child = spawn(file, words, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let rest = '';
  let told = '';
  child.stderr.on('data', (piece: Buffer) => (told += piece.toString('utf8')));
  child.stdout.on('data', (piece: Buffer) => {
    const lines = (rest + piece.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line !== 'begun') journal.add(line);
      else if (endAfter !== undefined) setTimeout(() => endAfter.how(child), endAfter.milliseconds);
    }
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, told: told.trim() };
}
