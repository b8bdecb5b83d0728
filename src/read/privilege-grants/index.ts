import type { UsageSubject } from '../../model/evidence/usage-figures.ts';
import { ours } from '../../model/text.ts';
import { daysBetween, parseDate } from '../../model/time.ts';
import { csvRows, dayOf, hasColumns, type FlatColumns } from '../flat-rows.ts';
import { unreadableTable } from '../mfa-adoption/index.ts';
import { populationOf } from '../mfa-adoption/vocabulary.ts';
import { unreadable, type Reader, type Reading } from '../reader.ts';
import { RowNotes } from '../row-notes.ts';
import { Unreadable, type Source } from '../source.ts';
import { usageSeries, type UsageRow } from '../usage-figures/series.ts';
import { subjectOf } from '../usage-figures/vocabulary.ts';

const FORMAT = 'privilege-grants-csv';
/** A right that was not used for so long counts as unused (ours). */
const unusedDays = 90;

type Column = 'role' | 'granted' | 'used' | 'exported' | 'population';

const columns: FlatColumns<Column> = {
  role: ['role', 'privilege', 'permission', 'right'],
  granted: ['granted', 'granted-at', 'granted-on'],
  used: ['last-used', 'last-used-at', 'last-used-on', 'last-accessed', 'last-accessed-at'],
  exported: ['exported', 'exported-at', 'exported-on'],
  population: ['population'],
};

/** One right that somebody holds a row, with the day on which it was used last. Who holds it is not looked at. */
export const privilegeGrants: Reader<'usage-figures'> = {
  id: 'privilege-grants',
  title: 'Rights granted and last used (CSV)',
  produces: 'usage-figures',
  accepts: (head) => hasColumns(head, columns, ['role', 'granted', 'used']),
  read,
};

interface Grant {
  readonly subject: UsageSubject;
  readonly population: UsageRow['population'];
  readonly granted: string;
  readonly used: string | undefined;
}

function read(source: Source): Reading<'usage-figures'> {
  try {
    const notes = new RowNotes();
    const grants: Grant[] = [];
    let exported: string | undefined;
    let newest = '';
    for (const { row, cells } of csvRows(source, columns)) {
      const granted = dayOf(cells.granted);
      const used = dayOf(cells.used);
      const population = (cells.population ?? '') === '' ? 'customers' : populationOf(cells.population ?? '');
      if (granted === undefined || population === undefined) {
        if (granted === undefined) notes.add('granted', ours('The row has no day on which the right was granted; a date such as 2026-05-31 is expected. It was not counted.'), row);
        else notes.add('population', ours('The row names a population that is not known; customers, own-staff or this-instance is expected. It was not counted.'), row);
        continue;
      }
      exported ??= dayOf(cells.exported);
      for (const day of [granted, used ?? '']) if (day > newest) newest = day;
      grants.push({ subject: subjectOf(cells.role ?? '') ?? 'other', population, granted, used });
    }
    if (grants.length === 0) return unreadable('usage-figures', FORMAT, ours('The table holds no right that can be counted; at least one row with a role and a day in granted is expected.'), { row: 1 });
    // Without a day of its own the export is as old as its newest date.
    const series = usageSeries(counted(grants, exported ?? newest));
    return { kind: 'usage-figures', format: FORMAT, facts: { series }, notes: notes.notes, notesOmitted: notes.notesOmitted, ...(notes.hasAny ? { complete: false } : {}) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { message, row } = unreadableTable(error, ours('The file is not a table that can be read; CSV with role, granted and last-used is expected.'));
    return unreadable('usage-figures', FORMAT, message, row === undefined ? {} : { row });
  }
}

/** By role and over all roles of a population; a sum over roles is only given where no role is withheld, which it would give away. */
function counted(grants: readonly Grant[], at: string): readonly UsageRow[] {
  const rows: UsageRow[] = [];
  for (const population of new Set(grants.map((grant) => grant.population))) {
    const own = grants.filter((grant) => grant.population === population);
    for (const of of new Set(own.map(({ subject }) => subject))) rows.push({ ...countOf(own.filter(({ subject }) => subject === of), at), population, of });
    const parts = rows.filter((row) => row.population === population);
    const isSafe = parts.length === 1 || parts.every(({ part = 0, whole = 0 }) => (part === 0 || part >= 10) && (whole - part === 0 || whole - part >= 10));
    if (isSafe) rows.push({ ...countOf(own, at), population });
  }
  return rows;
}

function countOf(grants: readonly Grant[], at: string): Pick<UsageRow, 'figure' | 'at' | 'part' | 'whole'> {
  const unused = grants.filter(({ granted, used }) => daysBetween(parseDate(used ?? granted) ?? 0, parseDate(at) ?? 0) >= unusedDays).length;
  return { figure: 'unused-privileges', at, part: unused, whole: grants.length };
}
