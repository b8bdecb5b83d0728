/** Fewer people than this behind a count, and the count is withheld. */
const countMin = 10;

export interface Withheld {
  /** The sum of the counts; absent when it is itself too small, or not known. */
  readonly total?: number;
  /** In the order that was given; undefined where withheld. A withheld count is at least 1. */
  readonly counts: readonly (number | undefined)[];
}

/**
 * Withholds small counts of one row of a table whose total is published, and with them as many others as keep them from being
 * worked out.
 *
 * - Counts of 1 to 9 are withheld; 0 stays, since nobody stands behind it.
 * - A row of 1 to 9 people in all is withheld whole.
 * - What is withheld could be taken from the total: so it must be at least two counts, at least 10 people together, and not
 *   nearly all nines, or the first larger count is withheld as well. The first by place, never by size: a choice by size would
 *   itself tell the size.
 * @param counts parts of the row; undefined where the source withheld them already, which means 1 or more
 * @param total sum of all parts, when the source gives it; needed where a part is undefined
 */
export function withhold(counts: readonly (number | undefined)[], total?: number): Withheld {
  const known = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const hidden = counts.filter((count) => count === undefined).length;
  if (hidden > 0 && total === undefined) return { counts: counts.map((count) => (count !== undefined && isSmall(count) ? undefined : count)) };

  const whole = hidden > 0 ? Math.max(total ?? 0, known + hidden) : known;
  if (isSmall(whole)) return { counts: counts.map((count) => (count === 0 ? 0 : undefined)) };

  const isWithheld = counts.map((count) => count === undefined || isSmall(count));
  const many = isWithheld.filter(Boolean).length;
  if (many === 0) return { total: whole, counts };
  const sum = whole - counts.reduce<number>((shown, count, index) => shown + (isWithheld[index] === true ? 0 : (count ?? 0)), 0);
  const isSafe = many >= 2 && sum >= countMin && sum < 9 * many - 1;
  if (!isSafe) {
    const second = counts.findIndex((count, index) => isWithheld[index] !== true && count !== 0);
    if (second !== -1) isWithheld[second] = true;
  }
  return { total: whole, counts: counts.map((count, index) => (isWithheld[index] === true ? undefined : count)) };
}

function isSmall(count: number): boolean {
  return count > 0 && count < countMin;
}
