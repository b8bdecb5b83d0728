import { fixSeverities, type FixDeployments, type FixSeverity, type SeverityDeployments } from '../../model/evidence/fix-deployments.ts';
import { ours, type Text } from '../../model/text.ts';
import { daysBetween, parseDate } from '../../model/time.ts';
import { csvRows, dayOf, hasColumns, jsonRows, type FlatColumns, type FlatRow } from '../flat-rows.ts';
import { unreadableTable } from '../mfa-adoption/index.ts';
import { unreadable, type Reader, type Reading } from '../reader.ts';
import { RowNotes } from '../row-notes.ts';
import { Unreadable, type Source } from '../source.ts';

type Column = 'severity' | 'ready' | 'deployed';

const columns: FlatColumns<Column> = {
  severity: ['severity'],
  ready: ['fix-ready', 'fix-available', 'fixed', 'fixed-at', 'ready'],
  deployed: ['deployed', 'deployed-at', 'in-service', 'rolled-out'],
};

/** One security fix a row: when it was ready, and when it ran in the maker's service everywhere. */
export const fixDeployments: Reader<'fix-deployments'> = {
  id: 'fix-deployments',
  title: 'Deployment log of security fixes (Assay’s own CSV or JSON)',
  produces: 'fix-deployments',
  accepts: (head) => hasColumns(head, columns, ['severity', 'ready', 'deployed']) || head.json?.strings.get('assay') === 'fix-deployments',
  read,
};

function read(source: Source): Reading<'fix-deployments'> {
  const isJson = /^\s*\{/.test(new TextDecoder().decode(source.head.subarray(0, 64)).replace(/^\uFEFF/, ''));
  const format = isJson ? 'assay-fix-deployments-json' : 'assay-fix-deployments-csv';
  try {
    return toReading(isJson ? jsonRows(source, 'fixes', columns) : csvRows(source, columns), format);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { message, row } = unreadableTable(error, isJson ? ours('The file is not JSON that can be read; an object with assay and fixes is expected.') : ours('The file is not a table that can be read; CSV with severity, fix-ready and deployed is expected.'));
    return unreadable('fix-deployments', format, message, row === undefined ? {} : { row });
  }
}

const expected = {
  ready: ours('The row has no day on which the fix was ready; a date such as 2026-05-31 is expected in fix-ready. It was not counted.'),
  deployed: ours('The row has a day of deployment that cannot be read; a date such as 2026-05-31, or nothing while it is not deployed, is expected. It was not counted.'),
  order: ours('The fix was deployed before it was ready by its row; the day of deployment on or after that of the fix is expected. It was not counted.'),
} as const satisfies Record<string, Text>;

interface Fix {
  readonly severity: FixSeverity;
  readonly ready: string;
  /** Absent while it is not deployed. */
  readonly days: number | undefined;
}

function toReading(table: Iterable<FlatRow<Column>>, format: string): Reading<'fix-deployments'> {
  const notes = new RowNotes();
  const fixes: Fix[] = [];
  for (const { row, cells } of table) {
    const ready = dayOf(cells.ready);
    const deployed = dayOf(cells.deployed);
    const problem = ready === undefined ? 'ready' : deployed === undefined && (cells.deployed ?? '') !== '' ? 'deployed' : deployed !== undefined && deployed < ready ? 'order' : undefined;
    if (problem !== undefined || ready === undefined) notes.add(problem ?? 'ready', expected[problem ?? 'ready'], row);
    else fixes.push({ severity: severityOf(cells.severity ?? ''), ready, days: deployed === undefined ? undefined : daysBetween(parseDate(ready) ?? 0, parseDate(deployed) ?? 0) });
  }
  const days = fixes.map(({ ready }) => ready).toSorted();
  const [from] = days;
  const to = days.at(-1);
  if (from === undefined || to === undefined) return unreadable('fix-deployments', format, ours('The log holds no fix that can be read; at least one with a day in fix-ready is expected.'), { row: 1 });
  const facts: FixDeployments = { bySeverity: fixSeverities.flatMap((severity) => countOf(severity, fixes)), from, to };
  return { kind: 'fix-deployments', format, facts, notes: notes.notes, notesOmitted: notes.notesOmitted, ...(notes.hasAny ? { complete: false } : {}) };
}

function severityOf(text: string): FixSeverity {
  const word = text.trim().toLowerCase();
  return fixSeverities.find((severity) => severity === word) ?? (word === 'moderate' ? 'medium' : 'not-stated');
}

function countOf(severity: FixSeverity, fixes: readonly Fix[]): readonly SeverityDeployments[] {
  const own = fixes.filter((fix) => fix.severity === severity);
  if (own.length === 0) return [];
  const days = own.flatMap((fix) => (fix.days === undefined ? [] : [fix.days])).toSorted((a, b) => a - b);
  const longestDays = days.at(-1);
  const half = days.length / 2;
  const medianDays = Number.isInteger(half) ? ((days[half - 1] ?? 0) + (days[half] ?? 0)) / 2 : days[Math.floor(half)];
  return [{ severity, fixes: own.length, deployed: days.length, ...(longestDays === undefined || medianDays === undefined ? {} : { medianDays, longestDays }) }];
}
