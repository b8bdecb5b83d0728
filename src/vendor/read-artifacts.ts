import { isWhole } from '../analyser/fetched-files.ts';
import { analyse, type IdleChildren, type Outcome } from '../analyser/analyser.ts';
import type { Task } from '../analyser/protocol.ts';
import { accountOf, joined, type Account, type Gathered } from '../assess/account.ts';
import type { Capture } from './capture/open-capture.ts';
import { bodyHeapMegabytes } from './collector/body-reader.ts';
import type { CollectedAll } from './collector/collect.ts';

const limits = { heapMegabytes: bodyHeapMegabytes, taskMilliseconds: 180_000 } as const;

/** What collectors found, as bytes of a capture. */
type Found = Pick<CollectedAll, 'artifacts' | 'provider'>;

/** Reads what collectors found, each body in the disposable process, under the address that it came from; what belongs to a CSAF provider also as one. @param idle processes that have read in this folder */
export async function readArtifacts(folder: string, capture: Capture, found: Found, idle: IdleChildren): Promise<Gathered> {
  return gatheredFrom(await analyse(tasksFor(capture, found), [folder], limits, undefined, idle), found);
}

/** What is to be read of a capture. The bytes of each were held to their digests when the collectors asked for them. */
export function tasksFor(capture: Pick<Capture, 'bodyPath'>, { artifacts, provider }: Found): readonly Task[] {
  const files = artifacts.map(({ address, digest, kind, type }): Task => ({ task: 'file', path: capture.bodyPath(digest), name: address, origin: 'collected', ...(kind === undefined ? {} : { kind }), ...(type === undefined ? {} : { type }) }));
  if (provider === undefined) return files;
  const members = provider.members.map(({ address, digest }) => ({ path: capture.bodyPath(digest), name: address }));
  return [...files, { task: 'provider', name: provider.address, members, fetched: provider.fetched, origin: 'collected', kind: 'csaf-provider-folder' }];
}

/** The evidence out of what was read, with the account of each. */
export function gatheredFrom(outcomes: readonly Outcome[], { provider }: Found): Gathered {
  const all = joined(outcomes.map((outcome) => accountOf(outcome, { isNamed: true, ...(outcome.task.task === 'tree' || outcome.task.kind === undefined ? {} : { kind: outcome.task.kind }) })));
  return { ...all, manifest: [...all.manifest, ...notFetched(provider)] };
}

/** Advisories that are listed and were not asked for, or did not come, belong to the whole: what was read of them is a sample. */
function notFetched(provider: Found['provider']): Account['manifest'] {
  return provider === undefined || isWhole(provider.fetched) ? [] : [{ digest: `${provider.address}#not-fetched`, kind: 'security-advisory' }];
}
