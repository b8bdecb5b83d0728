import { lstatSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The files of a folder, and what its version control says about it. */
export interface Folder {
  /** Absolute path. */
  readonly root: string;
  /** Relative paths with `/`, sorted; regular files only, links left out. */
  readonly files: readonly string[];
  readonly linksLeftOut: number;
  /** Short commit id, when the folder is a Git work tree. */
  readonly commit: string | undefined;
  readonly isModified: boolean;
}

const filesMax = 500_000;
const neverEntered = new Set(['.git', 'node_modules', '.hg', '.svn']);

/**
 * Lists a folder: in a Git work tree what Git tracks or would track, elsewhere every file.
 * Nothing that the folder's own Git configuration names is run.
 */
export async function listFolder(root: string): Promise<Folder> {
  const { git, gitWithoutFilters } = isInRepository(root) ? await import('./git.ts') : noGit;
  const tracked = git(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'])?.split('\0').filter((name) => name !== '');
  const candidates = tracked ?? walk(root);
  const files: string[] = [];
  let linksLeftOut = 0;
  const behindLinks = new Map<string, boolean>();
  const tracks = new Set(tracked);
  for (const name of candidates) {
    if (files.length >= filesMax) break;
    const segments = name.split('/');
    if (segments.some((segment, depth) => neverEntered.has(segment) && !(segment === 'node_modules' && isOwnCode(segments.slice(0, depth), tracks)))) continue;
    const stat = lstatSync(join(root, name), { throwIfNoEntry: false });
    // Git's list may name a file whose folder has become a link since.
    if (stat?.isSymbolicLink() === true || (stat !== undefined && isBehindLink(root, name, behindLinks))) linksLeftOut += 1;
    else if (stat?.isFile() === true) files.push(name);
  }
  return { root, files: files.toSorted(), linksLeftOut, commit: tracked === undefined ? undefined : git(root, ['rev-parse', '--short=7', 'HEAD'])?.trim(), isModified: tracked !== undefined && gitWithoutFilters(root, ['diff-index', '--quiet', 'HEAD', '--']) === undefined };
}

/**
 * Whether `node_modules` in a folder is the product's own code, kept there to be found by name: packages are installed
 * beside a `package.json`, and never told by Git where the repository leaves them out.
 */
function isOwnCode(folder: readonly string[], tracks: ReadonlySet<string>): boolean {
  return folder.length > 0 && tracks.size > 0 && !tracks.has(`${folder.join('/')}/package.json`);
}

const noGit = { git: () => undefined, gitWithoutFilters: () => undefined } as const;

/** Whether the folder or one above it holds `.git`. Where none does, Git has nothing to say, and starting it takes longer than the listing. */
function isInRepository(root: string): boolean {
  for (let folder = root; ; folder = dirname(folder)) {
    if (!mayLookForGit(folder)) return false;
    if (holdsGit(folder)) return true;
    if (folder === dirname(folder)) return false;
  }
}

/** Whether the folder itself holds `.git`, and so is the top of a work tree. */
export function holdsGit(folder: string): boolean {
  return mayLookForGit(folder) && lstatSync(join(folder, '.git'), { throwIfNoEntry: false }) !== undefined;
}

/** A process that Node keeps out of a folder belongs to no repository there: the workspace’s, whose data lie anywhere. */
function mayLookForGit(folder: string): boolean {
  return process.permission?.has('fs.read', join(folder, '.git')) !== false;
}

function* walk(root: string): Generator<string> {
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!neverEntered.has(entry.name)) waiting.push(name);
      } else yield name;
    }
  }
}

/**
 * Whether a folder on the way from the root to a path is a symbolic link: what lies behind it is no part of the assessed folder.
 * @param known answers by folder, for calls about many paths
 */
export function isBehindLink(root: string, path: string, known: Map<string, boolean> = new Map()): boolean {
  const end = path.lastIndexOf('/');
  if (end <= 0) return false;
  const folder = path.slice(0, end);
  const before = known.get(folder);
  if (before !== undefined) return before;
  const found = isBehindLink(root, folder, known) || lstatSync(join(root, folder), { throwIfNoEntry: false })?.isSymbolicLink() === true;
  known.set(folder, found);
  return found;
}
