import { say } from '../../../model/text.ts';
import { failedBit, fieldBit } from '../event-bits.ts';
import { integerTime, type EventTime } from '../event-time.ts';
import type { EventFacts } from '../event-type.ts';
import type { JsonLogFormat } from '../json-log.ts';
import { absent, emptyContainer, isGiven, number, object } from '../json-kinds.ts';
import type { JsonWalk } from '../json-walk.ts';
import type { NoteBook } from '../note-book.ts';
import { ocsfFields } from './fields.ts';
import { ocsfType } from './types.ts';

/** Attributes that the base event marks as required. */
const required = ['activity_id', 'category_uid', 'class_uid', 'metadata', 'severity_id', 'time', 'type_uid'] as const;

/** Actor and target of an authentication are found elsewhere than in other classes. */
const userActs = new Set([3002, 3003]);

const outcomeIds = ['status_id', 'disposition_id', 'action_id'] as const;

/** The `status_id` of what was tried in vain. */
const failure = 2;

const fieldNames = Object.keys(ocsfFields) as (keyof typeof ocsfFields)[];

/** One bit for each group of attributes of which one is given; for `required` all of them, and for `event` one by which a row is an event. */
const present = { actor: 1, user: 2, action: 4, target: 8, device: 16, outcome: 32, source: 64, correlation: 128, required: 256, event: 512 } as const;

/** How OCSF says what an event is (schema.ocsf.io, base event and dictionary). */
export const ocsfFormat: JsonLogFormat = {
  id: 'ocsf',
  name: 'an OCSF event',
  paths: [...required, ...outcomeIds, ...Object.values(ocsfFields).flat()],
  prepare: (walk, notes) => {
    const reader = new OcsfRow(walk, notes);
    return (row) => reader.read(row);
  },
};

class OcsfRow {
  readonly #walk: JsonWalk;
  readonly #notes: NoteBook;
  readonly #required: readonly number[];
  readonly #classUid: number;
  readonly #activityId: number;
  readonly #categoryUid: number;
  readonly #typeUid: number;
  readonly #time: number;
  readonly #statusId: number;
  readonly #outcomes: readonly number[];
  readonly #nodes: readonly (readonly [keyof typeof ocsfFields, readonly number[]])[];
  readonly #givenByForm = new Map<number, number>();
  #form = -1;
  #givenByLastForm = 0;
  readonly #eventTime: EventTime = { form: 'absent', at: Number.NaN };
  readonly #facts: EventFacts = { type: ocsfType(0, 0), fields: 0, time: this.#eventTime };

  constructor(walk: JsonWalk, notes: NoteBook) {
    this.#walk = walk;
    this.#notes = notes;
    const nodes = (paths: readonly string[]): readonly number[] => paths.map((path) => walk.node(path));
    this.#required = nodes(required);
    this.#classUid = walk.node('class_uid');
    this.#activityId = walk.node('activity_id');
    this.#categoryUid = walk.node('category_uid');
    this.#typeUid = walk.node('type_uid');
    this.#time = walk.node('time');
    this.#statusId = walk.node('status_id');
    this.#outcomes = nodes(outcomeIds);
    this.#nodes = fieldNames.map((field) => [field, nodes(ocsfFields[field])]);
  }

  read(row: number): EventFacts | undefined {
    const given = this.#given();
    if ((given & present.event) === 0) return undefined;
    const classUid = this.#numberAt(this.#classUid);
    const activityId = this.#numberAt(this.#activityId);
    const type = ocsfType(classUid, activityId);
    this.#facts.type = type;
    this.#readTime();
    this.#facts.fields = this.#fields(given, classUid, activityId);
    if ((given & present.required) === 0) this.#noteMissing(row);
    this.#note(row, classUid, activityId, type);
    return this.#facts;
  }

  /** What is there, whatever it says: the same for all rows of a form. */
  #given(): number {
    const { form } = this.#walk;
    if (form === -1) return this.#look();
    if (form !== this.#form) {
      let known = this.#givenByForm.get(form);
      if (known === undefined) {
        known = this.#look();
        this.#givenByForm.set(form, known);
      }
      this.#form = form;
      this.#givenByLastForm = known;
    }
    return this.#givenByLastForm;
  }

  #look(): number {
    const { kinds } = this.#walk;
    let given = 0;
    for (const [field, nodes] of this.#nodes) if (this.#isAnyGiven(nodes)) given |= present[field];
    if (kinds[this.#classUid] !== absent || kinds[this.#typeUid] !== absent || kinds[this.#categoryUid] !== absent) given |= present.event;
    if (required.every((_, index) => !this.#isMissing(index))) given |= present.required;
    return given;
  }

  #readTime(): void {
    const time = this.#eventTime;
    const kind = this.#walk.kinds[this.#time];
    if (kind === number) integerTime(this.#walk.numbers[this.#time] ?? 0, time);
    else {
      time.form = isGiven(kind) ? 'other' : 'absent';
      time.at = Number.NaN;
    }
  }

  #fields(given: number, classUid: number, activityId: number): number {
    let bits = 0;
    const hasActor = (given & present.actor) !== 0;
    const hasUser = (given & present.user) !== 0;
    const isUserActor = !hasActor && hasUser && userActs.has(classUid);
    if (hasActor || isUserActor) bits |= fieldBit.actor;
    if ((activityId > 0 && activityId !== 99) || (activityId === 99 && (given & present.action) !== 0)) bits |= fieldBit.action;
    const isDiscovery = Math.floor(classUid / 1000) % 100 === 5;
    if ((hasUser && !isUserActor) || (given & present.target) !== 0 || (isDiscovery && (given & present.device) !== 0)) bits |= fieldBit.target;
    if ((given & present.outcome) !== 0 || this.#hasOutcomeId()) bits |= fieldBit.outcome;
    if (this.#numberAt(this.#statusId) === failure) bits |= failedBit;
    if ((given & present.source) !== 0) bits |= fieldBit.source;
    if ((given & present.correlation) !== 0) bits |= fieldBit.correlation;
    return bits;
  }

  /** An id of 0 says that the outcome is unknown; 99 asks for the source's own words. */
  #hasOutcomeId(): boolean {
    for (const node of this.#outcomes) {
      const id = this.#numberAt(node);
      if (id > 0 && id !== 99) return true;
    }
    return false;
  }

  #noteMissing(row: number): void {
    for (const [index, name] of required.entries()) {
      if (this.#isMissing(index)) this.#notes.add('finding', 'ocsf-required', row, say`This event has no ${{ parts: [name] }}, which OCSF requires of every event.`);
    }
  }

  #isMissing(index: number): boolean {
    const kind = this.#walk.kinds[this.#required[index] ?? 0];
    return required[index] === 'metadata' ? kind !== object && kind !== emptyContainer : !isGiven(kind);
  }

  #note(row: number, classUid: number, activityId: number, type: ReturnType<typeof ocsfType>): void {
    const typeUid = this.#numberAt(this.#typeUid);
    if (!Number.isNaN(typeUid + classUid + activityId) && typeUid !== classUid * 100 + activityId) {
      this.#notes.add('finding', 'ocsf-type-uid', row, say`The type_uid of this event is not its class_uid times 100 plus its activity_id, as OCSF defines it.`);
    }
    const categoryUid = this.#numberAt(this.#categoryUid);
    if (!Number.isNaN(categoryUid + classUid) && categoryUid !== Math.floor(classUid / 1000) % 100) {
      this.#notes.add('finding', 'ocsf-category-uid', row, say`The category_uid of this event is not the category that its class_uid belongs to.`);
    }
    const { form } = this.#eventTime;
    if (form === 'seconds') this.#notes.add('finding', 'ocsf-time', row, say`The time of this event reads as seconds since 1970; OCSF expects milliseconds.`);
    else if (form === 'other') this.#notes.add('finding', 'ocsf-time', row, say`The time of this event is not an integer; OCSF expects milliseconds since 1970 in UTC.`);
    if (!type.isKnownClass) this.#notes.add('information', 'ocsf-class-uid', row, say`The class_uid of this event is not in the OCSF schema up to 1.9; nothing can be told about its area.`);
    else if (!type.isKnownActivity && !Number.isNaN(activityId)) {
      this.#notes.add('finding', 'ocsf-activity-id', row, say`The activity_id of this event is not one that OCSF lists for its class.`);
    }
  }

  #numberAt(node: number): number {
    return this.#walk.kinds[node] === number ? (this.#walk.numbers[node] ?? Number.NaN) : Number.NaN;
  }

  #isAnyGiven(nodes: readonly number[]): boolean {
    const { kinds } = this.#walk;
    for (let index = 0; index < nodes.length; index++) if (isGiven(kinds[nodes[index] as number])) return true;
    return false;
  }
}
