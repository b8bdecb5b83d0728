import { logAreas, type LogArea } from '../../../model/evidence/audit-log.ts';
import { logTopics, type LogTopic } from '../../../model/evidence/log-questions.ts';
import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from '../../gateway/json-value.ts';
import type { ActionRule, LogProduct } from '../product-log/product.ts';

const textMax = 200;
const pathsMax = 20;
const patternsMax = 500;
const keys = ['assay', 'time', 'actor', 'action', 'target', 'outcome', 'failures', 'source', 'correlation', 'actions'] as const;
type Key = (typeof keys)[number];
const required = ['time', 'action'] as const satisfies readonly Key[];

/**
 * Turns a mapping into a vocabulary.
 * @returns why it can't be used, in our own words only, as the end of a sentence: the mapping's words are evidence
 */
export function productOfMapping(mapping: JsonValue): LogProduct | string {
  if (!isObject(mapping)) return 'it is not a list of keys with values';
  if (Object.keys(mapping).some((key) => !(keys as readonly string[]).includes(key))) return `it holds a key that is none of ${keys.join(', ')}`;
  const paths = (key: Key): readonly string[] => textsOf(valueAt(mapping, key)).map(pathOf);
  for (const key of keys) if (key !== 'assay' && key !== 'actions' && !isFine(valueAt(mapping, key), key === 'failures' ? patternsMax : pathsMax)) return `the value of ${key} is neither a text nor a list of up to ${pathsMax} short texts`;
  for (const key of required) if (paths(key).length === 0) return `it does not say where the ${key} stands`;
  const rules = rulesOf(valueAt(mapping, 'actions'));
  if (typeof rules === 'string') return rules;
  const failures = textsOf(valueAt(mapping, 'failures'));
  return {
    id: 'mapped-log',
    name: 'mapped log',
    time: paths('time'),
    action: [paths('action')],
    actor: paths('actor'),
    target: paths('target'),
    source: paths('source'),
    correlation: paths('correlation'),
    outcome: paths('outcome').map((at) => ({ at, failures })),
    actions: rules,
  };
}

/** `user.id` and `user/id` are the same; a full stop inside a key can only be written with slashes around it. */
function pathOf(text: string): string {
  return text.includes('/') ? text : text.replaceAll('.', '/');
}

function isFine(value: JsonValue | undefined, most: number): boolean {
  if (value === undefined) return true;
  const texts = isArray(value) ? value : [value];
  return texts.length <= most && texts.every((text) => typeof text === 'string' && text !== '' && text.length <= textMax && !/^\/|\/$|\/\/|\[/.test(text));
}

function textsOf(value: JsonValue | undefined): readonly string[] {
  return (isArray(value) ? value : [value]).filter((text) => typeof text === 'string');
}

function rulesOf(value: JsonValue | undefined): readonly ActionRule[] | string {
  if (value === undefined) return [];
  if (!isArray(value) || value.length > patternsMax) return `actions is no list of up to ${patternsMax} entries`;
  const rules: ActionRule[] = [];
  for (const entry of value) {
    const rule = isObject(entry) ? ruleOf(entry) : 'an entry of actions has no area, topic and names';
    if (typeof rule === 'string') return rule;
    rules.push(rule);
  }
  return rules;
}

function ruleOf(entry: JsonObject): ActionRule | string {
  const [area, topic, names] = [valueAt(entry, 'area'), valueAt(entry, 'topic'), valueAt(entry, 'names')];
  if (area !== 'none' && !isOneOf<LogArea>(logAreas, area)) return `the area of an entry of actions is none of ${logAreas.join(', ')} and none`;
  if (topic !== undefined && !isOneOf<LogTopic>(logTopics, topic)) return `the topic of an entry of actions is none of ${logTopics.join(', ')}`;
  if (names === undefined || !isFine(names, patternsMax)) return 'the names of an entry of actions are neither a text nor a list of short texts';
  return { areas: area === 'none' ? [] : [area], possible: [], topics: topic === undefined ? [] : [topic], actions: textsOf(names), name: topic === undefined ? area : `${area}: ${topic}` };
}

function isOneOf<Word extends string>(words: readonly Word[], value: JsonValue | undefined): value is Word {
  return typeof value === 'string' && (words as readonly string[]).includes(value);
}
