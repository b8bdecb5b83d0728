import { readFileSync } from 'node:fs';
import type { Size } from './benchmark.ts';

/** One program held against another that ran beside it. */
export interface RatioGoal {
  readonly of: 'ratio';
  readonly figure: 'cpu' | 'wall' | 'rate';
  readonly ours: string;
  readonly against: string;
  /** Is added to `against`: what the job needs besides, measured in the same round. */
  readonly and?: string;
  readonly atMost: number;
  readonly sizes?: readonly Size[];
  /** The decision that put another goal in its place: this one is still shown, and fails nothing. */
  readonly replacedBy?: string;
}

/** A figure that shall not be exceeded. */
export type Goal =
  /** `rate` is the time for each one, from what the programs tell of themselves (`perSecond`): their starts are not in it. */
  | RatioGoal
  | { readonly of: 'memory'; readonly ours: string; readonly timesInput?: number; readonly plusMegabytes: number; readonly sizes?: readonly Size[] }
  | { readonly of: 'memory-ratio'; readonly ours: string; readonly against: string; readonly atMost: number; readonly sizes?: readonly Size[] }
  /** A figure that the program itself tells: a share, milliseconds inside of it, the size of an answer, or statements. */
  | { readonly of: 'told'; readonly ours: string; readonly figure: string; readonly unit: 'ms' | 'share' | 'kB' | 'MB' | 'statements' | 'requests'; readonly atMost: number; readonly sizes?: readonly Size[] }
  /** From each size to the next; with `sizes` only up to those, where the smaller input is of another kind. */
  | { readonly of: 'growth'; readonly ours: string; readonly atMost: number; readonly sizes?: readonly Size[] };

/** By the id of the benchmark. */
export type Goals = Readonly<Record<string, readonly Goal[]>>;

export function readGoals(): Goals {
  return JSON.parse(readFileSync(new URL('./goals.json', import.meta.url), 'utf8')) as Goals;
}

/** By how much a goal may be missed before the benchmark fails: single runs move about 25 %. */
export const tolerance = 1.3;

export type Standing = 'held' | 'near' | 'missed' | 'replaced';

export function standing(value: number, atMost: number): Exclude<Standing, 'replaced'> {
  if (value <= atMost) return 'held';
  return value <= atMost * tolerance ? 'near' : 'missed';
}
