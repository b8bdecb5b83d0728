import type { LogArea } from '../../model/evidence/audit-log.ts';
import type { LogTopic } from '../../model/evidence/log-questions.ts';
import type { EventTime } from './event-time.ts';

/** A type of event as a format names it, with the areas that it certainly or possibly belongs to. */
export interface EventType {
  readonly name: string;
  readonly areas: readonly LogArea[];
  /** Areas that only a person can tell. */
  readonly possible: readonly LogArea[];
  /** What it is certainly about; absent when its name does not tell. */
  readonly topics?: readonly LogTopic[];
}

/** What is kept of one event while it is counted: whether its fields are there, never what they hold. One object serves all rows. */
export interface EventFacts {
  type: EventType;
  /** One bit for each field, by `fieldBit`, and `failedBit`; of the time the tally tells. */
  fields: number;
  readonly time: EventTime;
}
