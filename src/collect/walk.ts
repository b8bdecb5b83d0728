import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from './file-source.ts';

/** Something inside a folder that is there and can't be looked at. */
export interface UnreadablePlace {
  /** Relative with `/`; `.` is the folder itself. Evidence text. */
  readonly path: string;
  /** A predicate: `may not be read by this user`. */
  readonly reason: string;
}

/** Places that could not be looked at, each once. */
export class UnreadablePlaces {
  readonly #reasons = new Map<string, string>();

  /** @param closed folders that somebody else could not open */
  constructor(closed: readonly string[] = []) {
    for (const path of closed) this.add(path, 'can’t be opened by this user');
  }

  add(path: string, reason: string): void {
    if (!this.#reasons.has(path)) this.#reasons.set(path, reason);
  }

  list(): readonly UnreadablePlace[] {
    return [...this.#reasons].map(([path, reason]) => ({ path, reason })).toSorted((one, other) => (one.path < other.path ? -1 : 1));
  }
}

/** Names come as bytes, and what is no UTF-8 in them is gone from the text. */
export const namelessReason = 'has a name that is no UTF-8, by which it can’t be opened';

/** Folders that hold no file of the product: what tools keep, and packages that were installed. */
export const neverEntered: ReadonlySet<string> = new Set(['.git', 'node_modules', '.hg', '.svn']);

/**
 * Paths of all that lies in a folder and those below it, but for folders themselves; links are not followed.
 * @param unreadable is told of folders that can't be opened
 */
export function* walk(root: string, unreadable: UnreadablePlaces): Generator<string> {
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of entriesOf(root, folder, unreadable) ?? []) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!neverEntered.has(entry.name)) waiting.push(name);
      } else yield name;
    }
  }
}

/** What lies in a folder below the root; undefined, and told, where it can't be opened. */
export function entriesOf(root: string, folder: string, unreadable: UnreadablePlaces): readonly Dirent[] | undefined {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (problem) {
    unreadable.add(folder === '' ? '.' : folder, folder.includes('\uFFFD') ? namelessReason : reasonOf(problem));
    return undefined;
  }
}
