import { resolve } from 'node:path';
import { askOnce } from '../analyser/analyser.ts';
import { besides, defaultLimits } from '../analyser/reading-child.ts';
import type { AttestationTask, ExaminedAttestations } from './attestation-child.ts';

export type { AttestationTask, ExaminedAttestations, ExaminedStatement } from './attestation-child.ts';

/** An attestation could not be looked at: the process that does ended, or took too long. */
export class ExaminationFailed extends Error {
  override readonly name = 'ExaminationFailed';
}

/**
 * Verifies the attestations of a file in a process that may only read the files that are named: offline, by whom they have to be signed, and
 * whether they speak of the artifacts.
 * @throws ExaminationFailed
 */
export async function examineAttestations(asked: AttestationTask): Promise<ExaminedAttestations> {
  const path = resolve(asked.path);
  const artifacts = asked.artifacts.map((artifact) => resolve(artifact));
  const trustedRoot = asked.trustedRoot === undefined ? undefined : resolve(asked.trustedRoot);
  const answer = await askOnce(besides('attestation-child', import.meta.url), { ...asked, path, artifacts, ...(trustedRoot === undefined ? {} : { trustedRoot }) } satisfies AttestationTask, [path, ...artifacts, ...(trustedRoot === undefined ? [] : [trustedRoot])], defaultLimits);
  if ('failed' in answer) throw new ExaminationFailed(answer.failed);
  // The child is our own program: its answer has the form that it was written in.
  return answer.results as ExaminedAttestations;
}
