import type { LogAnswer, LogNeed, LogTopic } from '../../model/evidence/log-questions.ts';
import { failedBit, fieldBit, timedBit } from './event-bits.ts';
import type { EventCells } from './event-cells.ts';
import type { EventType } from './event-type.ts';

/** Events of one type, by what they give. */
export interface TypedCells {
  readonly type: EventType;
  readonly cells: EventCells;
}

/** How far all events together meet a need: the only place that decides whether a log can answer a question. */
export function answerTo(need: LogNeed, all: Iterable<TypedCells>): LogAnswer {
  const wanted = need.fields.reduce((bits, field) => bits | fieldBit[field], timedBit);
  let events = 0;
  let lacking = 0;
  let firstRow = Number.POSITIVE_INFINITY;
  let firstLackingRow = Number.POSITIVE_INFINITY;
  let most = 0;
  let name: string | undefined;
  for (const { type, cells } of all) {
    if (type.topics === undefined) continue;
    const own = { events: 0 };
    cells.forEach((bits, count, row) => {
      if (!isAbout(type.topics ?? [], (bits & failedBit) !== 0, need.topics)) return;
      if ((bits & wanted) !== wanted) {
        lacking += count;
        if (row < firstLackingRow) firstLackingRow = row;
      } else {
        own.events += count;
        if (row < firstRow) firstRow = row;
      }
    });
    events += own.events;
    // Of two types that are as frequent the first by name is told, whatever their order in the log.
    if (own.events > most || (own.events === most && own.events > 0 && name !== undefined && type.name < name)) {
      most = own.events;
      name = type.name;
    }
  }
  return { events, ...(events === 0 ? {} : { firstRow, ...(name === undefined ? {} : { type: name }) }), lacking, ...(lacking === 0 ? {} : { firstLackingRow }) };
}

/** A sign-in that failed is a failed sign-in and no sign-in; other events are about the same whether they succeed or not. */
function isAbout(topics: readonly LogTopic[], hasFailed: boolean, wanted: readonly LogTopic[]): boolean {
  return topics.some((topic) => wanted.includes(topic === 'sign-in' && hasFailed ? 'failed-sign-in' : topic));
}
