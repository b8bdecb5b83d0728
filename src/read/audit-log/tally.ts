import { logAreas, logEventTypesMax, logFields, logTimeForms, type AreaCount, type AuditLogSample, type LogTimeForm, type RowCount, type RowProblem } from '../../model/evidence/audit-log.ts';
import { logDetectionIds, logDetections, logQuestionIds, logQuestions } from '../../model/evidence/log-questions.ts';
import { answerTo, type TypedCells } from './answers.ts';
import { completeBits, fieldBit, timedBit, utcBit } from './event-bits.ts';
import { EventCells } from './event-cells.ts';
import type { EventFacts, EventType } from './event-type.ts';
import { TimeTally } from './time-tally.ts';

const firstRowsMax = 5;

class Count {
  events = 0;
  firstRow: number | undefined;

  /** @param firstRow of the events that are added */
  add(firstRow: number, events = 1): void {
    if (this.firstRow === undefined || firstRow < this.firstRow) this.firstRow = firstRow;
    this.events += events;
  }

  result(): RowCount {
    return this.firstRow === undefined ? { events: 0 } : { events: this.events, firstRow: this.firstRow };
  }
}

/** Counts events row by row; what it holds does not grow with their number. */
export class LogTally {
  #rows = 0;
  #events = 0;
  readonly #types = new Map<EventType, EventCells>();
  /** Types beyond `logEventTypesMax`, those of the same areas and topics together. */
  readonly #otherTypes = new Map<string, TypedCells>();
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
    const { form } = time;
    this.#forms[form].add(row);
    const isUtc = form === 'utc' || form === 'milliseconds' || form === 'seconds';
    const isTimed = form !== 'absent' && form !== 'other';
    (this.#types.get(type) ?? this.#cellsOf(type)).add(event.fields | (isUtc ? utcBit : 0) | (isTimed ? timedBit : 0), row);
    this.#time.add(time.at);
  }

  /** Of a type that has no place of its own yet. */
  #cellsOf(type: EventType): EventCells {
    if (this.#types.size < logEventTypesMax) {
      const cells = new EventCells();
      this.#types.set(type, cells);
      return cells;
    }
    const key = [type.areas, type.possible, type.topics ?? []].join(' ');
    let others = this.#otherTypes.get(key);
    if (others === undefined) {
      others = { type, cells: new EventCells() };
      this.#otherTypes.set(key, others);
    }
    return others.cells;
  }

  facts(): AuditLogSample {
    const own = [...this.#types].map(([type, cells]): TypedCells => ({ type, cells }));
    const all = [...own, ...this.#otherTypes.values()];
    const types = own.map(({ type, cells }) => ({ name: type.name, areas: type.areas, ...countOf([cells]).result() }));
    const certain = countsFor(logAreas);
    const possible = countsFor(logAreas);
    const byFields = new Map<number, Count>();
    let inNoArea = 0;
    for (const { type, cells } of all) {
      cells.forEach((bits, events, firstRow) => {
        for (const area of type.areas) certain[area].add(firstRow, events);
        for (const area of type.possible) possible[area].add(firstRow, events);
        if (type.areas.length === 0 && type.possible.length === 0) inNoArea += events;
        const count = byFields.get(bits) ?? new Count();
        byFields.set(bits, count);
        count.add(firstRow, events);
      });
    }
    const eventsWith = (bit: number): number => [...byFields].reduce((sum, [bits, { events }]) => ((bits & bit) === 0 ? sum : sum + events), 0);
    const complete = new Count();
    const incomplete = new Count();
    for (const [bits, { firstRow, events }] of byFields) if (firstRow !== undefined) ((bits & completeBits) === completeBits ? complete : incomplete).add(firstRow, events);
    const time = this.#time.result();
    return {
      rows: this.#rows,
      events: this.#events,
      unreadableRows: {
        rows: this.#rows - this.#events,
        reasons: [...this.#problems].map(([reason, { rows, firstRows }]) => ({ reason, rows, firstRows })),
      },
      areas: record(logAreas, (area): AreaCount => ({ ...certain[area].result(), possible: possible[area].result() })),
      eventsInNoArea: inNoArea,
      types: types.toSorted((a, b) => b.events - a.events || (a.name < b.name ? -1 : 1)),
      eventsOfOtherTypes: countOf([...this.#otherTypes.values()].map(({ cells }) => cells)).events,
      fields: record(logFields, (field) => eventsWith(field === 'utc-time' ? utcBit : fieldBit[field])),
      completeEvents: complete.result(),
      incompleteEvents: incomplete.result(),
      timeForms: record(logTimeForms, (form) => this.#forms[form].result()),
      ...(time === undefined ? {} : { time }),
      questions: record(logQuestionIds, (id) => answerTo(logQuestions[id].needs, all)),
      detections: record(logDetectionIds, (id) => logDetections[id].needs.map((need) => answerTo(need, all))),
    };
  }
}

function countOf(all: readonly EventCells[]): Count {
  const count = new Count();
  for (const cells of all) cells.forEach((_, events, firstRow) => { count.add(firstRow, events); });
  return count;
}

function record<Key extends string, Value>(keys: readonly Key[], valueOf: (key: Key) => Value): Record<Key, Value> {
  const entries: Partial<Record<Key, Value>> = {};
  for (const key of keys) entries[key] = valueOf(key);
  return entries as Record<Key, Value>;
}

function countsFor<Key extends LogTimeForm | (typeof logAreas)[number]>(keys: readonly Key[]): Record<Key, Count> {
  return record(keys, () => new Count());
}
