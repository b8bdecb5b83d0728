import { weaknessOf, type Weakness } from '../../model/weakness/weakness.ts';
import { stringAt, type JsonObject } from '../gateway/json-value.ts';
import { parseCweId } from '../identifier/cwe-id.ts';
import { isFormerName } from './former-weakness-name.ts';

/** What there is to say about one object that names a weakness. */
export interface JudgedWeakness {
  /** The id, where it is well-formed. */
  readonly ids: readonly string[];
  /** The entry of the CWE list. */
  readonly known: Weakness | undefined;
  /** Whether id and name are those of the list, today or earlier (test 6.1.11). */
  readonly isAsListed: boolean;
}

const noIds: readonly string[] = [];
/** More are judged and not remembered: a document of another form has an object for each vulnerability. */
const judgedMax = 1_000;

/** Judges each such object once: the usual form gives one object for all that are written alike. */
export class WeaknessBook {
  readonly #judged = new Map<JsonObject, JudgedWeakness>();

  of(weakness: JsonObject): JudgedWeakness {
    const before = this.#judged.get(weakness);
    if (before !== undefined) return before;
    const judged = judge(weakness);
    if (this.#judged.size < judgedMax) this.#judged.set(weakness, judged);
    return judged;
  }
}

function judge(weakness: JsonObject): JudgedWeakness {
  const stated = stringAt(weakness, 'id');
  const id = stated === undefined ? undefined : parseCweId(stated);
  const known = id === undefined ? undefined : weaknessOf(id.number);
  const name = stringAt(weakness, 'name');
  const isNamedRightly = known !== undefined && (name === undefined || known.name === name || isFormerName(known.id, name));
  return { ids: id === undefined ? noIds : [id.id], known, isAsListed: stated === undefined || isNamedRightly };
}
