import type { Benchmark, Contender } from './benchmark.ts';
import { figuresIn, small } from './command.ts';

/** Bytes of one entry, roughly, for the growth. */
const entryBytes = 400;

const ours = (writers: number): Contender => ({ name: `appendEntry, ${writers} ${writers === 1 ? 'writer' : 'writers'}`, role: 'ours', command: (input, stage) => small(stage, 'audit-append', [String(input.count), String(writers)]), figures: figuresIn });

/** Entries of the audit log, chained and durable before each is acknowledged, by more and more writers at once. */
export const auditAppend: Benchmark = {
  id: 'B15',
  title: 'Audit log: entries appended, chained and durable',
  unit: 'entries',
  counts: { S: 2000, M: 20_000, L: 200_000 },
  input: (count) => ({ path: '', bytes: count * entryBytes, count, truth: { entries: count } }),
  contenders: [
    ours(1),
    ours(32),
    ours(256),
    { name: 'append and fdatasync', role: 'floor', command: (input, stage) => small(stage, 'append-and-sync', [String(input.count)]), figures: figuresIn },
  ],
};
