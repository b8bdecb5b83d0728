import { readSourceTree, type SourceTreeOptions } from '../read/source-tree/index.ts';
import { Unreadable, type Source } from '../read/source.ts';
import type { Hashing } from './hashing.ts';
import type { Result } from './protocol.ts';
import type { Container } from './read-members.ts';

/** Reads a source tree. It is one artifact: its digest covers the names and digests of all its files. */
export async function readTree({ name, origin, credentialList }: Pick<Container, 'name' | 'origin'> & Pick<SourceTreeOptions, 'credentialList'>, members: Iterable<Source | Unreadable>, hashing: Hashing, grammar: NonNullable<SourceTreeOptions['grammar']>): Promise<Result> {
  const names = hashing.ofNames();
  let sizeBytes = 0;
  const files = function* (): Generator<Source | Unreadable> {
    for (const source of members) {
      if (!(source instanceof Unreadable)) {
        names.add(`${hashing.of(source)}  ${source.name}\n`);
        sizeBytes += source.sizeBytes;
      }
      yield source;
    }
  };
  const reading = await readSourceTree(files(), { grammar, ...(credentialList === undefined ? {} : { credentialList }) });
  return { artifact: { path: name, digest: await names.digest(), sizeBytes, origin }, reading };
}
