import type { MfaAdoption } from '../model/evidence/mfa-adoption.ts';
import type { PatchAdoption } from '../model/evidence/patch-adoption.ts';
import type { UsageFigures } from '../model/evidence/usage-figures.ts';
import { csvCell, csvRow } from './escape/csv.ts';
import { joinEscaped, type Escaped } from './escape/escaped.ts';

/** The word for a count that is withheld, as Assay's own tables write it. */
const withheld = 'withheld';

/**
 * Counts of accounts as Assay's own table of multi-factor adoption, which it reads again.
 * @param period stands in for the date of an export that does not say its own; rows without either are left out
 */
export function mfaAdoptionCsv({ series }: MfaAdoption, period: string | undefined): Escaped<'csv'> {
  return table(['period', 'population', 'role', 'factor', 'accounts', 'active'], series.flatMap(({ population, role, at, from, active, counts }) => {
    const when = at === undefined ? period : periodOf(at, from);
    return when === undefined ? [] : counts.map(({ factor, accounts }) => [when, population, role, factor, count(accounts), active === undefined ? '' : String(active)]);
  }));
}

/** Installations by version and day as Assay's own table, which it reads again. */
export function patchAdoptionCsv({ population, versions, days }: PatchAdoption): Escaped<'csv'> {
  const released = new Map(versions.map(({ version, releasedAt }) => [version, releasedAt ?? '']));
  return table(['date', 'version', 'released', 'installs', 'population'], days.flatMap(({ date, counts }) => counts.map(({ version, installs }) => [date, version, released.get(version) ?? '', count(installs), population])));
}

/** Figures on use as Assay's own table, which it reads again. */
export function usageFiguresCsv({ series }: UsageFigures): Escaped<'csv'> {
  return table(['period', 'population', 'figure', 'of', 'part', 'whole'], series.flatMap(({ figure, population, of, points }) => points.map(({ at, from, part, whole }) => [periodOf(at, from), population, figure, of ?? '', count(part), whole === undefined ? '' : String(whole)])));
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): Escaped<'csv'> {
  return joinEscaped([header, ...rows].map((cells) => csvRow(cells.map((cell) => csvCell`${cell}`))), csvCell``);
}

function count(value: number | undefined): string {
  return value === undefined ? withheld : String(value);
}

function periodOf(at: string, from: string | undefined): string {
  return from === undefined ? at : `${from}/${at}`;
}
