import type { LogAnswer, LogDetectionId, LogQuestionId } from './log-questions.ts';

/**
 * What a sample of audit log rows says in counts. Never an event, a name, an address or an account:
 * those are dropped while reading, and only row numbers lead back into the artifact.
 * A sample is only a sample: what is not in it was not seen, not proved to be absent.
 */
export interface AuditLogSample {
  /** Rows that hold anything; for a JSON array its elements. */
  readonly rows: number;
  /** Rows that were read as events. */
  readonly events: number;
  readonly unreadableRows: UnreadableRows;
  /** An event may count in more than one area. */
  readonly areas: Readonly<Record<LogArea, AreaCount>>;
  /** Events of a known type that belongs to none of the areas. */
  readonly eventsInNoArea: number;
  /** Event types by their name in the format's own vocabulary, most frequent first, at most `logEventTypesMax`. */
  readonly types: readonly LogEventType[];
  /** Events whose type has no place in `types`. */
  readonly eventsOfOtherTypes: number;
  /** Events in which the field is given. */
  readonly fields: Readonly<Record<LogField, number>>;
  /** Events with actor, action, target, outcome, source and UTC time. */
  readonly completeEvents: RowCount;
  readonly incompleteEvents: RowCount;
  readonly timeForms: Readonly<Record<LogTimeForm, RowCount>>;
  /** Absent when no event carries a time that can be placed. */
  readonly time?: LogTime;
  /** Whether the sample can answer a responder's first questions; absent in a sample that was read before this was asked. */
  readonly questions?: Readonly<Record<LogQuestionId, LogAnswer>>;
  /** Of each detection how far each of its needs is met, in the order of `logDetections`; absent as `questions` is. */
  readonly detections?: Readonly<Record<LogDetectionId, readonly LogAnswer[]>>;
}

/**
 * The areas that the Secure by Design Pledge names for evidence of intrusions: (i) configuration changes or reads,
 * (ii) identity (sign-in, token creation) and network flows, (iii) access to or creation of business data.
 */
export type LogArea = 'configuration' | 'identity' | 'network' | 'data';

export const logAreas = ['configuration', 'identity', 'network', 'data'] as const satisfies readonly LogArea[];

/** What a responder needs in an event. `utc-time`: the time is there and in UTC. */
export type LogField = 'actor' | 'action' | 'target' | 'outcome' | 'source' | 'utc-time' | 'correlation';

export const logFields = ['actor', 'action', 'target', 'outcome', 'source', 'utc-time', 'correlation'] as const satisfies readonly LogField[];

/** The fields that make an event complete; a correlation id helps but is not asked for. */
export const completeLogFields = ['actor', 'action', 'target', 'outcome', 'source', 'utc-time'] as const satisfies readonly LogField[];

/**
 * How a time is written. `milliseconds`, `seconds`: an integer since 1970, hence UTC. `utc`: RFC 3339 with `Z` or `+00:00`.
 * `offset`: RFC 3339 with another offset. `no-zone`: date and time without a zone. `other`: anything else.
 */
export type LogTimeForm = 'milliseconds' | 'seconds' | 'utc' | 'offset' | 'no-zone' | 'other' | 'absent';

export const logTimeForms = ['milliseconds', 'seconds', 'utc', 'offset', 'no-zone', 'other', 'absent'] as const satisfies readonly LogTimeForm[];

/** Forms that leave no doubt that the time is UTC. */
export const utcTimeForms = ['milliseconds', 'seconds', 'utc'] as const satisfies readonly LogTimeForm[];

export interface RowCount {
  readonly events: number;
  /** 1-based; absent when there is none. */
  readonly firstRow?: number;
}

export interface AreaCount extends RowCount {
  /** Events whose type does not tell whether they belong to the area: a person must read them. */
  readonly possible: RowCount;
}

export interface UnreadableRows {
  readonly rows: number;
  /** Only reasons that occurred. */
  readonly reasons: readonly { readonly reason: RowProblem; readonly rows: number; /** The first ones, at most 5. */ readonly firstRows: readonly number[] }[];
}

/** Why a row did not become an event. */
export type RowProblem =
  | 'not-utf-8'
  | 'nul'
  | 'too-long'
  | 'not-json'
  | 'not-an-object'
  | 'duplicate-key'
  | 'too-deep'
  | 'over-limit'
  | 'not-this-format'
  | 'header';

export const logEventTypesMax = 200;

/** One type of event, named in the words of the format's standard. */
export interface LogEventType extends RowCount {
  /** `Authentication: Logon`. */
  readonly name: string;
  /** Areas that it belongs to for certain. */
  readonly areas: readonly LogArea[];
}

export interface LogTime {
  /** RFC 3339, UTC, of the events that can be placed; a time without a zone is taken as UTC here. */
  readonly earliest: string;
  readonly latest: string;
  /** UTC days with at least one event, counted up to 5,000. */
  readonly daysWithEvents: number;
  readonly order: 'ascending' | 'descending' | 'mixed';
  /** Rows whose time is before that of the row above. */
  readonly rowsBack: number;
  /** Longest time between one row and the next; absent when the order is mixed. */
  readonly largestGapSeconds?: number;
}
