import { arrayAt, isObject, objectAt, objectsAt, stringAt, stringsAt, type JsonObject } from '../gateway/json-value.ts';
import { parseCweId } from '../identifier/cwe-id.ts';

/** What a rule says about the results that name it. */
export interface Rule {
  readonly level: string | undefined;
  readonly weaknesses: readonly string[];
}

/** The rules of a run's driver and extensions. */
export interface Rules {
  /** In the driver's order, for `ruleIndex`. */
  readonly inOrder: readonly Rule[];
  readonly byId: ReadonlyMap<string, Rule>;
}

const rulesMax = 20_000;

/** Rules out of a run's `tool` (SARIF 2.1.0, 3.49 and 3.52). */
export function rulesOf(tool: JsonObject): Rules {
  const components = [objectAt(tool, 'driver') ?? {}, ...objectsAt(tool, 'extensions')];
  const byId = new Map<string, Rule>();
  const inOrder: Rule[] = [];
  for (const [index, component] of components.entries()) {
    for (const item of (arrayAt(component, 'rules') ?? []).slice(0, rulesMax)) {
      const rule = ruleOf(isObject(item) ? item : {});
      const id = isObject(item) ? stringAt(item, 'id') : undefined;
      if (index === 0) inOrder.push(rule);
      if (id !== undefined && !byId.has(id)) byId.set(id, rule);
    }
  }
  return { inOrder, byId };
}

function ruleOf(item: JsonObject): Rule {
  const properties = objectAt(item, 'properties') ?? {};
  const related = objectsAt(item, 'relationships').flatMap((relation) => taxonIn(objectAt(relation, 'target')));
  const tagged = [...stringsAt(properties, 'tags'), ...(stringAt(properties, 'cwe') === undefined ? [] : [stringAt(properties, 'cwe') ?? '']), ...stringsAt(properties, 'cwe')].flatMap(weaknessIn);
  return { level: stringAt(objectAt(item, 'defaultConfiguration') ?? {}, 'level'), weaknesses: [...new Set([...related, ...tagged])] };
}

/** A reference to CWE as a taxonomy, in a rule's relationship or a result's `taxa`. */
export function taxonIn(reference: JsonObject | undefined): readonly string[] {
  if (reference === undefined || stringAt(objectAt(reference, 'toolComponent') ?? {}, 'name')?.toUpperCase() !== 'CWE') return [];
  return weaknessIn(`cwe-${(stringAt(reference, 'id') ?? '').replace(/^cwe-/i, '')}`);
}

/** `external/cwe/cwe-079`, `CWE-79: …`, `cwe:79`: the forms that tools write into tags. */
function weaknessIn(tag: string): readonly string[] {
  const digits = /^(?:external\/cwe\/)?cwe[-:_ ]?0{0,6}([1-9]\d{0,5})\b/i.exec(tag.trim())?.[1];
  const parsed = digits === undefined ? undefined : parseCweId(`CWE-${digits}`);
  return parsed === undefined ? [] : [parsed.id];
}
