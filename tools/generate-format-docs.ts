/** Writes docs/generated/formats.md: the page of every reader, in the order of detection. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readers } from '../src/read/index.ts';
import { writeOrCheck } from './write-or-check.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const pages = new Map(globSync('src/read/**/readme.md', { cwd: root }).map((path) => [path.split('/').at(-2) ?? '', path]));
const parts = readers.map((reader) => {
  const path = pages.get(reader.id);
  if (path === undefined || !existsSync(path)) throw new Error(`The reader ${reader.id} has no readme.md beside it.`);
  pages.delete(reader.id);
  return demoted(readFileSync(path, 'utf8'));
});
/** Pages of formats that are folders of files, such as a source tree. */
const others = [...pages.values()].toSorted().map((path) => demoted(readFileSync(path, 'utf8')));

writeOrCheck('docs/generated/formats.md', `# Formats

<!-- Written by tools/generate-format-docs.ts from the readme.md of each reader. -->

${readers.length} readers, in the order of detection. Detection looks at content; exactly one reader takes a file.

${[...parts, ...others].join('\n\n')}
`);

/** The same text one heading level lower. */
function demoted(text: string): string {
  let isCode = false;
  return text.trim().split('\n').map((line) => {
    if (line.startsWith('```')) isCode = !isCode;
    return !isCode && line.startsWith('#') ? `#${line}` : line;
  }).join('\n');
}
