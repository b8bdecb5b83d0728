import { say } from '../../../model/text.ts';
import { failedBit, fieldBit } from '../event-bits.ts';
import { integerTime, textTime, type EventTime } from '../event-time.ts';
import type { EventFacts } from '../event-type.ts';
import type { JsonLogFormat } from '../json-log.ts';
import { absent, isGiven, number, string } from '../json-kinds.ts';
import type { JsonWalk } from '../json-walk.ts';
import type { NoteBook } from '../note-book.ts';
import { waysToWrite } from './paths.ts';
import { EcsTypes, type EcsType } from './types.ts';
import { ecsFields } from './vocabulary.ts';

const eventFields = ['event.action', 'event.category', 'event.type', 'event.outcome'] as const;
/** A list of categories, types or one outcome is short; a longer value is none. */
const valueBytesMax = 1024;
const cachedMax = 1000;

/** How the Elastic Common Schema says what an event is (field reference: base, event). */
export const ecsFormat: JsonLogFormat = {
  id: 'ecs',
  name: 'an ECS event',
  paths: ['@timestamp', ...[...eventFields, ...Object.values(ecsFields).flat()].flatMap(waysToWrite)],
  prepare: (walk, notes) => {
    const reader = new EcsRow(walk, notes);
    return (row) => reader.read(row);
  },
};

class EcsRow {
  readonly #walk: JsonWalk;
  readonly #notes: NoteBook;
  readonly #types = new EcsTypes();
  /** Types by the bytes of `event.category` and `event.type` as written. */
  readonly #byBytes = new Map<string, EcsType>();
  readonly #timestamp: number;
  readonly #action: readonly number[];
  readonly #category: readonly number[];
  readonly #type: readonly number[];
  readonly #outcome: readonly number[];
  readonly #actor: readonly number[];
  readonly #target: readonly number[];
  readonly #source: readonly number[];
  readonly #correlation: readonly number[];
  readonly #time: EventTime = { form: 'absent', at: Number.NaN };
  readonly #facts: EventFacts;

  constructor(walk: JsonWalk, notes: NoteBook) {
    this.#walk = walk;
    this.#notes = notes;
    const nodes = (fields: readonly string[]): readonly number[] => fields.flatMap(waysToWrite).map((path) => walk.node(path));
    this.#timestamp = walk.node('@timestamp');
    this.#action = nodes(['event.action']);
    this.#category = nodes(['event.category']);
    this.#type = nodes(['event.type']);
    this.#outcome = nodes(['event.outcome']);
    this.#actor = nodes(ecsFields.actor);
    this.#target = nodes(ecsFields.target);
    this.#source = nodes(ecsFields.source);
    this.#correlation = nodes(ecsFields.correlation);
    this.#facts = { type: this.#types.typeOf([], []), fields: 0, time: this.#time };
  }

  read(row: number): EventFacts | undefined {
    const { kinds } = this.#walk;
    const action = this.#given(this.#action);
    const category = this.#given(this.#category);
    const type = this.#given(this.#type);
    if (kinds[this.#timestamp] === absent && action === -1 && category === -1 && type === -1) return undefined;
    this.#readTime();
    const eventType = this.#typeOf(category, type);
    this.#facts.type = eventType;
    const outcome = this.#outcomeOf();
    let bits = 0;
    if (this.#given(this.#actor) !== -1) bits |= fieldBit.actor;
    if (action !== -1) bits |= fieldBit.action;
    if (this.#given(this.#target) !== -1) bits |= fieldBit.target;
    if (outcome === 'success' || outcome === 'failure') bits |= outcome === 'failure' ? fieldBit.outcome | failedBit : fieldBit.outcome;
    if (this.#given(this.#source) !== -1) bits |= fieldBit.source;
    if (this.#given(this.#correlation) !== -1) bits |= fieldBit.correlation;
    this.#facts.fields = bits;
    if (this.#time.form === 'absent') this.#notes.add('finding', 'ecs-timestamp', row, say`This event has no @timestamp, which ECS requires of every event.`);
    if (eventType.hasUnknownValue) {
      this.#notes.add('finding', 'ecs-categorization', row, say`The event.category or event.type of this event holds a value that ECS does not allow; it was left out.`);
    }
    if (outcome === 'other') this.#notes.add('finding', 'ecs-outcome', row, say`The event.outcome of this event is none of success, failure and unknown, which ECS allows.`);
    return this.#facts;
  }

  #readTime(): void {
    const time = this.#time;
    const kind = this.#walk.kinds[this.#timestamp];
    if (kind === string) {
      const { bytes, start, end } = this.#walk.range(this.#timestamp);
      textTime(bytes, start, end, time);
    } else if (kind === number) integerTime(this.#walk.numbers[this.#timestamp] ?? 0, time);
    else {
      time.form = isGiven(kind) ? 'other' : 'absent';
      time.at = Number.NaN;
    }
  }

  #typeOf(category: number, type: number): EcsType {
    const key = `${this.#walk.text(category, valueBytesMax)} ${this.#walk.text(type, valueBytesMax)}`;
    const remembered = this.#byBytes.get(key);
    if (remembered !== undefined) return remembered;
    const found = this.#types.typeOf(this.#values(category), this.#values(type));
    if (this.#byBytes.size < cachedMax) this.#byBytes.set(key, found);
    return found;
  }

  /** A keyword, or a list of them. Anything else counts as one value that is not allowed. */
  #values(node: number): readonly string[] {
    if (node === -1) return [];
    const value = this.#walk.value(node, valueBytesMax);
    const values = Array.isArray(value) ? value : [value];
    return values.map((one) => (typeof one === 'string' ? one : ''));
  }

  #outcomeOf(): 'success' | 'failure' | 'unknown' | 'other' | undefined {
    const node = this.#given(this.#outcome);
    if (node === -1) return undefined;
    const value = this.#walk.value(node, valueBytesMax);
    return value === 'success' || value === 'failure' || value === 'unknown' ? value : 'other';
  }

  /** The first of the nodes that holds something; -1 when none does. */
  #given(nodes: readonly number[]): number {
    const { kinds } = this.#walk;
    for (let index = 0; index < nodes.length; index++) if (isGiven(kinds[nodes[index] as number])) return nodes[index] as number;
    return -1;
  }
}
