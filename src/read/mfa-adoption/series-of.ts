import { mfaFactors, type MfaAdoption, type MfaFactor, type MfaPopulation, type MfaRole, type MfaSeries } from '../../model/evidence/mfa-adoption.ts';
import { withhold } from './withhold.ts';

/** Accounts of one factor, before anything is withheld. Exists only inside a reader. */
export interface MfaRow {
  readonly population: MfaPopulation;
  readonly role: MfaRole;
  readonly at?: string;
  readonly from?: string;
  readonly factor: MfaFactor;
  /** Undefined when the source withheld it. */
  readonly accounts: number | undefined;
  /** Active accounts of population and role, when the source gives them. */
  readonly active?: number;
  /** 1-based row of the source. */
  readonly row: number;
}

export type RowProblem = { readonly row: number; readonly problem: 'twice' | 'sum' };

/** Order in which a larger count is withheld beside a small one: the figures that matter most come last. */
const sacrifice: readonly MfaFactor[] = ['other', 'sms', 'push', 'totp', 'certificate', 'passkey', 'fido2', 'not-stated', 'none'];

/**
 * Makes series out of rows and withholds small counts. Without a row for `none`, the accounts that are left of the active ones
 * have no second factor.
 * @param isCut true when rows were lost: then the sum of the rest is not the number of active accounts
 */
export function seriesOf(rows: readonly MfaRow[], namesFactors: boolean, isCut: (row: Pick<MfaRow, 'population' | 'role' | 'at' | 'from'>) => boolean = () => false): { readonly facts: MfaAdoption; readonly problems: readonly RowProblem[] } {
  const groups = new Map<string, MfaRow[]>();
  for (const row of rows) {
    const key = [row.at ?? '', row.from ?? '', row.population, row.role].join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  const problems: RowProblem[] = [];
  const series = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, group]) => {
    const made = oneSeries(group, namesFactors, problems, isCut);
    return made === undefined ? [] : [made];
  });
  return { facts: { series }, problems };
}

function oneSeries(group: readonly MfaRow[], namesFactors: boolean, problems: RowProblem[], isCut: (row: MfaRow) => boolean): MfaSeries | undefined {
  const [first] = group;
  if (first === undefined) return undefined;
  const byFactor = new Map<MfaFactor, number | undefined>();
  for (const { factor, accounts, row } of group) {
    if (byFactor.has(factor)) problems.push({ row, problem: 'twice' });
    else byFactor.set(factor, accounts);
  }
  const active = group.find((row) => row.active !== undefined)?.active;
  const known = [...byFactor.values()].reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const hidden = [...byFactor.values()].filter((count) => count === undefined).length;
  if (active !== undefined && !byFactor.has('none') && hidden === 0 && active >= known && !isCut(first)) byFactor.set('none', active - known);
  else if (active !== undefined && !isCut(first) && (hidden === 0 ? active !== known : active < known + hidden)) problems.push({ row: first.row, problem: 'sum' });

  const ordered = sacrifice.filter((factor) => byFactor.has(factor));
  const result = withhold(ordered.map((factor) => byFactor.get(factor)), active);
  const isWhole = result.total !== undefined && !isCut(first) && (byFactor.has('none') || active !== undefined);
  const counts = mfaFactors.filter((factor) => byFactor.has(factor)).map((factor) => {
    const accounts = result.counts[ordered.indexOf(factor)];
    return accounts === undefined ? { factor } : { factor, accounts };
  });
  return {
    population: first.population,
    role: first.role,
    ...(first.at === undefined ? {} : { at: first.at }),
    ...(first.from === undefined ? {} : { from: first.from }),
    ...(isWhole && result.total !== undefined ? { active: result.total } : {}),
    counts,
    namesFactors,
  };
}
