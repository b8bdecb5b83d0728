import { quote, say } from '../../../model/text.ts';
import { objectAt, stringAt, type JsonObject } from '../../gateway/json-value.ts';
import type { AdvisoryView, Path } from '../advisory-view.ts';
import { idsAt, rowsAt } from '../rows.ts';
import { severitiesOf } from '../severity-vectors.ts';
import { test, type Fail } from './advisory-test.ts';

/** Ids of products and groups: each defined once, none used that is not defined, none defined by itself. */
export const productIdTests = [
  test('6.1.1', (view, fail) => {
    const defined = new Set(view.products.map(({ id }) => id));
    eachUse(view, (ids, path, isList) => {
      for (const [index, id] of ids.entries()) if (!defined.has(id)) fail(isList ? [...path, index] : path, () => say`The product id ${quote(id)} is used here and defined nowhere in the product tree.`);
    });
  }),
  test('6.1.2', (view, fail) => {
    const seen = new Set<string>();
    for (const { id, path } of view.products) {
      if (seen.has(id)) fail([...path, 'product_id'], () => say`The product id ${quote(id)} is defined twice; each was expected once.`);
      seen.add(id);
    }
  }),
  test('6.1.3', circularDefinitions),
  test('6.1.4', (view, fail) => {
    for (const { id, path } of groupReferences(view)) if (!view.membersOf.has(id)) fail(path, () => say`The group id ${quote(id)} is used here and defined nowhere in the product tree.`);
  }),
  test('6.1.5', (view, fail) => {
    const seen = new Set<string>();
    for (const { id, path } of view.groups) {
      if (seen.has(id)) fail([...path, 'group_id'], () => say`The group id ${quote(id)} is defined twice; each was expected once.`);
      seen.add(id);
    }
  }),
  test('6.2.1', (view, fail) => {
    // An informational advisory lists products for its notes only.
    if (view.profile === 'csaf_informational_advisory') return;
    const used = new Set<string>();
    eachUse(view, (ids) => {
      for (const id of ids) used.add(id);
    });
    for (const { id, path } of view.products) if (!used.has(id)) fail([...path, 'product_id'], () => say`The product id ${quote(id)} is defined and never used.`);
  }),
] as const;

/** Visits every list of product ids that is a use; whole lists, because there may be very many ids. */
function eachUse(view: AdvisoryView, visit: (ids: readonly string[], path: Path, isList: boolean) => void): void {
  for (const { members, path } of view.groups) visit(members, [...path, 'product_ids'], true);
  for (const [index, relationship] of view.relationships.entries()) {
    for (const key of ['product_reference', 'relates_to_product_reference']) {
      const id = stringAt(relationship, key);
      if (id !== undefined) visit([id], ['product_tree', 'relationships', index, key], false);
    }
  }
  for (const { entry, path } of entriesWithProducts(view)) visit(idsAt(entry, 'product_ids'), [...path, 'product_ids'], true);
  for (const [index, vulnerability] of view.vulnerabilities.entries()) {
    const status = objectAt(vulnerability, 'product_status') ?? {};
    for (const key of Object.keys(status)) visit(idsAt(status, key), ['vulnerabilities', index, 'product_status', key], true);
    for (const { products, entryPath } of severitiesOf(view, vulnerability, index)) visit(products, [...entryPath, 'products'], true);
  }
}

const entryLists = { '2.0': ['remediations', 'threats', 'flags'], '2.1': ['remediations', 'threats', 'flags', 'notes', 'involvements', 'first_known_exploitation_dates'] } as const;

/** Entries that name products or groups. */
function* entriesWithProducts(view: AdvisoryView): Generator<{ readonly entry: JsonObject; readonly path: Path }> {
  if (view.version === '2.1') for (const [index, entry] of rowsAt(view.document, 'notes').entries()) yield { entry, path: ['document', 'notes', index] };
  for (const [index, vulnerability] of view.vulnerabilities.entries()) {
    for (const key of entryLists[view.version]) for (const [at, entry] of rowsAt(vulnerability, key).entries()) yield { entry, path: ['vulnerabilities', index, key, at] };
  }
}

function* groupReferences(view: AdvisoryView): Generator<{ readonly id: string; readonly path: Path }> {
  for (const { entry, path } of entriesWithProducts(view)) for (const [at, id] of idsAt(entry, 'group_ids').entries()) yield { id, path: [...path, 'group_ids', at] };
}

/** Follows relationships from product to product without recursion; each edge once. */
function circularDefinitions(view: AdvisoryView, fail: Fail): void {
  const edges = new Map<string, { readonly to: readonly string[]; readonly index: number }>();
  for (const [index, relationship] of view.relationships.entries()) {
    const id = stringAt(objectAt(relationship, 'full_product_name') ?? {}, 'product_id') ?? '';
    const to = [stringAt(relationship, 'product_reference'), stringAt(relationship, 'relates_to_product_reference')].filter((target) => target !== undefined);
    edges.set(id, { to: [...(edges.get(id)?.to ?? []), ...to], index });
  }
  const finished = new Set<string>();
  for (const [start, { index }] of edges) {
    const open = new Set<string>();
    const waiting: { readonly id: string; readonly isLeaving: boolean }[] = [{ id: start, isLeaving: false }];
    for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
      const { id } = step;
      if (step.isLeaving) {
        open.delete(id);
        finished.add(id);
      } else if (open.has(id)) {
        fail(['product_tree', 'relationships', index, 'full_product_name', 'product_id'], () => say`The product ${quote(id)} is defined by relationships that lead back to itself.`);
      } else if (!finished.has(id) && edges.has(id)) {
        open.add(id);
        waiting.push({ id, isLeaving: true }, ...(edges.get(id)?.to ?? []).map((target) => ({ id: target, isLeaving: false })));
      }
    }
  }
}
