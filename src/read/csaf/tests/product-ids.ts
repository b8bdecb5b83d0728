import { quote, say } from '../../../model/text.ts';
import { objectAt, stringAt, type JsonObject } from '../../gateway/json-value.ts';
import { pathToProduct, type AdvisoryView, type Path } from '../advisory-view.ts';
import { idsAt, rowsAt } from '../rows.ts';
import { test, type Fail } from './advisory-test.ts';

/** Ids of products and groups: each defined once, none used that is not defined, none defined by itself. */
export const productIdTests = [
  test('6.1.1', (view, fail) => {
    eachUse(view, (products, path, ...steps) => {
      for (let index = 0; index < products.length; index += 1) {
        const product = products[index] ?? 0;
        if (product >= view.definedCount) fail([...path, ...steps, index], () => notDefined(view, product));
      }
    });
    eachRelated(view, (product, path) => {
      if (product >= view.definedCount) fail(path, () => notDefined(view, product));
    });
  }),
  test('6.1.2', (view, fail) => {
    const seen = view.marks.start();
    for (const product of view.products) if (seen.add(product.number)) fail(pathToProduct(product, 'product_id'), () => say`The product id ${quote(product.id)} is defined twice; each was expected once.`);
  }),
  test('6.1.3', circularDefinitions),
  test('6.1.4', (view, fail) => {
    const check = (groupIds: readonly string[], path: Path, ...steps: Path): void => {
      for (const [at, id] of groupIds.entries()) if (!view.membersOf.has(id)) fail([...path, ...steps, 'group_ids', at], () => say`The group id ${quote(id)} is used here and defined nowhere in the product tree.`);
    };
    for (const { path, remediations, flags, threats } of view.flaws) {
      remediations.forEach(({ groupIds }, at) => check(groupIds, path, 'remediations', at));
      flags.forEach(({ groupIds }, at) => check(groupIds, path, 'flags', at));
      threats.forEach(({ groupIds }, at) => check(groupIds, path, 'threats', at));
    }
    eachFurtherEntry(view, (entry, path) => check(idsAt(entry, 'group_ids'), path));
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
    const used = view.marks.start();
    eachUse(view, (products) => used.mark(products));
    eachRelated(view, (product) => used.add(product));
    for (const product of view.products) if (!used.has(product.number)) fail(pathToProduct(product, 'product_id'), () => say`The product id ${quote(product.id)} is defined and never used.`);
  }),
] as const;

function notDefined(view: AdvisoryView, product: number): ReturnType<typeof say> {
  return say`The product id ${quote(view.numbers.idOf(product))} is used here and defined nowhere in the product tree.`;
}

/** Visits every list of products that is a use; whole lists with the steps to them, because there may be very many. */
function eachUse(view: AdvisoryView, visit: (products: readonly number[], path: Path, ...steps: Path) => void): void {
  for (const { members, path } of view.groups) visit(view.numbers.all(members), path, 'product_ids');
  for (const { path, status, severities, remediations, flags, threats } of view.flaws) {
    for (const [list, products] of status) visit(products, path, 'product_status', list);
    for (const { products, entryPath } of severities) visit(products, entryPath, 'products');
    remediations.forEach(({ products }, at) => visit(products, path, 'remediations', at, 'product_ids'));
    flags.forEach(({ products }, at) => visit(products, path, 'flags', at, 'product_ids'));
    threats.forEach(({ products }, at) => visit(products, path, 'threats', at, 'product_ids'));
  }
  eachFurtherEntry(view, (entry, path) => visit(view.numbers.all(idsAt(entry, 'product_ids')), path, 'product_ids'));
}

/** The products that relationships join. */
function eachRelated(view: AdvisoryView, visit: (product: number, path: Path) => void): void {
  for (const [index, relationship] of view.relationships.entries()) {
    for (const key of ['product_reference', 'relates_to_product_reference']) {
      const id = stringAt(relationship, key);
      if (id !== undefined) visit(view.numbers.of(id), ['product_tree', 'relationships', index, key]);
    }
  }
}

/** Entries that name products in 2.1 only. */
function eachFurtherEntry(view: AdvisoryView, visit: (entry: JsonObject, path: Path) => void): void {
  if (view.version === '2.0') return;
  rowsAt(view.document, 'notes').forEach((entry, at) => visit(entry, ['document', 'notes', at]));
  for (const { row, path } of view.flaws) for (const list of ['notes', 'involvements', 'first_known_exploitation_dates']) rowsAt(row, list).forEach((entry, at) => visit(entry, [...path, list, at]));
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
