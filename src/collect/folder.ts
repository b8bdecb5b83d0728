import { lstatSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { LeftOutFiles, type LeftOut } from '../model/left-out.ts';
import { reasonOf } from './file-source.ts';
import { entriesOf, namelessReason, neverEntered, UnreadablePlaces, walk, type UnreadablePlace } from './walk.ts';

/** The files of a folder, and what its version control says about it. */
export interface Folder {
  /** Absolute path. */
  readonly root: string;
  /** Relative paths with `/`, sorted; regular files only, links left out. */
  readonly files: readonly string[];
  /** What is there and can't be looked at, folders mostly. */
  readonly unreadable: readonly UnreadablePlace[];
  /** What is there and is no part of the files by a rule. */
  readonly leftOut: readonly LeftOut[];
  /** Short commit id, when the folder is a Git work tree. */
  readonly commit: string | undefined;
  readonly isModified: boolean;
  /** Path of the folder in its Git work tree, with `/`; empty at the top of one. */
  readonly folderInRepository: string | undefined;
}

const filesMax = 500_000;

/**
 * Lists a folder: in a Git work tree what Git tracks or would track, elsewhere every file. What can't be opened is told, and the rest listed.
 * Nothing that the folder's own Git configuration names is run.
 */
export async function listFolder(root: string): Promise<Folder> {
  const { git, folderInRepository, isChanged, listedByGit } = isInRepository(root) ? await import('./git.ts') : noGit;
  const tracked = listedByGit(root);
  const unreadable = new UnreadablePlaces(tracked?.unopened);
  const files: string[] = [];
  const leftOut = new LeftOutFiles();
  const behindLinks = new Map<string, boolean>();
  const tracks = new Set(tracked?.names);
  for (const name of (tracked?.names ?? [...walk(root, unreadable)]).toSorted()) {
    const segments = name.split('/');
    if (segments.some((segment, depth) => neverEntered.has(segment) && !(segment === 'node_modules' && isOwnCode(segments.slice(0, depth), tracks)))) continue;
    const stat = lookedAt(root, name, unreadable);
    if (stat === undefined) continue;
    // Git's list may name a file whose folder has become a link since.
    if (stat.isSymbolicLink() || isBehindLink(root, name, behindLinks)) leftOut.add('link', name, !name.includes('/'));
    else if (stat.isDirectory() && isOfItsOwn(root, name, unreadable)) leftOut.add('repository-of-its-own', name.replace(/\/$/, ''));
    else if (stat.isFile() && files.length >= filesMax) leftOut.add('too-many', name);
    else if (stat.isFile()) files.push(name);
  }
  return { root, files, unreadable: unreadable.list(), leftOut: leftOut.list(), commit: tracked === undefined ? undefined : git(root, ['rev-parse', '--short=7', 'HEAD'])?.trim(), isModified: tracked !== undefined && isChanged(root), folderInRepository: tracked === undefined ? undefined : holdsGit(root) ? '' : folderInRepository(root) };
}

/** Whether a folder that Git tells in place of its files is a repository of its own: one that lies inside, or a submodule, fetched or not. */
function isOfItsOwn(root: string, name: string, unreadable: UnreadablePlaces): boolean {
  return holdsGit(join(root, name)) || entriesOf(root, name.replace(/\/$/, ''), unreadable)?.length === 0;
}

/** What lies at a path of the folder; undefined where nothing does, or where that can't be told. */
function lookedAt(root: string, name: string, unreadable: UnreadablePlaces): Stats | undefined {
  try {
    const stat = lstatSync(join(root, name), { throwIfNoEntry: false });
    // The name came as bytes, and those that are no UTF-8 are gone from it.
    if (stat === undefined && name.includes('\uFFFD')) unreadable.add(name, namelessReason);
    return stat;
  } catch (problem) {
    // Rights are those of the folder around: it is told once, for all that lies in it.
    unreadable.add(dirname(name), reasonOf(problem));
    return undefined;
  }
}

/**
 * Whether `node_modules` in a folder is the product's own code, kept there to be found by name: packages are installed
 * beside a `package.json`, and never told by Git where the repository leaves them out.
 */
function isOwnCode(folder: readonly string[], tracks: ReadonlySet<string>): boolean {
  return folder.length > 0 && tracks.size > 0 && !tracks.has(`${folder.join('/')}/package.json`);
}

const noGit = { git: () => undefined, isChanged: () => false, folderInRepository: () => undefined, listedByGit: () => undefined } as const;

/** Whether the folder or one above it holds `.git`. Where none does, Git has nothing to say, and starting it takes longer than the listing. */
function isInRepository(root: string): boolean {
  for (let folder = root; ; folder = dirname(folder)) {
    if (!mayLookForGit(folder)) return false;
    if (holdsGit(folder)) return true;
    if (folder === dirname(folder)) return false;
  }
}

/** Whether the folder itself holds `.git`, and so is the top of a work tree; in one that may not be entered nothing is seen. */
export function holdsGit(folder: string): boolean {
  return mayLookForGit(folder) && statOf(join(folder, '.git')) !== undefined;
}

/** A process that Node keeps out of a folder belongs to no repository there: the workspace’s, whose data lie anywhere. */
function mayLookForGit(folder: string): boolean {
  return process.permission?.has('fs.read', join(folder, '.git')) !== false;
}

/**
 * Whether a folder on the way from the root to a path is a symbolic link: what lies behind it is no part of the assessed folder.
 * In a folder that may not be entered no link is seen, and nothing can be opened either.
 * @param known answers by folder, for calls about many paths
 */
export function isBehindLink(root: string, path: string, known: Map<string, boolean> = new Map()): boolean {
  const end = path.lastIndexOf('/');
  if (end <= 0) return false;
  const folder = path.slice(0, end);
  const before = known.get(folder);
  if (before !== undefined) return before;
  const found = isBehindLink(root, folder, known) || isLink(root, folder);
  known.set(folder, found);
  return found;
}

/** Whether a symbolic link lies at a path of a folder. */
export function isLink(root: string, path: string): boolean {
  return statOf(join(root, path))?.isSymbolicLink() === true;
}

function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
