import { z } from 'zod';

/** Folders that no assessment enters. */
const neverEntered = new Set(['.git', '.hg', '.svn', 'node_modules']);

/** Where a file lies within a release: a relative path that means the same on every system and leads nowhere else. */
export const evidencePathShape = z.string().min(1).max(300).refine((path) => problemOf(path) === undefined, { error: ({ input }) => problemOf(String(input)) ?? 'Expected a path.' });

function problemOf(path: string): string | undefined {
  if (/[\p{C}\\:*?"<>|]/u.test(path)) return 'Expected a path without control characters and without \\ : * ? " < > |.';
  const segments = path.split('/');
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..' || segment.endsWith('.') || segment.endsWith(' ') || segment.startsWith(' '))) return 'Expected a relative path, for example sbom/app.cdx.json.';
  if (segments.length > 12 || segments.some((segment) => Buffer.byteLength(segment) > 120)) return 'Expected at most 12 folders, and names of at most 120 bytes.';
  if (segments.some((segment) => neverEntered.has(segment.toLowerCase()))) return 'This folder is never assessed.';
  return path.toLowerCase() === 'assay.yaml' ? 'The statement is kept with the product: set it there.' : undefined;
}

/** Whether both can’t lie in one folder, because one would have to be a file and a folder. */
export function collides(one: string, other: string): boolean {
  return one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}
