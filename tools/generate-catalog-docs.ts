/**
 * Writes docs/generated/catalog/: a page for each group of requirements, the table of source lines, the coverage,
 * the reverse index of checks, and the JSON Schema of the catalogue's own export.
 *
 * Usage: node tools/generate-catalog-docs.ts [--check]
 * With --check nothing is written; a page that differs, lacks or is stale is named and the exit code is 1.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { groups } from '../src/catalog/index.ts';
import { checks } from '../src/check/index.ts';
import { catalogFile } from '../src/report/catalog/json-schema.ts';
import { checksPage } from '../src/report/catalog/pages/checks-page.ts';
import { coveragePage } from '../src/report/catalog/pages/coverage-page.ts';
import { groupPage } from '../src/report/catalog/pages/group-page.ts';
import { indexPage } from '../src/report/catalog/pages/index-page.ts';
import { linesPage } from '../src/report/catalog/pages/lines-page.ts';
import type { DocumentationPage } from '../src/report/catalog/pages/words.ts';

/** Lines of the project's list of what the sources ask for. */
const sourceLineCount = 185;

const folder = new URL('../docs/generated/catalog/', import.meta.url);

/** Every page of the catalogue's documentation, made anew. */
export function catalogDocs(): readonly DocumentationPage[] {
  const pages = new Map(groups.flatMap((group) => group.requirements.map((requirement) => [requirement.id as string, `${group.document}/${group.name}.md`] as const)));
  const pageOf = (id: string): string => pages.get(id) ?? 'README.md';
  return [
    indexPage(pageOf),
    coveragePage(pageOf),
    linesPage(sourceLineCount, pageOf),
    checksPage(checks, pageOf),
    ...groups.map((group) => groupPage(group, pageOf)),
    { path: 'catalog.schema.json', text: `${JSON.stringify(z.toJSONSchema(catalogFile), undefined, 2)}\n` },
  ];
}

/** Pages that differ from what is on disk, and files on disk that no page stands behind. */
export function differences(pages: readonly DocumentationPage[], root: URL = folder): readonly string[] {
  const wanted = new Set(pages.map((page) => page.path));
  const changed = pages.filter((page) => onDisk(root, page.path) !== page.text).map((page) => page.path);
  return [...changed, ...filesIn(root).filter((path) => !wanted.has(path))].toSorted();
}

function onDisk(root: URL, path: string): string | undefined {
  try {
    return readFileSync(new URL(path, root), 'utf8');
  } catch {
    return undefined;
  }
}

function filesIn(root: URL): readonly string[] {
  try {
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.pathname.length).replace(/^\/+/, ''));
  } catch {
    return [];
  }
}

function write(pages: readonly DocumentationPage[]): void {
  rmSync(folder, { recursive: true, force: true });
  for (const page of pages) {
    const target = new URL(page.path, folder);
    mkdirSync(dirname(target.pathname), { recursive: true });
    writeFileSync(target, page.text);
  }
}

if (import.meta.main) {
  const pages = catalogDocs();
  if (process.argv.includes('--check')) {
    const different = differences(pages);
    for (const path of different) process.stderr.write(`docs/generated/catalog/${path} is not what tools/generate-catalog-docs.ts writes.\n`);
    process.exitCode = different.length === 0 ? 0 : 1;
  } else {
    write(pages);
    process.stdout.write(`${pages.length} files written to docs/generated/catalog/.\n`);
  }
}
