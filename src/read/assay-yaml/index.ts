import type { Reader } from '../reader.ts';

/** The product's own statement, `assay.yaml`: what the maker says, and where its evidence lies. */
export const assayYamlReader: Reader<'product-statement'> = {
  id: 'assay-yaml',
  title: 'Product statement (assay.yaml)',
  produces: 'product-statement',
  accepts: (head) => head.text !== undefined && /^assay:[ \t]*['"]?1['"]?[ \t]*(#.*)?$/m.test(head.text) && /^product:/m.test(head.text),
  // Loaded when a statement comes: a start of the program should not pay for its schema.
  read: async (source) => (await import('./read-statement.ts')).readStatement(source),
};
