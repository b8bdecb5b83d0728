import type { Size } from '../benchmark.ts';
import { standing, type Goal, type RatioGoal, type Standing } from '../goals.ts';
import type { Measured, Series } from '../measure/measure-benchmark.ts';
import type { Sample } from '../measure/run-process.ts';
import { growthExponent, median, spreadOf, type Spread } from '../measure/statistics.ts';

/** How one goal stands at one size, or between two. */
export interface Judged {
  readonly benchmark: string;
  /** `M`, or `S to M` for growth. */
  readonly where: string;
  /** What is held against what: `assay inspect / read and JSON.parse, cpu`. */
  readonly what: string;
  /** Absent when it could not be measured. */
  readonly value?: Spread;
  readonly atMost: number;
  readonly unit: 'x' | 'MB' | 'exponent' | 'ms' | 'share' | 'kB' | 'statements' | 'requests';
  readonly standing: Standing | 'not measured';
  readonly why?: string;
  /** The decision with the goal that holds instead. */
  readonly replacedBy?: string;
}

const megabyte = 1_000_000;

/** Holds what was measured against the goals. */
export function judge(measured: Measured, goals: readonly Goal[]): readonly Judged[] {
  return goals.flatMap((goal) => (goal.of === 'growth' ? growth(measured, goal) : [...measured.inputs.keys()].filter((size) => goal.sizes?.includes(size) !== false).map((size) => atSize(measured, goal, size))));
}

function atSize(measured: Measured, goal: Exclude<Goal, { of: 'growth' }>, size: Size): Judged {
  const { id } = measured.benchmark;
  const ours = seriesOf(measured, size, goal.ours);
  const input = measured.inputs.get(size);
  if (goal.of === 'memory') {
    const atMost = Math.round((goal.timesInput ?? 0) * ((input?.bytes ?? 0) / megabyte) + goal.plusMegabytes);
    return judged({ benchmark: id, where: size, what: `${goal.ours}, peak memory`, atMost, unit: 'MB' }, [...(ours?.samples.values() ?? [])].map((sample) => sample.peakBytes / megabyte), 'it did not run');
  }
  if (goal.of === 'told') {
    const values = (ours?.told ?? []).map((figures) => figures[goal.figure]).filter((value) => typeof value === 'number');
    return judged({ benchmark: id, where: size, what: `${goal.ours}, ${goal.figure}`, atMost: goal.atMost, unit: goal.unit }, values, 'it did not run');
  }
  if (goal.of === 'ratio') return ratio(measured, goal, size, ours);
  const other = seriesOf(measured, size, goal.against);
  const what = `${goal.ours} / ${goal.against}, peak memory`;
  const ratios = ours === undefined || other === undefined ? [] : ratiosOf(ours, [other], 'memory');
  return judged({ benchmark: id, where: size, what, atMost: goal.atMost, unit: 'x' }, ratios, measured.missing.find((item) => item.contender === goal.against)?.why ?? `${goal.against} did not run at this size`);
}

function ratio(measured: Measured, goal: RatioGoal, size: Size, ours: Series | undefined): Judged {
  const names = [goal.against, ...(goal.and === undefined ? [] : [goal.and])];
  const others = names.flatMap((name) => seriesOf(measured, size, name) ?? []);
  const isWhole = ours !== undefined && others.length === names.length;
  const absent = names.find((name) => seriesOf(measured, size, name) === undefined) ?? goal.against;
  const found = judged({ benchmark: measured.benchmark.id, where: size, what: `${goal.ours} / ${names.length === 1 ? goal.against : `(${names.join(' + ')})`}, ${goal.figure}`, atMost: goal.atMost, unit: 'x' }, isWhole ? ratiosOf(ours, others, goal.figure) : [], measured.missing.find((item) => item.contender === absent)?.why ?? `${absent} did not run at this size`);
  return goal.replacedBy === undefined || found.value === undefined ? found : { ...found, standing: 'replaced', replacedBy: goal.replacedBy };
}

function growth(measured: Measured, goal: Extract<Goal, { of: 'growth' }>): readonly Judged[] {
  const steps = [...measured.inputs].map(([size, input], index, all) => ({ size, input, before: all[index - 1] })).filter((step) => step.before !== undefined && goal.sizes?.includes(step.size) !== false);
  return steps.map(({ size, input, before }): Judged => {
    const [sizeBefore, inputBefore] = before ?? [size, input];
    const small = seriesOf(measured, sizeBefore, goal.ours);
    const large = seriesOf(measured, size, goal.ours);
    const exponents = [...(large?.samples ?? [])].flatMap(([round, sample]) => {
      const other = small?.samples.get(round);
      return other === undefined ? [] : [growthExponent([other.cpuMilliseconds, sample.cpuMilliseconds], [inputBefore.bytes, input.bytes])];
    });
    return judged({ benchmark: measured.benchmark.id, where: `${sizeBefore} to ${size}`, what: `${goal.ours}, growth of cpu`, atMost: goal.atMost, unit: 'exponent' }, exponents, 'it did not run');
  });
}

function seriesOf(measured: Measured, size: Size, contender: string): Series | undefined {
  return measured.series.find((series) => series.size === size && series.contender === contender);
}

/** One ratio for each round in which all ran; of several others what they took together. */
function ratiosOf(ours: Series, others: readonly Series[], figure: 'cpu' | 'wall' | 'rate' | 'memory'): readonly number[] {
  if (figure === 'rate') return ours.told.flatMap(({ perSecond: own }, round) => {
    const beside = others[0]?.told[round]?.['perSecond'];
    return typeof own === 'number' && typeof beside === 'number' ? [beside / own] : [];
  });
  const costOf = (sample: Sample): number => (figure === 'memory' ? sample.peakBytes : figure === 'cpu' ? sample.cpuMilliseconds : sample.wallMilliseconds);
  return [...ours.samples].flatMap(([round, sample]) => {
    const beside = others.flatMap((other) => other.samples.get(round) ?? []);
    return beside.length === others.length ? [costOf(sample) / beside.reduce((sum, one) => sum + costOf(one), 0)] : [];
  });
}

function judged(of: Pick<Judged, 'benchmark' | 'where' | 'what' | 'atMost' | 'unit'>, values: readonly number[], why: string): Judged {
  if (values.length === 0) return { ...of, standing: 'not measured', why };
  return { ...of, value: spreadOf(values), standing: standing(median(values), of.atMost) };
}
