import * as z from 'zod/mini';
import type { Digest } from '../model/artifact.ts';
import { millisecondsOf } from './milliseconds.ts';
import { canonicalBytes } from './canonical-json.ts';
import { digestOf } from './digest.ts';
import { Envelope } from './envelope.ts';
import { freeze } from './freeze.ts';
import type { Ed25519Key } from './public-key.ts';
import { Refused } from './refusal.ts';
import { date, firstIssue, origin, sequence, time } from './shape.ts';
import { signEnvelope, type Signer } from './sign-envelope.ts';
import { parseStrict } from './strict-json.ts';
import type { SeenBefore } from './verified-key-file.ts';

const feedType = 'application/vnd.assay.release-feed+json';
/** Bytes of a feed at most; some thousand releases fit. */
export const feedSizeMax = 1_048_576;
/** A feed that is good for longer than this could hold releases back for longer. */
const daysMost = 90;
const dayMilliseconds = 86_400_000;

const version = z.string().check(z.maxLength(60), z.regex(/^\d{1,9}\.\d{1,9}\.\d{1,9}(-[0-9A-Za-z.-]{1,30})?$/, 'a version such as 1.2.3 was expected'));

/** What a maker tells of its releases. */
const releaseFeedShape = z.strictObject({
  schema: z.literal('urn:assay:release-feed:1'),
  /** The feed’s name: the one that its key is known by. */
  feed: origin,
  /** Goes up by at least one with every change. */
  sequence,
  issuedAt: time,
  /** After it the feed is not believed any more: whoever holds a newer one back is noticed then. */
  expiresAt: time,
  releases: z.array(z.strictObject({ version, releasedAt: date, supportedUntil: date, fixesSecurity: z.boolean() })).check(z.minLength(1), z.maxLength(2000)),
});

export type ReleaseFeed = z.infer<typeof releaseFeedShape>;

/** A feed was not believed, and why: a sentence. */
export class FeedRefused extends Error {
  override readonly name = 'FeedRefused';
}

export interface FeedPolicy {
  /** Name and key, from the operator’s settings. */
  readonly name: string;
  readonly key: Ed25519Key;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly lastSeen?: SeenBefore | undefined;
}

/** A feed that was believed, and what to remember of it. */
export interface VerifiedFeed {
  readonly feed: ReleaseFeed;
  readonly seen: { readonly sequence: number; readonly payload: Digest };
}

/**
 * Verifies a feed of releases: an envelope in canonical form, signed by the key, of this name, not older than the one seen before, and not ended.
 * @throws FeedRefused
 */
export async function verifyReleaseFeed(bytes: Uint8Array, { name, key, now, lastSeen }: FeedPolicy): Promise<VerifiedFeed> {
  try {
    const { payload } = await Envelope.parse(bytes, 'canonical').open(feedType, [key]);
    const feed = feedIn(parseStrict(payload, 'canonical', feedSizeMax));
    if (feed.feed !== name) throw new FeedRefused('It is another feed than the one that the key belongs to.');
    if (millisecondsOf(feed.issuedAt) > now + dayMilliseconds) throw new FeedRefused(`It says that it was written at ${feed.issuedAt}, which has not come. Look at the clock of this machine.`);
    if (millisecondsOf(feed.expiresAt) <= now) throw new FeedRefused(`It ended at ${feed.expiresAt}, and no newer one is shown: it may be held back.`);
    const digest = await digestOf(payload);
    if (lastSeen !== undefined && feed.sequence < lastSeen.sequence) throw new FeedRefused(`It is number ${feed.sequence}, and number ${lastSeen.sequence} was seen before: an older one is shown again.`);
    if (lastSeen !== undefined && feed.sequence === lastSeen.sequence && digest !== lastSeen.payload) throw new FeedRefused(`It has the number ${feed.sequence} like the one seen before, and other contents.`);
    return { feed: freeze(feed), seen: { sequence: feed.sequence, payload: digest } };
  } catch (problem) {
    if (problem instanceof Refused) throw new FeedRefused(problem.message, { cause: problem });
    throw problem;
  }
}

/**
 * Writes and signs a feed.
 * @throws FeedRefused when a reader would refuse it
 */
export async function signReleaseFeed(feed: ReleaseFeed, signer: Signer, key: Ed25519Key): Promise<Uint8Array> {
  return signEnvelope(feedType, canonicalBytes(feedIn(feed)), [signer], [key]);
}

function feedIn(value: unknown): ReleaseFeed {
  const parsed = releaseFeedShape.safeParse(value);
  if (!parsed.success) {
    const { path, expected } = firstIssue(parsed.error);
    throw new FeedRefused(`It is not written as the format asks for: at ${path}, ${expected}.`);
  }
  const { issuedAt, expiresAt, releases } = parsed.data;
  const lasts = millisecondsOf(expiresAt) - millisecondsOf(issuedAt);
  if (lasts <= 0 || lasts > daysMost * dayMilliseconds) throw new FeedRefused(`It is good for at most ${daysMost} days from when it was written.`);
  if (new Set(releases.map((release) => release.version)).size !== releases.length) throw new FeedRefused('It names a release twice.');
  return parsed.data;
}
