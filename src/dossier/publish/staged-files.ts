import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { placeFile } from '../place-file.ts';
import type { PlannedPublication } from './plan.ts';

/** The files that a publication names, in a folder of their own. */
export interface StagedFiles {
  readonly root: string;
  close(): void;
}

/**
 * Puts exactly the public and the withheld files into a folder beside the dossier's: what is assessed there can't rest on anything else,
 * for nothing else is within reach of the reading process.
 * @param to the dossier's folder
 */
export function stageFiles({ folder, plan }: PlannedPublication, to: string): StagedFiles {
  const root = `${resolve(to)}.${process.pid}.stage`;
  const close = (): void => rmSync(root, { recursive: true, force: true });
  try {
    for (const path of [...plan.public, ...plan.withheld]) placeFile(join(folder.root, path), join(root, path));
    return { root, close };
  } catch (problem) {
    close();
    throw problem;
  }
}
