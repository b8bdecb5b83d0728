import gt from 'semver/functions/gt.js';
import { FeedRefused, feedSizeMax, verifyReleaseFeed, type VerifiedFeed } from '../../attest/release-feed.ts';
import { Refused } from '../../attest/refusal.ts';
import { readVerifierKey } from '../../attest/verifier-key.ts';
import { createServiceCaller, ServiceUnreachable } from '../../net/service-call.ts';
import type { PostureFacts } from '../../settings/chime.ts';
import type { Scope } from '../../store/scope.ts';
import type { Reader } from '../../store/store.ts';
import type { Services } from '../services.ts';
import { keep, kept } from './kept.ts';

const hour = 3_600_000;
/** Milliseconds until a feed is asked again: after it was believed, and after it was not. */
const lookEvery = { believed: 24 * hour, refused: hour };

/** What is remembered of a feed. */
interface FeedState {
  readonly address: string;
  readonly lookedAt: string;
  /** Why the last look gave nothing to believe, a sentence; null when it did. */
  readonly problem: string | null;
  readonly believed: (Pick<VerifiedFeed, 'seen'> & { readonly expiresAt: string; readonly releases: VerifiedFeed['feed']['releases'] }) | null;
}

/** What was learnt about releases. */
export type LearntReleases = Pick<PostureFacts['release'], 'newest'> & { readonly supportedUntil: string | null; readonly lookedAt: string | null };

/** Asks the configured feed when it is time. Nothing about this instance is in the request: it is the same from everybody. @throws StoreFailure */
export async function checkForUpdates({ store, settings, ports }: Pick<Services, 'store' | 'settings' | 'ports'>, scope: Scope): Promise<void> {
  const { updateFeed: address, updateFeedKey, privateHostsAllowed } = settings;
  if (address === '') return;
  const before = await store.read(scope, async (rows) => stateFor(rows, address));
  const now = ports.now();
  if (before !== undefined && !isDue(before, now)) return;
  const outcome = await looked(address, updateFeedKey, privateHostsAllowed, now, before);
  await store.write(scope, async (rows) => {
    // Another server may have seen a newer one in the meantime.
    const meanwhile = await stateFor(rows, address);
    const isOlder = 'believed' in outcome && (meanwhile?.believed?.seen.sequence ?? 0) > outcome.believed.seen.sequence;
    const state: FeedState = { address, lookedAt: now.toISOString(), problem: 'problem' in outcome ? outcome.problem : null, believed: 'believed' in outcome && !isOlder ? outcome.believed : meanwhile?.believed ?? null };
    await keep(rows, 'release-feed', state, now.toISOString(), 'system');
  });
}

/** What the feed has told of releases so far. @param now RFC 3339 */
export async function learntReleases(rows: Reader, address: string, version: string, now: string): Promise<LearntReleases> {
  if (address === '') return { newest: 'no-feed', supportedUntil: null, lookedAt: null };
  const state = await stateFor(rows, address);
  if (state === undefined) return { newest: 'not-yet', supportedUntil: null, lookedAt: null };
  const { believed, lookedAt } = state;
  const problem = state.problem ?? (believed !== null && believed.expiresAt <= now ? `It ended at ${believed.expiresAt}.` : null);
  const releases = believed?.releases ?? [];
  const supportedUntil = releases.find((release) => release.version === version)?.supportedUntil ?? null;
  const later = releases.filter((release) => gt(release.version, version)).toSorted((one, other) => (gt(one.version, other.version) ? -1 : 1));
  const [newest] = later;
  if (newest !== undefined) return { newest: { version: newest.version, fixesSecurity: later.some(({ fixesSecurity }) => fixesSecurity) }, supportedUntil, lookedAt };
  return { newest: problem === null ? { version, fixesSecurity: false } : { problem }, supportedUntil, lookedAt };
}

/** What was remembered of this feed: another address is another feed. */
async function stateFor(rows: Reader, address: string): Promise<FeedState | undefined> {
  const state = await kept<FeedState>(rows, 'release-feed');
  return state?.address === address ? state : undefined;
}

function isDue({ lookedAt, problem }: FeedState, now: Date): boolean {
  const since = now.getTime() - Date.parse(lookedAt);
  // A clock that was set back must not keep it from looking.
  return since < 0 || since >= (problem === null ? lookEvery.believed : lookEvery.refused);
}

async function looked(address: string, keyLine: string, privateHosts: readonly string[], now: Date, before: FeedState | undefined): Promise<{ readonly believed: NonNullable<FeedState['believed']> } | { readonly problem: string }> {
  try {
    const { name, key } = await readVerifierKey(keyLine);
    const { status, body } = await createServiceCaller(privateHosts, { now: () => now })({ url: address, accept: 'application/json', limitBytes: feedSizeMax * 2 });
    if (status !== 200) return { problem: `The feed answered with status ${status}.` };
    const { feed, seen } = await verifyReleaseFeed(body, { name, key, now: now.getTime(), lastSeen: before?.believed?.seen });
    return { believed: { seen, expiresAt: feed.expiresAt, releases: feed.releases } };
  } catch (problem) {
    if (problem instanceof ServiceUnreachable) return { problem: `The feed ${problem.message}.` };
    if (problem instanceof FeedRefused) return { problem: problem.message };
    if (problem instanceof Refused) return { problem: `The setting updateFeedKey can’t be used. ${problem.message}` };
    throw problem;
  }
}
