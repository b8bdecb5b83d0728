import { WrongFigures, type Benchmark, type Contender, type Details, type Figures, type Input, type Size, type Stage } from '../benchmark.ts';
import { runProcess, type Sample } from './run-process.ts';

/** What one contender took at one size: a sample for each round in which it ran. */
export interface Series {
  readonly size: Size;
  readonly contender: string;
  readonly role: Contender['role'];
  /** By round; a round in which it did not run is left out of the map. */
  readonly samples: ReadonlyMap<number, Sample>;
  /** What it printed in each round. */
  readonly told: readonly Figures[];
  /** What the figures of the last round come from. */
  readonly details?: Details | undefined;
}

/** Everything measured for one benchmark. */
export interface Measured {
  readonly benchmark: Benchmark;
  readonly inputs: ReadonlyMap<Size, Input>;
  readonly series: readonly Series[];
  readonly missing: readonly { readonly contender: string; readonly why: string }[];
}

/**
 * Runs everybody at every size, round after round, so that a slow minute of the machine meets all of them.
 * @throws WrongFigures when one is wrong
 */
export async function measureBenchmark(benchmark: Benchmark, sizes: readonly Size[], rounds: number, stage: Stage, tell: (words: string) => void): Promise<Measured> {
  const present = benchmark.contenders.filter((contender) => contender.missing === undefined);
  const inputs = new Map<Size, Input>();
  for (const size of sizes) inputs.set(size, await benchmark.input(benchmark.counts[size]));
  const series = new Map<string, Series & { readonly samples: Map<number, Sample>; readonly told: Figures[]; details?: Details | undefined }>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [size, input] of inputs) {
      // Another one begins in each round, so that none always runs in another's wake.
      for (const contender of turned(present, round)) {
        if (round >= (contender.roundsMax ?? rounds) || contender.sizes?.includes(size) === false) continue;
        tell(`${benchmark.id} ${size} round ${round + 1} of ${rounds}: ${contender.name}`);
        // One after the other: they are being timed.
        const { sample, output } = await runProcess(contender.command(input, stage), contender.repeat?.[size]);
        const figures = contender.figures(output, input);
        if (contender.isStart !== true) compare(benchmark, size, contender, figures, input.truth);
        const key = `${size} ${contender.name}`;
        const own = series.get(key) ?? { size, contender: contender.name, role: contender.role, samples: new Map<number, Sample>(), told: [], details: undefined };
        own.samples.set(round, sample);
        own.told.push(figures);
        own.details = contender.details?.(output);
        series.set(key, own);
      }
    }
  }
  const missing = benchmark.contenders.flatMap((contender) => (contender.missing === undefined ? [] : [{ contender: contender.name, why: contender.missing }]));
  return { benchmark, inputs, series: [...series.values()], missing };
}

function turned<Item>(items: readonly Item[], by: number): readonly Item[] {
  const at = by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}

function compare(benchmark: Benchmark, size: Size, contender: Contender, figures: Figures, truth: Figures): void {
  const shared = Object.keys(figures).filter((key) => Object.hasOwn(truth, key));
  if (shared.length === 0) throw new WrongFigures(`${benchmark.id} ${size}: ${contender.name} gave no figure that can be compared.`);
  const wrong = shared.filter((key) => figures[key] !== truth[key]).map((key) => `${key} is ${figures[key]}, true is ${truth[key]}`);
  if (wrong.length > 0) throw new WrongFigures(`${benchmark.id} ${size}: ${contender.name} is wrong: ${wrong.join('; ')}.`);
}
