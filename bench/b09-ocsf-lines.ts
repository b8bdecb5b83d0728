import type { Benchmark } from './benchmark.ts';
import { figuresIn, small } from './command.ts';
import { cachedInput } from './generate/cached-input.ts';
import { ocsfInput } from './generate/log-lines.ts';
import { inspectLog } from './log-inspection.ts';
import { duckdb } from './peers.ts';

/** OCSF events on lines: 1,000,000 are about 650 MB. */
export const ocsfLines: Benchmark = {
  id: 'B9',
  title: 'OCSF events, the whole job',
  unit: 'events',
  counts: { S: 20_000, M: 200_000, L: 1_000_000 },
  input: (count) => cachedInput(ocsfInput, count),
  contenders: [
    inspectLog,
    { name: 'read and JSON.parse each line', role: 'floor', command: (input, stage) => small(stage, 'floor-json-lines', [input.path]), figures: (output) => ({ events: Number(figuresIn(output)['records']) }) },
    duckdb('duckdb-ocsf'),
  ],
};
