import { probed, type Probe } from './probes.ts';

/** Questions of each group. */
const times = Number(process.env['ASSAY_ENUMERATION_TIMES'] ?? 500);
const costly = Math.max(20, Math.round(times / 10));
/** Of the medians’ difference: what a stranger may tell at most. */
const shareMost = 0.05;
const draws = 2_000;

/** What was measured of one probe, in milliseconds. */
interface Measured {
  readonly known: readonly number[];
  /** As known, asked beside it: two groups without any difference, whose medians differ by chance alone. */
  readonly knownAgain: readonly number[];
  readonly unknown: readonly number[];
}

async function measure({ known, unknown, isCostly }: Probe): Promise<Measured> {
  const groups = [{ ask: known, took: [] as number[] }, { ask: unknown, took: [] as number[] }, { ask: known, took: [] as number[] }] as const;
  const rounds = isCostly === true ? costly : times;
  for (let round = -10; round < rounds; round += 1) {
    // Each round in another order, so that what goes on beside it meets all groups alike.
    for (let turn = 0; turn < groups.length; turn += 1) {
      const group = groups[(turn + round + 30) % groups.length];
      const question = await group?.ask();
      const began = performance.now();
      await question?.();
      if (round >= 0) group?.took.push(performance.now() - began);
    }
  }
  return { known: groups[0].took, unknown: groups[1].took, knownAgain: groups[2].took };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The range in which the difference of two groups’ medians lies in 99 of 100 draws (bootstrap). */
function difference(one: readonly number[], other: readonly number[]): readonly [low: number, high: number] {
  const drawn = (values: readonly number[]): readonly number[] => values.map(() => values[Math.floor(Math.random() * values.length)] ?? 0);
  const differences = Array.from({ length: draws }, () => median(drawn(one)) - median(drawn(other))).toSorted((left, right) => left - right);
  return [differences[Math.floor(draws * 0.005)] ?? 0, differences[Math.floor(draws * 0.995)] ?? 0];
}

const { host, probes } = await probed();
process.stdout.write(`| question | asked | median known | median unknown | difference | 99 % range | two groups of known | |\n|---|---|---|---|---|---|---|---|\n`);
for (const probe of probes) {
  const { known, knownAgain, unknown } = await measure(probe);
  const [low, high] = difference(known, unknown);
  const noise = Math.abs(median(known) - median(knownAgain));
  const apart = median(known) - median(unknown);
  // Told apart: chance alone does not explain it, and it is more than the share and than two groups of the same differ.
  const isTold = (low > 0 || high < 0) && Math.abs(apart) > Math.max(shareMost * median(known), noise);
  if (isTold) process.exitCode = 1;
  const ms = (value: number): string => `${value.toFixed(3)} ms`;
  process.stdout.write(`| ${probe.what} | ${known.length} | ${ms(median(known))} | ${ms(median(unknown))} | ${ms(apart)} (${((100 * apart) / median(known)).toFixed(1)} %) | ${ms(low)} to ${ms(high)} | ${ms(noise)} | ${isTold ? 'TOLD APART' : 'not told apart'} |\n`);
}
await host.close();
