/** One address of a page, and what it is called in every folder: the ids in it differ. */
export interface PageAddress {
  /** The page’s path with the names of its fields, and what the address shows of it. */
  readonly name: string;
  readonly route: string;
  readonly address: string;
  /** Who asks for it: somebody of the organisation when left out. */
  readonly by?: 'contact';
}

export interface Route {
  readonly method: string;
  readonly path: string;
}

/** What fields of paths are filled in with. */
export type Fields = Readonly<Record<string, string | undefined>>;

/**
 * A path or query with its fields filled in; undefined when the folder holds nothing for one of them.
 * @throws Error when a field is not known: a new page has to be asked for too
 */
export function filled(text: string, fields: Fields): string | undefined {
  let isWhole = true;
  const address = text.replaceAll(/\{([^}]+)\}/g, (_whole, name: string) => {
    if (!Object.hasOwn(fields, name)) throw new Error(`No page’s field is known here as ${name}; say in bench/child what it is filled in with.`);
    const value = fields[name];
    if (value === undefined) isWhole = false;
    return encodeURIComponent(value ?? '');
  });
  return isWhole ? address : undefined;
}
