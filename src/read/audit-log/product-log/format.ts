import type { LogTimeForm } from '../../../model/evidence/audit-log.ts';
import { say } from '../../../model/text.ts';
import { failedBit, fieldBit } from '../event-bits.ts';
import { integerTime, textTime, type EventTime } from '../event-time.ts';
import type { EventFacts } from '../event-type.ts';
import { isGiven, number, string } from '../json-kinds.ts';
import type { JsonLogFormat } from '../json-log.ts';
import type { JsonWalk } from '../json-walk.ts';
import type { NoteBook } from '../note-book.ts';
import { ActionTypes } from './action-types.ts';
import { isGivenAt, preparePath, textAt, wantedPath, type PreparedPath } from './first-item.ts';
import { fits } from './pattern.ts';
import type { LogProduct, OutcomeSign } from './product.ts';

/** An action is short; a longer value is none. */
const valueBytesMax = 200;
/** Outcomes seen are remembered, up to this many for each place. */
const outcomesMax = 500;
const integerText = /^\d{9,13}$/;

/**
 * How a product's log says what an event is: one engine for all vocabularies.
 * @param wrapper the key under which each row holds its event; empty when the row is the event
 */
export function productFormat(product: LogProduct, wrapper: string): JsonLogFormat {
  const prefix = wrapper === '' ? '' : `${wrapper}/`;
  const { time, action, actor, target, source, correlation, outcome } = product;
  return {
    id: product.id,
    name: `an event of the ${product.name}`,
    paths: [...time, ...action.flat(), ...actor, ...target, ...source, ...correlation, ...outcome.map(({ at }) => at)].map((path) => prefix + wantedPath(path)),
    prepare: (walk, notes) => {
      const reader = new ProductRow(product, prefix, walk, notes);
      return (row) => reader.read(row);
    },
  };
}

class ProductRow {
  readonly #walk: JsonWalk;
  readonly #notes: NoteBook;
  readonly #types: ActionTypes;
  readonly #time: readonly number[];
  readonly #action: readonly (readonly PreparedPath[])[];
  readonly #fields: readonly { readonly bit: number; readonly paths: readonly PreparedPath[] }[];
  readonly #outcomes: readonly (OutcomeSign & { readonly path: PreparedPath })[];
  readonly #isSuccessWhenSilent: boolean;
  /** Bits of outcomes by what is written, for each place of one. */
  readonly #seen: readonly Map<string, number>[];
  readonly #eventTime: EventTime = { form: 'absent', at: Number.NaN };
  readonly #facts: EventFacts;

  constructor(product: LogProduct, prefix: string, walk: JsonWalk, notes: NoteBook) {
    this.#walk = walk;
    this.#notes = notes;
    const prepare = (paths: readonly string[]): readonly PreparedPath[] => paths.map((path) => preparePath(walk, path, prefix));
    this.#types = new ActionTypes(product.actions);
    this.#time = prepare(product.time).map(({ node }) => node);
    this.#action = product.action.map(prepare);
    this.#fields = (['actor', 'target', 'source', 'correlation'] as const).map((field) => ({ bit: fieldBit[field], paths: prepare(product[field]) }));
    this.#outcomes = product.outcome.map((sign) => ({ ...sign, path: preparePath(walk, sign.at, prefix) }));
    this.#seen = product.outcome.map(() => new Map());
    this.#isSuccessWhenSilent = product.isSuccessWhenSilent ?? false;
    this.#facts = { type: this.#types.typeOf(''), fields: 0, time: this.#eventTime };
  }

  read(row: number): EventFacts | undefined {
    this.#readTime();
    const action = this.#actionName();
    let bits = action === '' ? 0 : fieldBit.action;
    for (const { bit, paths } of this.#fields) if (this.#isAnyGiven(paths)) bits |= bit;
    // A row that tells neither when nor what nor who is no event of this log.
    if (bits === 0 && this.#eventTime.form === 'absent') return undefined;
    this.#facts.type = this.#types.typeOf(action);
    this.#facts.fields = bits | this.#outcomeBits();
    if (this.#eventTime.form === 'absent') this.#notes.add('finding', 'product-log-time', row, say`This event has no time where its log holds one.`);
    else if (this.#eventTime.form === 'other') this.#notes.add('finding', 'product-log-time', row, say`The time of this event is neither RFC 3339 nor an integer since 1970.`);
    if (action === '') this.#notes.add('finding', 'product-log-action', row, say`This event names no action where its log holds one.`);
    return this.#facts;
  }

  #readTime(): void {
    const time = this.#eventTime;
    const { kinds, numbers } = this.#walk;
    for (const node of this.#time) {
      const kind = kinds[node];
      if (!isGiven(kind)) continue;
      if (kind === number) integerTime(numbers[node] ?? 0, time);
      else if (kind === string) {
        const { bytes, start, end } = this.#walk.range(node);
        textTime(bytes, start, end, time);
        const text = (time.form as LogTimeForm) === 'other' ? this.#walk.text(node, 13) : '';
        if (integerText.test(text)) integerTime(Number(text), time);
      } else {
        time.form = 'other';
        time.at = Number.NaN;
      }
      return;
    }
    time.form = 'absent';
    time.at = Number.NaN;
  }

  #actionName(): string {
    let name = '';
    for (const alternatives of this.#action) {
      for (const path of alternatives) {
        const part = textAt(this.#walk, path, valueBytesMax);
        if (part === '') continue;
        name = name === '' ? part : `${name} ${part}`;
        break;
      }
    }
    return name;
  }

  #outcomeBits(): number {
    for (let index = 0; index < this.#outcomes.length; index++) {
      const sign = this.#outcomes[index];
      if (sign === undefined || !isGivenAt(this.#walk, sign.path)) continue;
      const bits = this.#bitsOf(index, textAt(this.#walk, sign.path, valueBytesMax), sign);
      if (bits !== 0) return bits;
    }
    return this.#isSuccessWhenSilent ? fieldBit.outcome : 0;
  }

  /** 0 for a value that tells no outcome. */
  #bitsOf(index: number, text: string, { failures, successes }: OutcomeSign): number {
    const seen = this.#seen[index];
    const known = seen?.get(text);
    if (known !== undefined) return known;
    const isFailure = failures.some((pattern) => fits(pattern, text));
    const isSilent = !isFailure && successes !== undefined && !successes.some((pattern) => fits(pattern, text));
    const bits = isSilent ? 0 : isFailure ? fieldBit.outcome | failedBit : fieldBit.outcome;
    if (seen !== undefined && seen.size < outcomesMax) seen.set(text, bits);
    return bits;
  }

  #isAnyGiven(paths: readonly PreparedPath[]): boolean {
    for (let index = 0; index < paths.length; index++) if (isGivenAt(this.#walk, paths[index] as PreparedPath)) return true;
    return false;
  }
}
