import type { UsagePoint, UsageSeries } from '../../model/evidence/usage-figures.ts';
import { withhold } from '../mfa-adoption/withhold.ts';

/** One count of a part among a whole, before anything is withheld. Exists only inside a reader. */
export interface UsageRow extends Pick<UsageSeries, 'figure' | 'population' | 'of'> {
  readonly at: string;
  readonly from?: string;
  /** Undefined when the source withheld it. */
  readonly part: number | undefined;
  /** Undefined when it is not given or was withheld. */
  readonly whole: number | undefined;
}

/** Makes series, in one order whatever that of the rows, and withholds small counts and what would give them away. */
export function usageSeries(rows: readonly UsageRow[]): readonly UsageSeries[] {
  const groups = new Map<string, UsageRow[]>();
  for (const row of rows) {
    const key = [row.figure, row.population, row.of ?? ''].join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    return [{ figure: first.figure, population: first.population, ...(first.of === undefined ? {} : { of: first.of }), points: group.toSorted((a, b) => (a.at < b.at ? -1 : 1)).map(pointOf) }];
  });
}

function pointOf({ at, from, part, whole }: UsageRow): UsagePoint {
  const time = { at, ...(from === undefined ? {} : { from }) };
  if (whole === undefined) {
    const [shown] = withhold([part], part).counts;
    return { ...time, ...(shown === undefined ? {} : { part: shown }) };
  }
  // The rest counts too: who knows the whole and the part knows how many are left.
  const result = withhold([part, part === undefined ? undefined : whole - part], whole);
  const [shown] = result.counts;
  return { ...time, ...(shown === undefined ? {} : { part: shown }), ...(result.total === undefined ? {} : { whole: result.total }) };
}
