import { quote, say, type Text } from '../../../model/text.ts';
import { objectAt, stringAt, type JsonObject } from '../../gateway/json-value.ts';
import { pathToProduct, type AdvisoryView } from '../advisory-view.ts';
import { pathIn, type FlawView } from '../flaw-view.ts';
import type { Path } from '../path.ts';
import { idsAt, rowsAt } from '../rows.ts';
import { sign } from '../signs.ts';
import { test, type AdvisoryTest, type Fail } from './advisory-test.ts';

/** Ids of products and groups: each defined once, none used that is not defined, none defined by itself. */
export const productIdTests = [
  {
    clause: '6.1.1', versions: ['2.0', '2.1'],
    ofDocument: (view, fail) => {
      for (const { members, path } of view.groups) for (const [index, id] of members.entries()) if (view.numbers.of(id) >= view.definedCount) fail([...path, 'product_ids', index], () => notDefined(id));
      eachNote(view, (entry, path) => {
        for (const [index, id] of idsAt(entry, 'product_ids').entries()) if (view.numbers.of(id) >= view.definedCount) fail([...path, 'product_ids', index], () => notDefined(id));
      });
      eachRelated(view, (id, path) => {
        if (view.numbers.of(id) >= view.definedCount) fail(path, () => notDefined(id));
      });
    },
    ofFlaw: { sign: sign.undefinedProduct, run: undefinedInFlaw },
  },
  test('6.1.2', (view, fail) => {
    if (view.products.length === view.definedCount) return;
    const seen = new Set<number>();
    for (const product of view.products) {
      if (seen.has(product.number)) fail(pathToProduct(product, 'product_id'), () => say`The product id ${quote(product.id)} is defined twice; each was expected once.`);
      seen.add(product.number);
    }
  }),
  test('6.1.3', circularDefinitions),
  {
    clause: '6.1.4', versions: ['2.0', '2.1'],
    ofDocument: (view, fail) => eachNote(view, (entry, path) => {
      for (const [at, id] of idsAt(entry, 'group_ids').entries()) if (!view.membersOf.has(id)) fail([...path, 'group_ids', at], () => noSuchGroup(id));
    }),
    ofFlaw: { sign: sign.groupId, run: undefinedGroupsInFlaw },
  },
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
    const unused = view.products.filter(({ number }) => !view.sayings.isSpokenOf(number));
    if (unused.length === 0) return;
    const used = new Set<string>();
    for (const { members } of view.groups) for (const id of members) used.add(id);
    eachNote(view, (entry) => {
      for (const id of idsAt(entry, 'product_ids')) used.add(id);
    });
    eachRelated(view, (id) => used.add(id));
    for (const product of unused) if (!used.has(product.id)) fail(pathToProduct(product, 'product_id'), () => say`The product id ${quote(product.id)} is defined and never used.`);
  }),
] as const satisfies readonly AdvisoryTest[];

function undefinedInFlaw(flaw: FlawView, view: AdvisoryView, fail: Fail): void {
  const check = (products: readonly number[], ...steps: Path): void => {
    for (const [index, product] of products.entries()) if (product >= view.definedCount) fail(pathIn(flaw, ...steps, index), () => notDefined(view.numbers.textOf(product)));
  };
  for (const [list, products] of flaw.status) check(products, 'product_status', list);
  for (const { products, at } of flaw.severities) check(products, view.version === '2.0' ? 'scores' : 'metrics', at, 'products');
  for (const list of ['remediations', 'flags', 'threats'] as const) for (const [at, { products }] of flaw[list].entries()) check(products, list, at, 'product_ids');
  for (const { list, at, products } of flaw.others) check(products, list, at, 'product_ids');
}

function undefinedGroupsInFlaw(flaw: FlawView, view: AdvisoryView, fail: Fail): void {
  const check = (groupIds: readonly string[], ...steps: Path): void => {
    for (const [at, id] of groupIds.entries()) if (!view.membersOf.has(id)) fail(pathIn(flaw, ...steps, 'group_ids', at), () => noSuchGroup(id));
  };
  for (const list of ['remediations', 'flags', 'threats'] as const) for (const [at, { groupIds }] of flaw[list].entries()) check(groupIds, list, at);
  for (const { list, at, groupIds } of flaw.others) check(groupIds, list, at);
}

function notDefined(id: string): Text {
  return say`The product id ${quote(id)} is used here and defined nowhere in the product tree.`;
}

function noSuchGroup(id: string): Text {
  return say`The group id ${quote(id)} is used here and defined nowhere in the product tree.`;
}

/** The products that relationships join. */
function eachRelated(view: AdvisoryView, visit: (id: string, path: Path) => void): void {
  for (const [index, relationship] of view.relationships.entries()) {
    for (const key of ['product_reference', 'relates_to_product_reference']) {
      const id = stringAt(relationship, key);
      if (id !== undefined) visit(id, ['product_tree', 'relationships', index, key]);
    }
  }
}

/** Notes of the document, which name products in 2.1 only. */
function eachNote(view: AdvisoryView, visit: (entry: JsonObject, path: Path) => void): void {
  if (view.version === '2.1') rowsAt(view.document, 'notes').forEach((entry, at) => visit(entry, ['document', 'notes', at]));
}

/** Follows relationships from product to product without recursion; each edge once. */
function circularDefinitions(view: AdvisoryView, fail: Fail): void {
  const edges = new Map<string, { readonly to: string[]; readonly index: number }>();
  for (const [index, relationship] of view.relationships.entries()) {
    const id = stringAt(objectAt(relationship, 'full_product_name') ?? {}, 'product_id') ?? '';
    const own = edges.get(id) ?? { to: [], index };
    for (const target of [stringAt(relationship, 'product_reference'), stringAt(relationship, 'relates_to_product_reference')]) if (target !== undefined) own.to.push(target);
    edges.set(id, own);
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
        waiting.push({ id, isLeaving: true });
        for (const target of edges.get(id)?.to ?? []) waiting.push({ id: target, isLeaving: false });
      }
    }
  }
}
