import { analyse, type IdleChildren } from '../analyser/analyser.ts';
import type { Task } from '../analyser/protocol.ts';
import { accountOf, type Account } from '../assess/account.ts';
import type { EvidenceEntry } from '../model/assessment.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Capture } from './capture/open-capture.ts';
import { bodyHeapMegabytes } from './collector/body-reader.ts';
import type { ArtifactToRead } from './collector/tools.ts';

const limits = { heapMegabytes: bodyHeapMegabytes, taskMilliseconds: 180_000 } as const;

/** Evidence read from a capture's bodies, with the account of each. */
export interface ReadArtifacts {
  readonly evidence: readonly Evidence[];
  readonly entries: readonly EvidenceEntry[];
  readonly manifest: Account['manifest'];
}

/** Reads what collectors found, each body in the disposable process, under the address that it came from. @param idle processes that have read in this folder */
export async function readArtifacts(folder: string, capture: Capture, artifacts: readonly ArtifactToRead[], idle: IdleChildren): Promise<ReadArtifacts> {
  const tasks = artifacts.map(({ address, digest, kind, type }): Task => ({ task: 'file', path: capture.bodyPath(digest), name: address, origin: 'collected', ...(kind === undefined ? {} : { kind }), ...(type === undefined ? {} : { type }) }));
  const outcomes = await analyse(tasks, [folder], limits, undefined, idle);
  const accounts = outcomes.map((outcome, index) => accountOf(outcome, { isNamed: true, ...(artifacts[index]?.kind === undefined ? {} : { kind: artifacts[index].kind }) }));
  return {
    evidence: accounts.flatMap((account) => account.evidence),
    entries: accounts.flatMap((account) => account.entry),
    manifest: accounts.flatMap((account) => account.manifest),
  };
}
