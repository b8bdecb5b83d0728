import { basename, resolve } from 'node:path';
import type { Evidence, EvidenceKind } from '../model/evidence.ts';
import type { Origin } from '../model/artifact.ts';
import { analyse } from '../analyser/analyser.ts';
import { accountOf } from './account.ts';

/**
 * Reads one file as evidence of one kind, in the disposable process.
 * @returns undefined when there is no such file, no reader knows it, or it is of another kind
 */
export async function readEvidence<Kind extends EvidenceKind>(path: string, kind: Kind, origin: Origin): Promise<Evidence<Kind> | undefined> {
  const full = resolve(path);
  const [outcome] = await analyse([{ task: 'file', path: full, name: basename(full), origin, kind }], [full]);
  if (outcome === undefined) return undefined;
  return accountOf(outcome, { isNamed: true }).evidence.find((item): item is Evidence<Kind> => item.kind === kind);
}
