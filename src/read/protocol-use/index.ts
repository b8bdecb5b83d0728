import { ours } from '../../model/text.ts';
import { csvRows, dayOf, hasColumns, type FlatColumns } from '../flat-rows.ts';
import { unreadableTable } from '../mfa-adoption/index.ts';
import { parsePeriod } from '../mfa-adoption/period.ts';
import { populationOf } from '../mfa-adoption/vocabulary.ts';
import { unreadable, type Reader, type Reading } from '../reader.ts';
import { RowNotes } from '../row-notes.ts';
import { Unreadable, type Source } from '../source.ts';
import { usageSeries, type UsageRow } from '../usage-figures/series.ts';
import { oldProtocolOf } from '../usage-figures/vocabulary.ts';

const FORMAT = 'protocol-use-csv';

type Column = 'time' | 'protocol' | 'population';

const columns: FlatColumns<Column> = {
  time: ['time', 'timestamp', 'date', 'date-(utc)', 'createddatetime'],
  protocol: ['protocol', 'client-app', 'clientappused', 'tls-version', 'authentication-protocol'],
  population: ['population'],
};

/** One connection or sign-in a row with its protocol, such as a list of sign-ins with the client app. Whose it was is not looked at. */
export const protocolUse: Reader<'usage-figures'> = {
  id: 'protocol-use',
  title: 'Connections or sign-ins with their protocol (CSV)',
  produces: 'usage-figures',
  accepts: (head) => hasColumns(head, columns, ['time', 'protocol']),
  read,
};

function read(source: Source): Reading<'usage-figures'> {
  try {
    const notes = new RowNotes();
    /** By population and month: all rows, and those of each old protocol. */
    const months = new Map<string, { readonly population: UsageRow['population']; readonly month: string; all: number; readonly old: Map<NonNullable<UsageRow['of']>, number> }>();
    for (const { row, cells } of csvRows(source, columns)) {
      const day = dayOf(cells.time);
      const population = (cells.population ?? '') === '' ? 'customers' : populationOf(cells.population ?? '');
      if (day === undefined || population === undefined || (cells.protocol ?? '') === '') {
        notes.add('row', ours('The row has no time, protocol or population that can be read; a time such as 2026-05-31T09:30:00Z and a protocol are expected. It was not counted.'), row);
        continue;
      }
      const month = day.slice(0, 7);
      const key = `${population} ${month}`;
      const count = months.get(key) ?? { population, month, all: 0, old: new Map() };
      months.set(key, count);
      count.all += 1;
      const protocol = oldProtocolOf(cells.protocol ?? '');
      if (protocol !== undefined) count.old.set(protocol, (count.old.get(protocol) ?? 0) + 1);
    }
    if (months.size === 0) return unreadable('usage-figures', FORMAT, ours('The table holds no row that can be counted; at least one with a time and a protocol is expected.'), { row: 1 });
    const protocols = new Set([...months.values()].flatMap(({ old }) => [...old.keys()]));
    const rows = [...months.values()].flatMap(({ population, month, all, old }): UsageRow[] => {
      const period = parsePeriod(month);
      if (period === undefined) return [];
      const base = { figure: 'legacy-protocol', population, ...period, whole: all } as const;
      return protocols.size === 0 ? [{ ...base, part: 0 }] : [...protocols].map((of) => ({ ...base, of, part: old.get(of) ?? 0 }));
    });
    return { kind: 'usage-figures', format: FORMAT, facts: { series: usageSeries(rows) }, notes: notes.notes, notesOmitted: notes.notesOmitted, ...(notes.hasAny ? { complete: false } : {}) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { message, row } = unreadableTable(error, ours('The file is not a table that can be read; CSV with time and protocol is expected.'));
    return unreadable('usage-figures', FORMAT, message, row === undefined ? {} : { row });
  }
}
