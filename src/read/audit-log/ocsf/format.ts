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
  readonly #nodes: { readonly [Field in keyof typeof ocsfFields]: readonly number[] };
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
    this.#nodes = {
      actor: nodes(ocsfFields.actor),
      user: nodes(ocsfFields.user),
      action: nodes(ocsfFields.action),
      target: nodes(ocsfFields.target),
      device: nodes(ocsfFields.device),
      outcome: nodes(ocsfFields.outcome),
      source: nodes(ocsfFields.source),
      correlation: nodes(ocsfFields.correlation),
    };
  }

  read(row: number): EventFacts | undefined {
    const { kinds } = this.#walk;
    if (kinds[this.#classUid] === absent && kinds[this.#typeUid] === absent && kinds[this.#categoryUid] === absent) return undefined;
    const classUid = this.#numberAt(this.#classUid);
    const activityId = this.#numberAt(this.#activityId);
    const type = ocsfType(classUid, activityId);
    this.#facts.type = type;
    this.#readTime();
    this.#facts.fields = this.#fields(classUid, activityId);
    this.#note(row, classUid, activityId, type);
    return this.#facts;
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

  #fields(classUid: number, activityId: number): number {
    const nodes = this.#nodes;
    let bits = 0;
    const hasActor = this.#isAnyGiven(nodes.actor);
    const hasUser = this.#isAnyGiven(nodes.user);
    const isUserActor = !hasActor && hasUser && userActs.has(classUid);
    if (hasActor || isUserActor) bits |= fieldBit.actor;
    if ((activityId > 0 && activityId !== 99) || (activityId === 99 && this.#isAnyGiven(nodes.action))) bits |= fieldBit.action;
    const isDiscovery = Math.floor(classUid / 1000) % 100 === 5;
    if ((hasUser && !isUserActor) || this.#isAnyGiven(nodes.target) || (isDiscovery && this.#isAnyGiven(nodes.device))) bits |= fieldBit.target;
    if (this.#hasOutcome()) bits |= fieldBit.outcome;
    if (this.#numberAt(this.#statusId) === failure) bits |= failedBit;
    if (this.#isAnyGiven(nodes.source)) bits |= fieldBit.source;
    if (this.#isAnyGiven(nodes.correlation)) bits |= fieldBit.correlation;
    return bits;
  }

  /** An id of 0 says that the outcome is unknown; 99 asks for the source's own words. */
  #hasOutcome(): boolean {
    for (const node of this.#outcomes) {
      const id = this.#numberAt(node);
      if (id > 0 && id !== 99) return true;
    }
    return this.#isAnyGiven(this.#nodes.outcome);
  }

  #note(row: number, classUid: number, activityId: number, type: ReturnType<typeof ocsfType>): void {
    const { kinds } = this.#walk;
    for (let index = 0; index < required.length; index++) {
      const kind = kinds[this.#required[index] ?? 0];
      const isMetadata = required[index] === 'metadata';
      if (isMetadata ? kind !== object && kind !== emptyContainer : !isGiven(kind)) {
        this.#notes.add('finding', 'ocsf-required', row, say`This event has no ${{ parts: [required[index] ?? ''] }}, which OCSF requires of every event.`);
      }
    }
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
