import { resolve } from 'node:path';
import { IdleChildren } from '../analyser/analyser.ts';
import { holdsGit, isLink, listFolder } from '../collect/folder.ts';
import type { Assessment } from '../model/assessment.ts';
import { assessFiles, type FilesOptions, type ProductFiles } from './assess-files.ts';
import { gather } from './gather.ts';
import { guessName } from './guess.ts';

export { StatementRefused } from './assess-files.ts';

export interface AssessOptions extends FilesOptions {
  /** The product's folder. */
  readonly folder: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Assesses the product in a folder: collect, read, check, judge. Where the folder is the top of a Git work tree, its history counts besides.
 * @throws StatementRefused when there is an `assay.yaml` that can't be read: a verdict without the maker's words
 * would not be about what the maker stated
 */
export async function assess(options: AssessOptions): Promise<Assessment> {
  const idle = new IdleChildren();
  try {
    const folder = await listFolder(resolve(options.folder));
    const files: ProductFiles = {
      ...folder,
      read: (candidates, shipped) => gather(folder, candidates, shipped, options.onProgress ?? (() => undefined), idle),
      hasLink: (path) => isLink(folder.root, path),
      // Loaded where there is a history to ask for.
      ...(holdsGit(folder.root) ? { besides: async (ships) => (await import('./gather-history.ts')).gatherHistory(folder.root, ships) } : {}),
      guessName: () => guessName(folder),
    };
    return await assessFiles(files, options);
  } finally {
    idle.end();
  }
}
