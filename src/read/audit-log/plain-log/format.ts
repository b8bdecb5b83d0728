import { logAreas } from '../../../model/evidence/audit-log.ts';
import { logTopics } from '../../../model/evidence/log-questions.ts';
import { say } from '../../../model/text.ts';
import { failedBit, fieldBit } from '../event-bits.ts';
import { integerTime, textTime, type EventTime } from '../event-time.ts';
import type { EventFacts, EventType } from '../event-type.ts';
import type { JsonLogFormat } from '../json-log.ts';
import { isGiven, number, string } from '../json-kinds.ts';


const fields = ['actor', 'action', 'target', 'outcome', 'source', 'correlation'] as const;

/** By area, and by area and topic with a line feed between them, which no value holds as written. */
const typesByWords = new Map<string, EventType>(logAreas.flatMap((area) => [[area, { name: area, areas: [area], possible: [] }], ...logTopics.map((topic): [string, EventType] => [`${area}\n${topic}`, { name: `${area}: ${topic}`, areas: [area], possible: [], topics: [topic] }])]));

/** Outcomes that say that what was tried failed. */
const failures: ReadonlySet<string> = new Set(['failure', 'failed', 'denied', 'error']);
const unknownArea: EventType = { name: 'no known area', areas: [], possible: logAreas };

/** Our own mapped form of an audit log: see readme.md beside this file. */
export const plainLogFormat: JsonLogFormat = {
  id: 'plain-log',
  name: 'an event of the plain mapped form',
  paths: ['time', 'area', 'topic', ...fields],
  prepare: (walk, notes) => {
    const timeNode = walk.node('time');
    const areaNode = walk.node('area');
    const topicNode = walk.node('topic');
    const outcomeNode = walk.node('outcome');
    const nodes = fields.map((field) => ({ node: walk.node(field), bit: fieldBit[field] }));
    const time: EventTime = { form: 'absent', at: Number.NaN };
    const facts: EventFacts = { type: unknownArea, fields: 0, time };
    return (row) => {
      const { kinds, numbers } = walk;
      if (!isGiven(kinds[timeNode]) && !isGiven(kinds[areaNode])) return undefined;
      const area = kinds[areaNode] === string ? walk.text(areaNode, 20) : '';
      const type = (kinds[topicNode] === string ? typesByWords.get(`${area}\n${walk.text(topicNode, 20)}`) : undefined) ?? typesByWords.get(area);
      facts.type = type ?? unknownArea;
      if (kinds[timeNode] === string) {
        const { bytes, start, end } = walk.range(timeNode);
        textTime(bytes, start, end, time);
      } else if (kinds[timeNode] === number) integerTime(numbers[timeNode] ?? 0, time);
      else {
        time.form = isGiven(kinds[timeNode]) ? 'other' : 'absent';
        time.at = Number.NaN;
      }
      facts.fields = nodes.reduce((bits, { node, bit }) => (isGiven(kinds[node]) ? bits | bit : bits), 0);
      if (kinds[outcomeNode] === string && failures.has(walk.text(outcomeNode, 20).toLowerCase())) facts.fields |= failedBit;
      if (isGiven(kinds[topicNode]) && type?.topics === undefined) notes.add('finding', 'plain-log-topic', row, say`The topic of this event is none of those of the plain mapped form.`);
      if (type === undefined) notes.add('finding', 'plain-log-area', row, say`The area of this event is none of configuration, identity, network and data.`);
      if (time.form === 'absent' || time.form === 'other') {
        notes.add('finding', 'plain-log-time', row, say`The time of this event is neither RFC 3339 nor an integer of milliseconds since 1970.`);
      }
      return facts;
    };
  },
};
