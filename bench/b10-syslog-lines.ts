import type { Benchmark } from './benchmark.ts';
import { figuresIn, missingProgram, small } from './command.ts';
import { cachedInput } from './generate/cached-input.ts';
import { syslogInput } from './generate/log-lines.ts';
import { inspectLog } from './log-inspection.ts';

/** Counts rows by facility, and those of one area, as a person would with awk. */
const program = '{ split($1, head, ">"); facility[int(substr(head[1], 2) / 8)]++; if (index($0, "area=\\"identity\\"")) identity++ } END { printf "{\\"events\\":%d,\\"identity\\":%d}\\n", NR, identity }';

/** Syslog rows (RFC 5424). */
export const syslogLines: Benchmark = {
  id: 'B10',
  title: 'Syslog rows, the whole job',
  unit: 'rows',
  counts: { S: 50_000, M: 300_000, L: 1_000_000 },
  input: (count) => cachedInput(syslogInput, count),
  contenders: [
    inspectLog,
    { name: 'read and cut into lines', role: 'floor', command: (input, stage) => small(stage, 'floor-lines', [input.path]), figures: (output) => ({ events: Number(figuresIn(output)['lines']) }) },
    { name: 'mawk', role: 'peer', missing: missingProgram('mawk'), command: (input) => ({ file: 'mawk', words: [program, input.path] }), figures: figuresIn },
  ],
};
