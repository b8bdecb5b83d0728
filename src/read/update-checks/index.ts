import { ours } from '../../model/text.ts';
import { csvRows, dayOf, hasColumns, type FlatColumns } from '../flat-rows.ts';
import { unreadableTable } from '../mfa-adoption/index.ts';
import { populationOf } from '../mfa-adoption/vocabulary.ts';
import { parseVersion } from '../patch-adoption/versions.ts';
import { unreadable, type Reader, type Reading } from '../reader.ts';
import { RowNotes } from '../row-notes.ts';
import { Unreadable, type Source } from '../source.ts';
import { createTally, type VersionDays } from './version-days.ts';

const FORMAT = 'update-checks-csv';

type Column = 'time' | 'version' | 'installation' | 'population';

const columns: FlatColumns<Column> = {
  time: ['time', 'timestamp', 'date', 'checked-at'],
  version: ['version', 'installed-version', 'current-version'],
  installation: ['installation', 'installation-id', 'instance', 'instance-id', 'device', 'device-id'],
  population: ['population'],
};

/** One check for updates a row. On each day an installation counts once, under the version of its last check; its id is forgotten with the file. */
export const updateChecks: Reader<'patch-adoption'> = {
  id: 'update-checks',
  title: 'Log of checks for updates (CSV)',
  produces: 'patch-adoption',
  accepts: (head) => hasColumns(head, columns, ['time', 'version', 'installation']),
  read,
};

function read(source: Source): Reading<'patch-adoption'> {
  try {
    const notes = new RowNotes();
    const days: VersionDays = createTally();
    let population: 'customers' | 'own-staff' | 'this-instance' | undefined;
    for (const { row, cells } of csvRows(source, columns)) {
      const day = dayOf(cells.time);
      const version = parseVersion(cells.version ?? '');
      const stated = (cells.population ?? '') === '' ? 'customers' : populationOf(cells.population ?? '');
      const problem = day === undefined ? 'time' : version === undefined ? 'version' : (cells.installation ?? '') === '' ? 'installation' : stated === undefined || (population !== undefined && population !== stated) ? 'population' : undefined;
      if (problem !== undefined || day === undefined || version === undefined) {
        notes.add(problem ?? 'time', expected[problem ?? 'time'], row);
        continue;
      }
      population ??= stated;
      days.add(day, cells.installation ?? '', version, cells.time ?? '');
    }
    if (population === undefined) return unreadable('patch-adoption', FORMAT, ours('The log holds no check that can be read; at least one with time, version and installation is expected.'), { row: 1 });
    return { kind: 'patch-adoption', format: FORMAT, facts: days.facts(population), notes: notes.notes, notesOmitted: notes.notesOmitted, ...(notes.hasAny ? { complete: false } : {}) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { message, row } = unreadableTable(error, ours('The file is not a table that can be read; CSV with time, version and installation is expected.'));
    return unreadable('patch-adoption', FORMAT, message, row === undefined ? {} : { row });
  }
}

const expected = {
  time: ours('The row has no time that can be read; a time such as 2026-05-31T09:30:00Z is expected. It was not counted.'),
  version: ours('The row has no version that can be read; letters, digits, dots and hyphens with at least one digit are expected. It was not counted.'),
  installation: ours('The row does not say which installation asked; an id, or a pseudonym that stays the same, is expected. It was not counted.'),
  population: ours('The row names another population than the rows before, or none that is known; one of customers, own-staff and this-instance for the whole file is expected. It was not counted.'),
} as const;
