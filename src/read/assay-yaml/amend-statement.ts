import { isMap, isSeq, parseDocument, YAMLSeq } from 'yaml';
import type { AssayYaml } from './schema.ts';

/** Lists that grow when something is set down outside the text, and the single facts that take the place of the text’s. */
export type StatementAmendment = Partial<Pick<AssayYaml, 'measures' | 'obstacles' | 'claims' | 'affirmations' | 'reviews' | 'setAside' | 'waysChosen' | 'pledge' | 'publish' | 'evidence'>>;

/**
 * A statement with more in it. Comments and the order of the text stay.
 * @param text of an assay.yaml that was read without a problem, or empty
 * @param name of the product, for a statement that begins here
 */
export function amendedStatement(text: string, amendment: StatementAmendment, name: string): string {
  const parts = Object.entries(amendment).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : true));
  if (parts.length === 0) return text;
  const document = parseDocument(text === '' ? 'assay: 1\n' : text, { version: '1.2', schema: 'failsafe' });
  if (!isMap(document.contents)) throw new Error('A statement is a mapping; it was checked when it was kept.');
  if (!document.has('product')) document.set('product', document.createNode({ name }));
  for (const [key, value] of parts) {
    const there = document.get(key);
    if (!Array.isArray(value)) document.set(key, document.createNode(value));
    else if (isSeq(there)) for (const item of value) there.add(document.createNode(item));
    else {
      const list = new YAMLSeq();
      for (const item of value) list.add(document.createNode(item));
      document.set(key, list);
    }
  }
  return document.toString({ lineWidth: 0 });
}

/** Whether a statement says where evidence lies. @param text of an assay.yaml that was read without a problem, or empty */
export function namesEvidence(text: string): boolean {
  const { contents } = parseDocument(text, { version: '1.2', schema: 'failsafe' });
  const named = isMap(contents) ? contents.get('evidence') : undefined;
  return isSeq(named) && named.items.length > 0;
}
