import type { ObjectKind } from '../act.ts';
import type { Reader } from '../../store/store.ts';

/** Something that ends or falls due on a day, and that somebody has to look after. */
export interface DueItem {
  /** Stays the same while the thing does, so that a calendar program knows it again. */
  readonly id: string;
  /** The day, `2026-05-31`. */
  readonly on: string;
  /** What kind of thing: decides who sees it. */
  readonly object: ObjectKind;
  readonly productId: string | null;
  /** What ends or falls due, a phrase in our words. It may hold what people entered: its place escapes it. */
  readonly what: string;
  /** Where it is looked after: a path of the workspace. */
  readonly page: string;
}

/** The days that are asked for, both included. */
export interface Period {
  readonly from: string;
  readonly until: string;
}

/** Things of one kind at most that one answer holds. */
export const dueMost = 500;

/**
 * Where things that fall due are kept: each room gives its own, the earliest first and `dueMost` at most.
 * @param products those that the asker sees; all when undefined
 */
export interface DueSource {
  readonly object: ObjectKind;
  readonly items: (rows: Reader, period: Period, products: readonly string[] | undefined) => Promise<readonly DueItem[]>;
}
