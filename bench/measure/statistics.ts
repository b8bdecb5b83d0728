/** The middle value, or the mean of the two in the middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (upper + lower) / 2;
}

/** The middle value with the smallest and the largest. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}

/** The exponent with which a cost grows: 1 is in step with the input, 2 is its square. */
export function growthExponent(costs: readonly [small: number, large: number], inputs: readonly [small: number, large: number]): number {
  return Math.log(costs[1] / costs[0]) / Math.log(inputs[1] / inputs[0]);
}
