import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { readEvidence } from '../assess/read-evidence.ts';
import { repositoryOfFolder } from '../collect/repository.ts';
import type { Repository } from '../model/evidence/repository.ts';

/**
 * What a clone or an archive of the maker's repository tells; the customer fetched it, so it counts as collected.
 * @returns undefined when there is no such folder or archive, or it can't be read
 */
export async function repositoryFacts(path: string): Promise<Repository | undefined> {
  const root = resolve(path);
  const found = statSync(root, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  const evidence = found.isDirectory() ? await repositoryOfFolder(root, basename(root), 'collected') : await readEvidence(root, 'repository', 'collected');
  return evidence?.facts;
}
