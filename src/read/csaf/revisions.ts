import { parseTime } from '../../model/time.ts';
import { stringAt, type JsonObject } from '../gateway/json-value.ts';
import { compareVersions, parseDocumentVersion, type DocumentVersion } from './document-version.ts';
import { rowsAt } from './rows.ts';

/** An entry of the revision history. */
export interface Revision {
  readonly number: string;
  readonly version: DocumentVersion | undefined;
  readonly at: number;
  /** Digits of the second past the millisecond, for comparing as text: times may differ in them alone. */
  readonly finer: string;
  readonly index: number;
}

/** The revision history as far as it can be compared: entries without a time or a version are left to the schema. */
export function revisionsOf(tracking: JsonObject): readonly Revision[] {
  return rowsAt(tracking, 'revision_history').flatMap((entry, index) => {
    const number = stringAt(entry, 'number');
    const date = stringAt(entry, 'date') ?? '';
    const at = parseTime(date);
    return number === undefined || at === undefined ? [] : [{ number, version: parseDocumentVersion(number), at, finer: finerThanMilliseconds(date), index }];
  });
}

/** By time, and by version where the times are equal. */
export function inOrder(revisions: readonly Revision[]): readonly Revision[] {
  return revisions.toSorted((one, other) => one.at - other.at || (one.finer < other.finer ? -1 : one.finer > other.finer ? 1 : 0) || (one.version === undefined || other.version === undefined ? 0 : compareVersions(one.version, other.version)));
}

function finerThanMilliseconds(time: string): string {
  return (/\.\d{3}(\d+)/.exec(time)?.[1] ?? '').replace(/0+$/, '');
}
