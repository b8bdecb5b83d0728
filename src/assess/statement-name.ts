/** The file in which a maker states what the product is, by its name in the product’s folder. */
export const statementName = 'assay.yaml';
