import { booleanShape, listShape, objectShape, textShape, valueShape, type JsonShape, type Keeping, type Member } from '../../gateway/json-shape.ts';
import type { JsonValue } from '../../gateway/json-value.ts';
import type { JsonModel, JsonRule } from './json-model.ts';
import { sureBytes, textRules } from './text-rules.ts';

/** What is wanted of a value: a text, all of it, these members or items of it, or (absent) nothing. */
export type Wanted = Keeping | 'whole' | { readonly [member: string]: Wanted };

/** Makes a test of a rule. */
export type Compose = (rule: JsonRule) => (value: JsonValue) => boolean;

/**
 * The usual form of what a rule of the schema allows: whatever has it keeps the rule, and a part of the rule that can't be
 * told from the bytes is told from the built value.
 */
export function usualForm(model: JsonModel, rule: JsonRule, wanted: Wanted | undefined, compose: Compose): JsonShape {
  const whole = (): JsonShape => valueShape(compose(rule));
  const { ref, anyOf, type, ...rest } = rule;
  const words = Object.keys(rest);
  if (ref !== undefined && type === undefined && words.length === 0) {
    const named = model.rules[ref];
    return named === undefined ? whole() : usualForm(model, named, wanted, compose);
  }
  // One of the forms is enough; the first is the usual one.
  if (anyOf?.[0] !== undefined && type === undefined && words.length === 0) return usualForm(model, anyOf[0], wanted, compose);
  if (wanted === 'whole' || anyOf !== undefined || type?.length !== 1) return whole();
  if (type[0] === 'string' && words.every((word) => textWords.has(word))) return textOf(rule, wanted);
  if (type[0] === 'boolean' && words.length === 0) return booleanShape;
  if (type[0] === 'array' && rule.items !== undefined && words.every((word) => word === 'items' || word === 'isSet')) {
    const items = usualForm(model, rule.items, wanted, compose);
    const isOfTexts = items.is === 'text' && items.keeps !== undefined;
    return rule.isSet === true && !isOfTexts ? whole() : listShape(items, rule.isSet === true);
  }
  if (type[0] === 'object' && rule.isClosed === true && words.every((word) => objectWords.has(word))) return objectOf(model, rule, wanted, compose) ?? whole();
  return whole();
}

const textWords: ReadonlySet<string> = new Set(['enum', 'texts', 'minLength', 'maxLength']);
const objectWords: ReadonlySet<string> = new Set(['properties', 'required', 'isClosed']);

function textOf(rule: JsonRule, wanted: Wanted | undefined): JsonShape {
  const tests = (rule.texts ?? []).map((name): ((text: string) => boolean) => textRules[name]);
  const [only] = tests;
  const { minLength = 0, maxLength, enum: listed } = rule;
  // Above one, characters are not bytes.
  if (minLength > 1) tests.push((text) => [...text].length >= minLength);
  const [onlyRule] = rule.texts ?? [];
  const sure = tests.length === 1 && onlyRule !== undefined ? sureBytes[onlyRule] : undefined;
  const test = tests.length === 0 ? undefined : tests.length === 1 ? (only ?? tests[0]) : (text: string) => tests.every((keeps) => keeps(text));
  // No text has more characters than bytes.
  return textShape({ keeps: typeof wanted === 'string' && wanted !== 'whole' ? wanted : undefined, bytesMin: minLength, bytesMax: maxLength ?? Infinity, test, sure, words: listed?.map(String) });
}

function objectOf(model: JsonModel, rule: JsonRule, wanted: Wanted | undefined, compose: Compose): JsonShape | undefined {
  const members: Record<string, Member> = {};
  for (const [key, part] of Object.entries(rule.properties ?? {})) {
    const wantedOfIt = typeof wanted === 'object' ? wanted[key] : undefined;
    // What nobody wants is rare or deep, and an item in an item would have no end.
    const isDeep = wantedOfIt === undefined && !isText(model, part);
    members[key] = { shape: isDeep ? valueShape(compose(part)) : usualForm(model, part, wantedOfIt, compose), isKept: wantedOfIt !== undefined };
  }
  return objectShape(members, rule.required ?? []);
}

function isText(model: JsonModel, rule: JsonRule): boolean {
  const meant = rule.ref === undefined ? rule : (model.rules[rule.ref] ?? rule);
  return meant.type?.length === 1 && meant.type[0] === 'string';
}
