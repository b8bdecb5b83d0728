import type { Benchmark, Contender } from './benchmark.ts';
import { figuresIn, small } from './command.ts';

/** Bytes of one entry, roughly, for the growth. */
const entryBytes = 400;

/** Who waits for the disk with each entry tells the same rate after some thousand of them as after very many. */
const fewMost = 3000;
const few = (count: number): number => Math.min(count, fewMost);

const ours = (writers: number): Contender => ({ name: `appendEntry, ${writers} writers`, role: 'ours', command: (input, stage) => small(stage, 'audit-append', [String(input.count), String(writers)]), figures: figuresIn });
/** One entry after the other, of which fewer are enough. */
const alone = (name: string, role: Contender['role'], program: string, more: readonly string[]): Contender => ({
  name, role, command: (input, stage) => small(stage, program, [String(few(input.count)), ...more]),
  figures: (output) => {
    const { entries = 0, ...rest } = figuresIn(output);
    return { ...rest, few: entries };
  },
});

/** Entries of the audit log, chained and durable before each is acknowledged, by more and more writers at once. */
export const auditAppend: Benchmark = {
  id: 'B15',
  title: 'Audit log: entries appended, chained and durable',
  unit: 'entries',
  counts: { S: 2000, M: 20_000, L: 100_000 },
  input: (count) => ({ path: '', bytes: count * entryBytes, count, truth: { entries: count, few: few(count) } }),
  contenders: [
    alone('appendEntry, 1 writer', 'ours', 'audit-append', ['1']),
    { ...ours(32), sizes: ['S', 'M'] },
    ours(256),
    alone('append and fdatasync', 'floor', 'append-and-sync', []),
  ],
};
