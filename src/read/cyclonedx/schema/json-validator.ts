import type { Text } from '../../../model/text.ts';
import { isArray, isObject, jsonPointer, type JsonValue } from '../../gateway/json-value.ts';
import type { JsonShape } from '../../gateway/json-shape.ts';
import { fingerprintOf, isEqual } from './canonical.ts';
import type { JsonModel, JsonRule, JsonType } from './json-model.ts';
import { textRules, textRuleWords } from './text-rules.ts';
import { usualForm, type Wanted } from './usual-form.ts';
import { violations } from './violation.ts';

/** Told of each violation; `pointer` is of the document (RFC 6901). The sentence is built only when it is wanted. */
export type Report = (pointer: string, violation: () => Text) => void;

/**
 * Tells whether a value keeps a rule. Without a report it stops at the first violation and builds nothing;
 * with one it goes on and tells all.
 */
export type JsonCheck = (value: JsonValue, report: Report | undefined, pointer: string) => boolean;

/** The rules of one CycloneDX version, composed of small functions when they are first used. No code is generated. */
export class JsonValidator {
  readonly #model: JsonModel;
  readonly #licenceIds: ReadonlySet<string>;
  readonly #checks = new Map<string, JsonCheck>();
  #root: JsonCheck | undefined;

  constructor(model: JsonModel, licenceIds: ReadonlySet<string>) {
    this.#model = model;
    this.#licenceIds = licenceIds;
  }

  /** The check of the whole document. */
  get root(): JsonCheck {
    this.#root ??= this.#compose(this.#model.root);
    return this.#root;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#model.rules, name);
  }

  /** The check of one definition, such as `component`. */
  named(name: string): JsonCheck {
    let check = this.#checks.get(name);
    if (check === undefined) {
      const rule = this.#model.rules[name];
      if (rule === undefined) throw new Error(`The CycloneDX model has no rule ${name}.`);
      check = this.#compose(rule);
      this.#checks.set(name, check);
    }
    return check;
  }

  /**
   * The usual form of an item that keeps a definition.
   * @param wanted what is built of it
   * @param reference a member that it must have besides
   */
  usualForm(name: string, wanted: Wanted, reference: string): JsonShape {
    const rule = this.#model.rules[name] ?? {};
    const strict: JsonRule = { ...rule, required: [...new Set([...(rule.required ?? []), reference])] };
    return usualForm(this.#model, strict, wanted, (part) => {
      let check: JsonCheck | undefined;
      return (value) => {
        check ??= this.#compose(part);
        return check(value, undefined, '');
      };
    });
  }

  #compose(rule: JsonRule): JsonCheck {
    const checks = [...this.#valueChecks(rule), ...this.#arrayChecks(rule), ...this.#objectChecks(rule), ...this.#combinedChecks(rule)];
    const [only] = rule.type ?? [];
    const isOneType = rule.type?.length === 1;
    // Most rules are of these kinds: one look at the type, then the rest.
    if (isOneType && only === 'string' && checks.length < 2) return ofType('string', isString, checks[0]);
    if (isOneType && only === 'object' && checks.length < 2) return ofType('object', isObject, checks[0]);
    if (isOneType && only === 'array' && checks.length < 2) return ofType('array', isArray, checks[0]);
    const all = rule.type === undefined ? checks : [typeCheck(rule.type), ...checks];
    const [first = () => true, second] = all;
    if (second === undefined) return first;
    return (value, report, pointer) => {
      let isValid = true;
      for (const check of all) {
        if (check(value, report, pointer)) continue;
        if (report === undefined) return false;
        isValid = false;
        // What follows a wrong type would only say the same again.
        if (check === first && rule.type !== undefined) return false;
      }
      return isValid;
    };
  }

  *#valueChecks(rule: JsonRule): Generator<JsonCheck> {
    if (rule.ref !== undefined) yield this.#reference(rule.ref);
    if (rule.enum !== undefined) yield listCheck(new Set(rule.enum));
    if (rule.const !== undefined) {
      const { const: expected } = rule;
      yield (value, report, pointer) => value === expected || fail(report, pointer, () => violations.notConstant(String(expected)));
    }
    if (rule.isLicenceId === true) yield (value, report, pointer) => typeof value !== 'string' || this.#licenceIds.has(value) || fail(report, pointer, () => violations.notLicenceId(value));
    for (const name of rule.texts ?? []) {
      const keeps = textRules[name];
      yield (value, report, pointer) => typeof value !== 'string' || keeps(value) || fail(report, pointer, () => violations.malformed(textRuleWords[name]));
    }
    const { minLength = 0, maxLength = Infinity, minimum = -Infinity, maximum = Infinity } = rule;
    // A character takes one or two units: long and short texts need no counting.
    if (rule.minLength !== undefined) yield (value, report, pointer) => typeof value !== 'string' || value.length >= 2 * minLength || characters(value) >= minLength || fail(report, pointer, () => violations.tooShort(minLength));
    if (rule.maxLength !== undefined) yield (value, report, pointer) => typeof value !== 'string' || value.length <= maxLength || characters(value) <= maxLength || fail(report, pointer, () => violations.tooLong(maxLength));
    if (rule.minimum !== undefined) yield (value, report, pointer) => typeof value !== 'number' || value >= minimum || fail(report, pointer, () => violations.tooSmall(minimum));
    if (rule.maximum !== undefined) yield (value, report, pointer) => typeof value !== 'number' || value <= maximum || fail(report, pointer, () => violations.tooLarge(maximum));
  }

  #reference(name: string): JsonCheck {
    let check: JsonCheck | undefined;
    return (value, report, pointer) => {
      check ??= this.named(name);
      return check(value, report, pointer);
    };
  }

  *#arrayChecks(rule: JsonRule): Generator<JsonCheck> {
    const { minItems = 0, maxItems = Infinity } = rule;
    if (rule.minItems !== undefined) yield (value, report, pointer) => !isArray(value) || value.length >= minItems || fail(report, pointer, () => violations.tooFewItems(minItems));
    if (rule.maxItems !== undefined) yield (value, report, pointer) => !isArray(value) || value.length <= maxItems || fail(report, pointer, () => violations.tooManyItems(maxItems));
    if (rule.tuple !== undefined) {
      const checks = rule.tuple.map((item) => this.#compose(item));
      yield itemsCheck((index) => checks[index]);
      yield (value, report, pointer) => !isArray(value) || value.length <= checks.length || fail(report, pointer, () => violations.tooManyItems(checks.length));
    }
    if (rule.items !== undefined) {
      const check = this.#compose(rule.items);
      yield itemsCheck(() => check);
    }
    if (rule.isSet === true) yield setCheck;
  }

  *#objectChecks(rule: JsonRule): Generator<JsonCheck> {
    const { required = [], properties = {}, isClosed } = rule;
    if (rule.properties === undefined && isClosed !== true && required.length === 0) return;
    const checks = new Map(Object.entries(properties).map(([key, property]) => [key, this.#compose(property)]));
    yield (value, report, pointer) => {
      if (!isObject(value)) return true;
      let isValid = true;
      for (const key of required) {
        // The generator made sure that no object inherits such a key.
        if (value[key] !== undefined) continue;
        if (report === undefined) return false;
        isValid = fail(report, pointer, () => violations.missing(key));
      }
      // JSON objects inherit nothing that can be listed.
      for (const key in value) {
        const check = checks.get(key);
        if (check === undefined) {
          if (isClosed !== true) continue;
          if (report === undefined) return false;
          isValid = fail(report, pointer + jsonPointer(key), () => violations.unknownKey(key));
        } else if (!check(value[key] ?? null, report, report === undefined ? '' : pointer + jsonPointer(key))) {
          if (report === undefined) return false;
          isValid = false;
        }
      }
      return isValid;
    };
  }

  *#combinedChecks(rule: JsonRule): Generator<JsonCheck> {
    const all = rule.allOf?.map((part) => this.#compose(part));
    if (all !== undefined) yield (value, report, pointer) => all.reduce((isValid, check) => check(value, report, pointer) && isValid, true);
    const any = rule.anyOf?.map((part) => this.#compose(part));
    if (any !== undefined) yield (value, report, pointer) => any.some((check) => check(value, undefined, '')) || explainForms(any, value, report, pointer);
    const one = rule.oneOf?.map((part) => this.#compose(part));
    if (one !== undefined) {
      yield (value, report, pointer) => {
        let count = 0;
        for (const check of one) if (check(value, undefined, '')) count += 1;
        if (count === 1) return true;
        return count > 1 ? fail(report, pointer, () => violations.severalForms()) : explainForms(one, value, report, pointer);
      };
    }
    if (rule.not !== undefined) {
      const check = this.#compose(rule.not);
      yield (value, report, pointer) => !check(value, undefined, '') || fail(report, pointer, () => violations.forbidden());
    }
    if (rule.if !== undefined) {
      const [when, then, otherwise] = [rule.if, rule.then ?? {}, rule.else ?? {}].map((part) => this.#compose(part));
      if (when !== undefined && then !== undefined && otherwise !== undefined) yield (value, report, pointer) => (when(value, undefined, '') ? then : otherwise)(value, report, pointer);
    }
  }
}

function fail(report: Report | undefined, pointer: string, violation: () => Text): false {
  report?.(pointer, violation);
  return false;
}

function isString(value: JsonValue): boolean {
  return typeof value === 'string';
}

/** One type and at most one rule besides. */
function ofType(type: JsonType, isOf: (value: JsonValue) => boolean, check: JsonCheck | undefined): JsonCheck {
  const types = [type];
  if (check === undefined) return (value, report, pointer) => isOf(value) || fail(report, pointer, () => violations.wrongType(types));
  return (value, report, pointer) => (isOf(value) ? check(value, report, pointer) : fail(report, pointer, () => violations.wrongType(types)));
}

function typeCheck(types: readonly JsonType[]): JsonCheck {
  return (value, report, pointer) => types.some((type) => isOfType(value, type)) || fail(report, pointer, () => violations.wrongType(types));
}

function isOfType(value: JsonValue, type: JsonType): boolean {
  switch (type) {
    case 'array':
      return isArray(value);
    case 'object':
      return isObject(value);
    case 'null':
      return value === null;
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function listCheck(values: ReadonlySet<JsonValue>): JsonCheck {
  return (value, report, pointer) => {
    if (values.has(value)) return true;
    return fail(report, pointer, () => (typeof value === 'string' ? violations.notListed(value, values.size) : violations.wrongType(['string'])));
  };
}

function itemsCheck(checkAt: (index: number) => JsonCheck | undefined): JsonCheck {
  return (value, report, pointer) => {
    if (!isArray(value)) return true;
    let isValid = true;
    for (let index = 0; index < value.length; index++) {
      const check = checkAt(index);
      if (check === undefined || check(value[index] ?? null, report, report === undefined ? '' : `${pointer}/${index}`)) continue;
      if (report === undefined) return false;
      isValid = false;
    }
    return isValid;
  };
}

/** Up to this length all pairs are compared; longer lists go through fingerprints. */
const pairsMax = 8;

const setCheck: JsonCheck = (value, report, pointer) => {
  if (!isArray(value) || value.length < 2) return true;
  const repeated = value.length <= pairsMax ? repeatedByPairs(value) : repeatedByFingerprint(value);
  if (repeated === undefined) return true;
  return fail(report, `${pointer}/${repeated}`, () => violations.repeatedItem());
};

function repeatedByPairs(items: readonly JsonValue[]): number | undefined {
  for (let later = 1; later < items.length; later++) {
    for (let earlier = 0; earlier < later; earlier++) if (isEqual(items[earlier] ?? null, items[later] ?? null)) return later;
  }
  return undefined;
}

/** Linear, and exact: equal fingerprints are compared, but only with the first that has it. */
function repeatedByFingerprint(items: readonly JsonValue[]): number | undefined {
  const firsts = new Map<number | string, JsonValue>();
  for (const [index, item] of items.entries()) {
    const key = typeof item === 'string' ? item : fingerprintOf(item);
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, item);
    else if (isEqual(first, item)) return index;
  }
  return undefined;
}

type Told = readonly [pointer: string, violation: () => Text];

/** None of the forms fits: tells what is wrong by the form that comes closest, which is the one with the fewest violations. */
function explainForms(forms: readonly JsonCheck[], value: JsonValue, report: Report | undefined, pointer: string): false {
  if (report === undefined) return false;
  let closest: readonly Told[] | undefined;
  for (const form of forms) {
    const told: Told[] = [];
    form(value, (at, violation) => told.push([at, violation]), pointer);
    // A wrong type at the place itself says that another form was meant.
    const isOtherForm = told.some(([at]) => at === pointer) && told.length === 1 && forms.length > 1 && !isObject(value);
    if (!isOtherForm && (closest === undefined || told.length < closest.length)) closest = told;
  }
  if (closest === undefined || closest.length === 0) return fail(report, pointer, () => violations.noForm(forms.length));
  for (const [at, violation] of closest) report(at, violation);
  return false;
}

function characters(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    // The second half of a pair counts with the first.
    if (unit < 0xdc00 || unit > 0xdfff) count += 1;
  }
  return count;
}
