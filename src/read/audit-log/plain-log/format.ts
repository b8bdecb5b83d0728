import { logAreas, type LogArea } from '../../../model/evidence/audit-log.ts';
import { say } from '../../../model/text.ts';
import { integerTime, textTime, type EventTime } from '../event-time.ts';
import type { JsonLogFormat } from '../json-log.ts';
import { isGiven, number, string } from '../json-kinds.ts';
import { fieldBit, type EventFacts, type EventType } from '../tally.ts';

const fields = ['actor', 'action', 'target', 'outcome', 'source', 'correlation'] as const;

const typesByArea = new Map<string, EventType>(logAreas.map((area: LogArea) => [area, { name: area, areas: [area], possible: [] }]));
const unknownArea: EventType = { name: 'no known area', areas: [], possible: logAreas };

/** Our own mapped form of an audit log: see readme.md beside this file. */
export const plainLogFormat: JsonLogFormat = {
  id: 'plain-log',
  name: 'an event of the plain mapped form',
  paths: ['time', 'area', ...fields],
  prepare: (walk, notes) => {
    const timeNode = walk.node('time');
    const areaNode = walk.node('area');
    const nodes = fields.map((field) => ({ node: walk.node(field), bit: fieldBit[field] }));
    const time: EventTime = { form: 'absent', at: Number.NaN };
    const facts: EventFacts = { type: unknownArea, fields: 0, time };
    return (row) => {
      const { kinds, numbers } = walk;
      if (!isGiven(kinds[timeNode]) && !isGiven(kinds[areaNode])) return undefined;
      const type = kinds[areaNode] === string ? typesByArea.get(walk.text(areaNode, 20)) : undefined;
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
      if (type === undefined) notes.add('finding', 'plain-log-area', row, say`The area of this event is none of configuration, identity, network and data.`);
      if (time.form === 'absent' || time.form === 'other') {
        notes.add('finding', 'plain-log-time', row, say`The time of this event is neither RFC 3339 nor an integer of milliseconds since 1970.`);
      }
      return facts;
    };
  },
};
