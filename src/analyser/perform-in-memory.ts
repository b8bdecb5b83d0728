import { archiveFormatOf } from '../collect/archive/format.ts';
import type { Artifact, Digest } from '../model/artifact.ts';
import { quote, say } from '../model/text.ts';
import { unreadable } from '../read/reader.ts';
import type { SourceTreeOptions } from '../read/source-tree/index.ts';
import { sourceOf, Unreadable, type Source } from '../read/source.ts';
import type { Hashing } from './hashing.ts';
import type { Result, Task } from './protocol.ts';
import { readMembers } from './read-members.ts';
import { readSource } from './read-source.ts';
import { readTree } from './read-tree.ts';

/** A file whose bytes are at hand, with the digest of exactly these bytes. */
export interface FileInMemory {
  readonly bytes: Uint8Array;
  readonly digest: Digest;
}

/** What is needed to read files where there is no file system. */
export interface MemoryReading {
  /** Files by their path from the root of the task. */
  readonly files: ReadonlyMap<string, FileInMemory>;
  /** Gives the parser of source code; may throw where it can't run. */
  readonly grammar: NonNullable<SourceTreeOptions['grammar']>;
}

/** An archive, which only Node's own means can open. */
export class NotOpenedHere extends Error {
  override readonly name = 'NotOpenedHere';
}

/**
 * Does one task over files in memory, as `perform` does over files in a folder: the same files give the same results.
 * @throws NotOpenedHere for an archive or what was fetched of a provider, and what `grammar` throws
 */
export async function performInMemory(task: Task, { files, grammar }: MemoryReading): Promise<readonly Result[]> {
  const digests = new WeakMap<Source, Digest>();
  const open = (path: string, name: string): Source | undefined => {
    const file = files.get(path);
    if (file === undefined) return undefined;
    const source = sourceOf(name, file.bytes);
    digests.set(source, file.digest);
    return source;
  };
  const opened = function* (root: string, members: readonly string[], folder: string): Generator<Source | Unreadable> {
    for (const name of members) {
      const inside = folder === '.' ? name : name.slice(folder.length + 1);
      yield open(below(root, name), inside) ?? new Unreadable('does not exist', { member: inside });
    }
  };
  if (task.task === 'set') return readMembers({ name: task.name, origin: task.origin }, opened(task.root, task.members, task.name), takenBefore(digests));
  if (task.task === 'tree') return [await readTree(task, opened(task.root, task.members, '.'), takenBefore(digests), grammar)];
  // A dossier holds files, and no capture of a public place.
  if (task.task === 'provider') throw new NotOpenedHere('was fetched from public places, which this reader does not compare');
  const source = open(task.path, task.name);
  if (source === undefined) {
    const artifact: Artifact = { path: task.name, digest: 'sha256:unread', sizeBytes: 0, origin: task.origin };
    return [{ artifact, reading: unreadable(task.kind ?? 'document', 'unknown', say`The file ${quote(task.name)} does not exist.`) }];
  }
  if (archiveFormatOf(source.head) !== undefined) throw new NotOpenedHere('is an archive, which this reader does not open');
  return [{ artifact: { path: task.name, digest: takenBefore(digests).of(source), sizeBytes: source.sizeBytes, origin: task.origin }, ...(await readSource(source, task)) }];
}

function below(root: string, name: string): string {
  return root === '' ? name : `${root}/${name}`;
}

/** Digests that were taken beforehand: WebCrypto has none that could be waited for inside a reader. */
function takenBefore(digests: WeakMap<Source, Digest>): Hashing {
  return {
    of: (source) => {
      const digest = digests.get(source);
      if (digest === undefined) throw new Error('A source is none of the files in memory.');
      return digest;
    },
    ofNames: () => {
      const lines: string[] = [];
      return { add: (line) => void lines.push(line), digest: async () => `sha256:${new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(lines.join('')))).toHex()}` };
    },
  };
}
