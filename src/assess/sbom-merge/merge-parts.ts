import { isArray, isObject, stringAt, type JsonObject, type JsonValue } from '../../read/gateway/json-value.ts';
import type { BillParts } from './parts.ts';

/** What the merged bill is about, and when it is made. */
export interface MergedSubject {
  readonly name: string;
  readonly version?: string;
  /** RFC 3339. */
  readonly at: string;
  readonly toolVersion: string;
}

/**
 * Joins bills to one CycloneDX document, version 1.6: what each was about becomes a component that the new subject depends on. A component
 * with the same package URL as one of an earlier bill is taken once, and what depends on it is led there. References get the number of
 * their bill in front, so that those of two bills never meet.
 */
export function mergeParts(bills: readonly BillParts[], { name, version, at, toolVersion }: MergedSubject): JsonObject {
  const components: JsonObject[] = [];
  const byPurl = new Map<string, { readonly reference: string; readonly at: number; readonly isReduced: boolean }>();
  const edges = new Map<string, Set<string>>([['merged', new Set()]]);
  for (const [index, { subject, components: listed, dependencies, isReduced }] of bills.entries()) {
    const prefix = `${index + 1}:`;
    const renamed = new Map<string, string>();
    let unnamed = 0;
    const take = (component: JsonObject): string => {
      const own = stringAt(component, 'bom-ref');
      const purl = stringAt(component, 'purl');
      const known = purl === undefined ? undefined : byPurl.get(purl);
      if (own === undefined) unnamed += 1;
      const reference = known?.reference ?? `${prefix}${own ?? `component-${unnamed}`}`;
      if (own !== undefined) renamed.set(own, reference);
      const whole = { ...(withPrefix(component, prefix) as JsonObject), 'bom-ref': reference };
      if (known === undefined) components.push(whole);
      // What is written out in full takes the place of what is known by its facts only.
      else if (known.isReduced && !isReduced) components[known.at] = whole;
      if (purl !== undefined && (known === undefined || (known.isReduced && !isReduced))) byPurl.set(purl, { reference, at: known?.at ?? components.length - 1, isReduced });
      return reference;
    };
    const root = subject === undefined ? undefined : take(subject);
    const references = listed.map(take);
    for (const target of root === undefined ? references : [root]) edges.get('merged')?.add(target);
    for (const { ref, dependsOn } of dependencies) {
      const from = renamed.get(ref) ?? `${prefix}${ref}`;
      const targets = edges.get(from) ?? new Set();
      for (const target of dependsOn) targets.add(renamed.get(target) ?? `${prefix}${target}`);
      edges.set(from, targets);
    }
  }
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { timestamp: at, tools: { components: [{ type: 'application', name: 'Assay', version: toolVersion }] }, component: { type: 'application', 'bom-ref': 'merged', name, ...(version === undefined ? {} : { version }) } },
    components,
    dependencies: [...edges].map(([ref, targets]) => ({ ref, dependsOn: [...targets].filter((target) => target !== ref) })),
  };
}

/** Every reference that a component’s own parts have. */
function withPrefix(value: JsonValue, prefix: string): JsonValue {
  if (isArray(value)) return value.map((item) => withPrefix(item, prefix));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, name === 'bom-ref' && typeof member === 'string' ? `${prefix}${member}` : withPrefix(member, prefix)]));
}
