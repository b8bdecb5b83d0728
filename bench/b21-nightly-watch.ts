import { fileURLToPath } from 'node:url';
import type { Benchmark, Figures } from './benchmark.ts';
import { small } from './command.ts';

const host = fileURLToPath(new URL('./child/makers-host.ts', import.meta.url));

/** One night of a server that watches many makers, over loopback with the usual politeness. */
export const nightlyWatch: Benchmark = {
  id: 'B21',
  title: 'A night of watching makers',
  unit: 'makers',
  counts: { S: 20, M: 100, L: 500 },
  input: (count) => ({ path: String(count), bytes: 0, count, truth: { looked: count, told: count, failed: 0, left: 0 } }),
  contenders: [{
    name: 'look and compare', role: 'ours', roundsMax: 1,
    command: (input, stage) => small(stage, 'nightly-watch', [input.path, host]),
    figures: (output) => JSON.parse(output) as Figures,
  }],
};
