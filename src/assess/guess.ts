import { basename, join } from 'node:path';
import type { Folder } from '../collect/folder.ts';

/** Something that nobody stated, with the place it was taken from. */
export interface Guess {
  readonly text: string;
  readonly from: string;
}

/** Name and version of a product without a statement, as far as its folder shows them. */
export async function guessProduct({ root, files }: Pick<Folder, 'root' | 'files'>): Promise<{ readonly name: Guess; readonly version?: Guess }> {
  const folder: Guess = { text: basename(root), from: 'the name of the folder' };
  // Most folders have no such manifest, and a start of the program should not pay for its reader.
  if (!files.some((file) => manifestName.test(file))) return { name: folder };
  const { manifestFacts, rootManifests } = await import('./root-manifest.ts');
  const whole = rootManifests
    .filter((file) => files.includes(file))
    .map((file) => ({ file, ...manifestFacts(join(root, file), file) }))
    .filter(({ name }) => name === undefined || !isOfAPart(name, folder.text));
  const named = whole.find(({ name }) => name !== undefined);
  const dated = whole.find(({ version }) => version !== undefined);
  return {
    name: named?.name === undefined ? folder : { text: named.name, from: named.file },
    ...(dated?.version === undefined ? {} : { version: { text: dated.version, from: dated.file } }),
  };
}

/** A name for a product without a statement: what a package manifest at its root says, else the folder's name. */
export async function guessName(folder: Pick<Folder, 'root' | 'files'>): Promise<string> {
  return (await guessProduct(folder)).name.text;
}

const manifestName = /^(?:package\.json|pyproject\.toml|Cargo\.toml)$/;

/** Whether a manifest’s name is the folder’s with words behind it, as that of the part that browsers load: it names no whole. */
function isOfAPart(name: string, folder: string): boolean {
  return name.toLowerCase().startsWith(`${folder.toLowerCase()}-`);
}
