import { quote, say } from '../../../model/text.ts';
import { isArray, isObject, type JsonObject } from '../../gateway/json-value.ts';
import { parseSpdxExpression } from '../../identifier/spdx-expression.ts';
import { Unreadable, type Place } from '../../source.ts';
import type { NoteList } from '../note-list.ts';
import { declaredUnknown, fieldOf, missing, type Field, type FieldCache } from './field-state.ts';
import { textOf } from './json-text.ts';
import type { PlaceOf } from './place-of.ts';

/** Brackets inside each other; more is no licence but an attempt on whoever reads it. */
const nestingMax = 64;
const valueLengthMax = 500;
const keptMax = 5_000;

/**
 * The licences of one component or service as a field. The value joins expressions, ids and names with commas.
 * A document repeats few licences many times: what was found out about one is kept.
 */
export class LicenceReader {
  readonly #notes: NoteList;
  readonly #placeOf: PlaceOf;
  readonly #fields: FieldCache;
  /** Whether an expression is well-formed. */
  readonly #known = new Map<string, boolean>();

  constructor(notes: NoteList, placeOf: PlaceOf, fields: FieldCache) {
    this.#notes = notes;
    this.#placeOf = placeOf;
    this.#fields = fields;
  }

  /**
   * @param owner with `licenses`
   * @param pointer of the owner
   * @throws Unreadable when an expression nests deeper than any licence does
   */
  read(owner: JsonObject, pointer: () => string): Field {
    const licences = owner['licenses'];
    if (!isArray(licences)) return missing;
    let best = missing;
    let joined = '';
    for (let at = 0; at < licences.length; at += 1) {
      const choice = licences[at];
      if (!isObject(choice)) continue;
      const expression = textOf(choice['expression']);
      const licence = choice['license'];
      if (expression !== undefined && this.#known.get(expression) !== true) this.#check(expression, owner, pointer);
      const field = this.#fields.fieldOf(expression ?? (isObject(licence) ? (textOf(licence['id']) ?? textOf(licence['name'])) : undefined));
      if (field.state === 'declared-unknown' && best.state === 'missing') best = declaredUnknown;
      if (field.value === undefined || joined.length > valueLengthMax) continue;
      joined = joined === '' ? field.value : `${joined}, ${field.value}`;
      best = field;
    }
    return best.state !== 'present' || joined === best.value ? best : this.#fields.fieldOf(joined.slice(0, valueLengthMax));
  }

  /** Of an expression that is not known to be well-formed. */
  #check(expression: string, owner: JsonObject, pointer: () => string): void {
    const place = (): Place => this.#placeOf(owner, `${pointer()}/licenses`);
    const known = this.#known.get(expression);
    if (nestingOf(expression) > nestingMax) throw new Unreadable(`holds a licence expression with more than ${nestingMax} brackets inside each other`, place());
    const isWellFormed = known ?? (fieldOf(expression).state !== 'present' || expression === 'NONE' || parseSpdxExpression(expression) !== undefined);
    if (expression.length < 200 && this.#known.size < keptMax) this.#known.set(expression, isWellFormed);
    if (!isWellFormed) this.#notes.finding('licence-expression', place, () => say`The licence expression ${quote(expression, 100)} can't be read; expected are SPDX licence ids joined by AND, OR and WITH.`);
  }
}

function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let index = text.indexOf('('); index >= 0 && index < text.length; index++) {
    const character = text[index];
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}
