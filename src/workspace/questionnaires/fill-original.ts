import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fillQuestionnaire } from '../../assess/questionnaire/ask-questionnaire.ts';
import type { Filled, Placement } from '../../model/questionnaire.ts';
import type { Scope } from '../../store/scope.ts';
import { laidOut } from '../measured/materialise.ts';
import type { Services } from '../services.ts';
import { askedName, refusalOf } from './kept-files.ts';

/** Writes answers into the file as it came, in the disposable process. @throws ActRefused; StoreFailure */
export async function fillOriginal(services: Pick<Services, 'evidence' | 'scratchFolder'>, scope: Scope, digest: string, placements: readonly Placement[]): Promise<Filled & { readonly bytes: Uint8Array }> {
  await mkdir(services.scratchFolder, { recursive: true, mode: 0o700 });
  const out = await mkdtemp(join(services.scratchFolder, 'fill-'));
  try {
    const to = join(out, 'filled');
    const filled = await laidOut(services, scope, 'questionnaire', [{ path: askedName, content: { digest } }], async (folder) => fillQuestionnaire(`${folder}/${askedName}`, placements, out, to));
    return { ...filled, bytes: new Uint8Array(await readFile(to)) };
  } catch (problem) {
    throw refusalOf(problem);
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
