/** Our reading of a source tree without parsing: credentials, native parts, and the share of each language. */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const { openFile } = (await import(new URL('../dist/collect/file-source.js', import.meta.url).href)) as typeof import('../../src/collect/file-source.ts');
const { readSourceTree } = (await import(new URL('../dist/read/source-tree/index.js', import.meta.url).href)) as typeof import('../../src/read/source-tree/index.ts');

const root = process.argv[2] ?? '';

function* files(): ReturnType<typeof filesOf> {
  yield* filesOf(readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !`${entry.parentPath}/`.includes('/.git/')).map((entry) => relative(root, join(entry.parentPath, entry.name))).toSorted());
}

function* filesOf(names: readonly string[]): Generator<import('../../src/read/source.ts').Source> {
  for (const name of names) {
    const source = openFile(join(root, name), name);
    try {
      yield source;
    } finally {
      source.close();
    }
  }
}

const { facts } = await readSourceTree(files());
process.stdout.write(`${JSON.stringify({ files: facts?.files, languages: facts?.languages, credentials: facts?.credentials.total, filesWith: facts?.credentials.filesWith })}\n`);
