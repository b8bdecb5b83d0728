import {
  completeLogFields,
  logAreas,
  logEventTypesMax,
  logFields,
  logTimeForms,
  type AreaCount,
  type AuditLogSample,
  type LogArea,
  type LogField,
  type LogTimeForm,
  type RowCount,
  type RowProblem,
} from '../../model/evidence/audit-log.ts';
import type { EventTime } from './event-time.ts';
import { TimeTally } from './time-tally.ts';

/** A type of event as a format names it, with the areas that it certainly or possibly belongs to. */
export interface EventType {
  readonly name: string;
  readonly areas: readonly LogArea[];
  /** Areas that only a person can tell. */
  readonly possible: readonly LogArea[];
}

/** What is kept of one event while it is counted: whether its fields are there, never what they hold. One object serves all rows. */
export interface EventFacts {
  type: EventType;
  /** One bit for each field, by `fieldBit`; the time has no bit here. */
  fields: number;
  readonly time: EventTime;
}

export const fieldBit: Readonly<Record<Exclude<LogField, 'utc-time'>, number>> = { actor: 1, action: 2, target: 4, outcome: 8, source: 16, correlation: 64 };
const utcBit = 32;
const completeBits = completeLogFields.reduce((bits, field) => bits | (field === 'utc-time' ? utcBit : fieldBit[field]), 0);
const firstRowsMax = 5;

class Count {
  events = 0;
  firstRow: number | undefined;

  add(row: number): void {
    this.firstRow ??= row;
    this.events++;
  }

  result(): RowCount {
    return this.firstRow === undefined ? { events: 0 } : { events: this.events, firstRow: this.firstRow };
  }
}

/** Counts events row by row; what it holds does not grow with their number. */
export class LogTally {
  #rows = 0;
  #events = 0;
  #inNoArea = 0;
  readonly #types = new Map<EventType, Count>();
  #otherTypes = 0;
  readonly #certain = countsFor(logAreas);
  readonly #possible = countsFor(logAreas);
  /** Events by the combination of their field bits. */
  readonly #byFields = new Float64Array(128);
  readonly #complete = new Count();
  readonly #incomplete = new Count();
  readonly #forms = countsFor(logTimeForms);
  readonly #time = new TimeTally();
  readonly #problems = new Map<RowProblem, { rows: number; readonly firstRows: number[] }>();

  get events(): number {
    return this.#events;
  }

  get rows(): number {
    return this.#rows;
  }

  /** The first reason for which a row did not become an event. */
  get firstProblem(): { readonly reason: RowProblem; readonly row: number } | undefined {
    let first: { reason: RowProblem; row: number } | undefined;
    for (const [reason, { firstRows }] of this.#problems) {
      const row = firstRows[0] ?? 0;
      if (first === undefined || row < first.row) first = { reason, row };
    }
    return first;
  }

  addProblem(row: number, reason: RowProblem): void {
    this.#rows++;
    let problem = this.#problems.get(reason);
    if (problem === undefined) {
      problem = { rows: 0, firstRows: [] };
      this.#problems.set(reason, problem);
    }
    problem.rows++;
    if (problem.firstRows.length < firstRowsMax) problem.firstRows.push(row);
  }

  addEvent(row: number, event: EventFacts): void {
    this.#rows++;
    this.#events++;
    const { type, time } = event;
    let count = this.#types.get(type);
    if (count === undefined && this.#types.size < logEventTypesMax) {
      count = new Count();
      this.#types.set(type, count);
    }
    if (count === undefined) this.#otherTypes++;
    else count.add(row);
    if (type.areas.length === 0 && type.possible.length === 0) this.#inNoArea++;
    for (const area of type.areas) this.#certain[area].add(row);
    for (const area of type.possible) this.#possible[area].add(row);

    const { form } = time;
    this.#forms[form].add(row);
    const isUtc = form === 'utc' || form === 'milliseconds' || form === 'seconds';
    const bits = event.fields | (isUtc ? utcBit : 0);
    this.#byFields[bits] = (this.#byFields[bits] ?? 0) + 1;
    if ((bits & completeBits) === completeBits) this.#complete.add(row);
    else this.#incomplete.add(row);
    this.#time.add(time.at);
  }

  facts(): AuditLogSample {
    const types = [...this.#types].map(([type, count]) => ({ name: type.name, areas: type.areas, ...count.result() }));
    const time = this.#time.result();
    return {
      rows: this.#rows,
      events: this.#events,
      unreadableRows: {
        rows: this.#rows - this.#events,
        reasons: [...this.#problems].map(([reason, { rows, firstRows }]) => ({ reason, rows, firstRows })),
      },
      areas: record(logAreas, (area): AreaCount => ({ ...this.#certain[area].result(), possible: this.#possible[area].result() })),
      eventsInNoArea: this.#inNoArea,
      types: types.toSorted((a, b) => b.events - a.events || (a.name < b.name ? -1 : 1)),
      eventsOfOtherTypes: this.#otherTypes,
      fields: record(logFields, (field) => this.#eventsWith(field === 'utc-time' ? utcBit : fieldBit[field])),
      completeEvents: this.#complete.result(),
      incompleteEvents: this.#incomplete.result(),
      timeForms: record(logTimeForms, (form) => this.#forms[form].result()),
      ...(time === undefined ? {} : { time }),
    };
  }

  #eventsWith(bit: number): number {
    return this.#byFields.reduce((sum, events, bits) => ((bits & bit) === 0 ? sum : sum + events), 0);
  }
}

function record<Key extends string, Value>(keys: readonly Key[], valueOf: (key: Key) => Value): Record<Key, Value> {
  const entries: Partial<Record<Key, Value>> = {};
  for (const key of keys) entries[key] = valueOf(key);
  return entries as Record<Key, Value>;
}

function countsFor<Key extends LogArea | LogTimeForm>(keys: readonly Key[]): Record<Key, Count> {
  return record(keys, () => new Count());
}
