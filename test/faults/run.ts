/** Makes the faults that a workspace must survive, and prints a table: `npm run faults -- --times 200 --only F1,F5`; `--only R1` needs 3 GB of disk. */
import { parseArgs } from 'node:util';
import { faults } from './faults.ts';

// Ended from outside, it still ends the database servers that it started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const { values } = parseArgs({ options: { times: { type: 'string', default: '40' }, only: { type: 'string' } } });
const chosen = values.only?.split(',');
let failed = 0;
for (const { id, title, isLong, without, run } of faults) {
  if (chosen === undefined ? isLong === true : !chosen.includes(id)) continue;
  const since = performance.now();
  let standing = 'held   ';
  let words: string;
  if (without !== false && process.env['CI'] !== 'true') {
    standing = 'not run';
    words = without;
  } else {
    try {
      words = await run(Number(values.times));
    } catch (problem) {
      failed += 1;
      standing = 'FAILED ';
      words = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
    }
  }
  process.stdout.write(`${id.padEnd(4)} ${standing} ${String(Math.round((performance.now() - since) / 1000)).padStart(4)} s  ${title}\n                    ${words}\n`);
}
process.exitCode = failed === 0 ? 0 : 1;
