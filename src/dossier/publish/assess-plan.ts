import { join } from 'node:path';
import { IdleChildren } from '../../analyser/analyser.ts';
import { assessFiles, type FilesOptions } from '../../assess/assess-files.ts';
import { gather } from '../../assess/gather.ts';
import { commit } from '../../attest/commitment.ts';
import { digestOf } from '../../collect/digest-of.ts';
import { openFile } from '../../collect/file-source.ts';
import type { Digest } from '../../model/artifact.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { EvidenceFile } from '../evidence-list.ts';
import type { PlannedPublication } from './plan.ts';

/** The salt of a withheld file: always the same for the same file, and known to the publisher alone. */
export type SaltOf = (path: string, digest: Digest) => Promise<Uint8Array>;

/**
 * Assesses exactly the files that are published or committed to: what stays with the maker carries no verdict.
 * @param root folder that holds those files and no other (`stageFiles`)
 */
export async function assessPlan({ folder, plan }: PlannedPublication, root: string, options: FilesOptions & { readonly onProgress?: (done: number, total: number) => void }): Promise<Assessment> {
  const idle = new IdleChildren();
  try {
    return await assessFiles({
      files: [...plan.public, ...plan.withheld].toSorted(),
      commit: folder.commit,
      isModified: folder.isModified,
      read: (candidates, shipped) => gather({ root }, candidates, shipped, options.onProgress ?? (() => undefined), idle),
      guessName: () => Promise.resolve(''),
    }, options);
  } finally {
    idle.end();
  }
}

/** Digests of the public files and commitments to the withheld ones. */
export async function evidenceFiles({ plan }: PlannedPublication, root: string, saltOf: SaltOf): Promise<readonly EvidenceFile[]> {
  const shown = plan.public.map((path): EvidenceFile => ({ state: 'public', path, ...digested(root, path) }));
  const held = await Promise.all(plan.withheld.map(async (path): Promise<EvidenceFile> => {
    const { digest } = digested(root, path);
    return { state: 'withheld', path, commitment: await commit(await saltOf(path, digest), digest, path) };
  }));
  return [...shown, ...held];
}

export function digested(root: string, path: string): { readonly digest: Digest; readonly sizeBytes: number } {
  const source = openFile(join(root, path), path);
  try {
    return { digest: digestOf(source), sizeBytes: source.sizeBytes };
  } finally {
    source.close();
  }
}
