/** Steps from the root of the document. */
export type Path = readonly (string | number)[];
