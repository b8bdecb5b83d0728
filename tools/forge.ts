/** Tries many single-change forgeries of signed things, and prints how many were accepted: `npm run forge -- 200000 1` (how many, seed). */
import { tryForgeries } from '../test/attest/forge.ts';
import { makeWorld } from '../test/attest/world.ts';

const [count = '200000', seed = '1'] = process.argv.slice(2);
const startedAt = performance.now();
const { tried, accepted, byTarget, byCode } = await tryForgeries(await makeWorld(), Number(seed), Number(count));
const seconds = Math.round((performance.now() - startedAt) / 1000);
process.stdout.write(`${tried} forgeries with seed ${seed} in ${seconds} s, ${accepted.length} accepted\n${JSON.stringify(byTarget)}\n${JSON.stringify(byCode)}\n`);
for (const forged of accepted.slice(0, 10)) process.stdout.write(`${forged}\n`);
if (accepted.length > 0) process.exitCode = 1;
