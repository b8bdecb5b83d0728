import { isMap, isScalar, isSeq, parseDocument } from 'yaml';

/** Who makes a product, and which others of the maker its figures do not speak for. */
export interface StatedScope {
  readonly maker: string | null;
  /** Null where nothing is said; an empty list says that none is left out. */
  readonly leavesOut: readonly string[] | null;
}

const options = { version: '1.2', schema: 'failsafe' } as const;

/**
 * What a statement says of the maker and of products that it leaves out.
 * @param text of an assay.yaml that was read without a problem, or empty
 */
export function statedScope(text: string): StatedScope {
  const product = parseDocument(text, options).get('product');
  const [maker, leavesOut] = isMap(product) ? [product.get('maker'), product.get('leavesOut')] : [];
  return { maker: typeof maker === 'string' ? maker : null, leavesOut: isSeq(leavesOut) ? leavesOut.items.map((item) => String(isScalar(item) ? item.value : item)) : null };
}

/**
 * A statement with another scope; comments and the rest of the text stay.
 * @param text as for `statedScope`
 * @param name of the product, for a statement that begins here
 */
export function withScope(text: string, { maker, leavesOut }: StatedScope, name: string): string {
  const document = parseDocument(text === '' ? 'assay: 1\n' : text, options);
  if (!document.has('product')) document.set('product', document.createNode({ name }));
  for (const [key, value] of Object.entries({ maker, leavesOut })) {
    if (value === null) document.deleteIn(['product', key]);
    else document.setIn(['product', key], document.createNode(value));
  }
  return document.toString({ lineWidth: 0 });
}

/** A statement that names a version: its own, or else this one. @param text of an assay.yaml that names a product */
export function withVersion(text: string, version: string): string {
  const document = parseDocument(text, options);
  if (document.hasIn(['product', 'version'])) return text;
  document.setIn(['product', 'version'], version);
  return document.toString({ lineWidth: 0 });
}
