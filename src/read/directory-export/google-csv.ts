import type { JsonObject } from '../gateway/json-value.ts';
import type { Head } from '../head.ts';
import { csvRows, hasColumns, type FlatColumns } from '../flat-rows.ts';
import type { Source } from '../source.ts';

type Column = 'enrolled' | 'status';

/** Columns of the list of users that the Google Admin console downloads; remarks in brackets behind their names do not matter. */
const columns: FlatColumns<Column> = { enrolled: ['2sv-enrolled', '2-step-verification-enrollment', '2sv-enrollment'], status: ['status', 'user-status'] };

export function isGoogleList(head: Head): boolean {
  return hasColumns(head, columns, ['enrolled', 'status']);
}

/** The users of the list as the Directory API would answer them, with nothing but what is counted. */
export function googleAccounts(source: Source): readonly JsonObject[] {
  return [...csvRows(source, columns)].map(({ cells }) => ({ isEnrolledIn2Sv: isYes(cells.enrolled), suspended: (cells.status ?? '').toLowerCase() !== 'active' }));
}

function isYes(text = ''): boolean {
  return /^(?:true|yes|enrolled|on)$/i.test(text);
}
