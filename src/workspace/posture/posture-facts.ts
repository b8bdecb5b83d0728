import { endOfIndex } from '../../audit/index-of-log.ts';
import type { PostureFacts } from '../../settings/chime.ts';
import type { Reader } from '../../store/store.ts';
import type { OperationFacts } from '../services.ts';
import { learntReleases } from '../notices/update-check.ts';
import { publishedKeys } from '../publishing/published-keys.ts';
import { unusedRights } from './unused-rights.ts';

const evidenceFreshDays = 90;

/**
 * Gathers what chimes are worked out from: what the rows say, and what the instance knows of itself.
 * @param now RFC 3339
 */
export async function postureFacts(rows: Reader, operation: OperationFacts, now: string): Promise<PostureFacts> {
  const administrators = await rows.selectFrom('account').innerJoin('roleGrant', 'roleGrant.accountId', 'account.id')
    .select(['account.id', 'account.displayName']).where('roleGrant.role', '=', 'administrator').where('account.state', '=', 'active')
    .where((is) => is.or([is('roleGrant.endsAt', 'is', null), is('roleGrant.endsAt', '>', now)])).distinct().execute();
  const passkeys = countBy(await rows.selectFrom('passkey').select('accountId').execute());
  const codes = await rows.selectFrom('recoveryCode').select(['accountId', 'createdAt', 'usedAt']).execute();
  const streams = await rows.selectFrom('auditDelivery').select(['stream', 'failingSince', 'problem']).execute();
  const head = await rows.selectFrom('auditHead').select(['brokenAt', 'brokenProblem', 'clockBackAt']).executeTakeFirst();
  const lastBackupAt = await lastOf(rows, 'workspace.backup');
  const lastRestoreTriedAt = await lastOf(rows, 'workspace.restore');
  const { feed, ...release } = operation.release;
  const learnt = await learntReleases(rows, feed, release.version, now);
  return {
    ...operation,
    signingKeys: [...operation.signingKeys, ...await publisherKeys(rows, now)],
    // What the maker tells now counts more than what the program was made with.
    release: { ...release, endOfLifeAt: learnt.supportedUntil ?? release.endOfLifeAt, newest: learnt.newest },
    lastBackupAt,
    lastRestoreTriedAt,
    administrators: administrators.length,
    administratorsWithOnePasskey: administrators.map(({ id, displayName }) => ({ name: displayName, passkeys: passkeys.get(id) ?? 0 })).filter((entry) => entry.passkeys < 2),
    administratorCodes: administrators.map(({ id, displayName }) => {
      const own = codes.filter(({ accountId }) => accountId === id);
      return { name: displayName, unused: own.filter(({ usedAt }) => usedAt === null).length, madeAt: own.map(({ createdAt }) => createdAt).toSorted().at(-1) ?? null };
    }),
    providerCertificates: await certificateEnds(rows),
    directoryTokens: await directoryTokenEnds(rows),
    auditLogBroken: head === undefined || head.brokenAt === null ? null : { since: head.brokenAt, problem: head.brokenProblem ?? '' },
    streams: streams.map(({ stream, failingSince, problem }) => ({ name: stream, failingSince, problem })),
    deadWebhooks: await deadWebhooks(rows),
    mailFailing: await mailFailing(rows),
    staleEvidence: await staleEvidence(rows, now),
    unusedRights: await unusedRights(rows, now),
    auditClockBackAt: head?.clockBackAt ?? null,
  };
}

/** The ends of the keys with which the organisation publishes from here. */
async function publisherKeys(rows: Reader, now: string): Promise<PostureFacts['signingKeys']> {
  const publisher = await rows.selectFrom('publisher').select(['domain', 'keyFile']).executeTakeFirst();
  if (publisher === undefined) return [];
  const { keys } = publishedKeys(publisher.keyFile, now);
  const isFollowed = (purpose: string): boolean => keys.some((key) => key.purpose === purpose && key.state === 'signs');
  return keys.filter(({ purpose, state }) => state === 'signs' || (state === 'ended' && !isFollowed(purpose))).map(({ keyId, purpose, validUntil }) => ({ name: `${keyId.slice(0, 8)} of ${publisher.domain} (${purpose})`, endsAt: validUntil, isHere: true as const }));
}

/** When something was last done, as the audit log has it. */
async function lastOf(rows: Reader, action: string): Promise<string | null> {
  const entry = await rows.selectFrom('auditEntry').select('at').where('sequence', '>=', await endOfIndex(rows)).where('action', '=', action).orderBy('sequence', 'desc').limit(1).executeTakeFirst()
    ?? await rows.selectFrom('auditIndex').select('at').where('action', '=', action).orderBy('sequence', 'desc').limit(1).executeTakeFirst();
  return entry?.at ?? null;
}

function countBy(rows: readonly { readonly accountId: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { accountId } of rows) counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
  return counts;
}

async function certificateEnds(rows: Reader): Promise<PostureFacts['providerCertificates']> {
  const providers = await rows.selectFrom('identityProvider').select(['name', 'configuration']).where('kind', '=', 'saml').where('state', '=', 'active').execute();
  return providers.flatMap(({ name, configuration }) => {
    const { certificateEndsAt } = JSON.parse(configuration) as { readonly certificateEndsAt?: string };
    return certificateEndsAt === undefined ? [] : [{ name, endsAt: certificateEndsAt }];
  });
}

/** Attempts after which a mail that waits is told of. */
const mailAttempts = 3;

async function mailFailing(rows: Reader): Promise<PostureFacts['mailFailing']> {
  const waiting = await rows.selectFrom('mail').select(['createdAt', 'problem']).where('state', '=', 'waiting').where('attempts', '>=', mailAttempts).orderBy('createdAt').limit(1).executeTakeFirst();
  if (waiting !== undefined) return { since: waiting.createdAt, problem: waiting.problem ?? '' };
  const last = await rows.selectFrom('mail').select(['createdAt', 'state', 'problem']).where('endedAt', 'is not', null).orderBy('endedAt', 'desc').limit(1).executeTakeFirst();
  return last?.state === 'dead' ? { since: last.createdAt, problem: last.problem ?? '' } : null;
}

/** Webhooks whose last delivery was given up; one that arrives since ends it. */
async function deadWebhooks(rows: Reader): Promise<PostureFacts['deadWebhooks']> {
  const ended = await rows.selectFrom('webhookDelivery').innerJoin('webhook', 'webhook.id', 'webhookDelivery.webhookId').select(({ fn }) => ['webhook.name', 'webhook.id', 'webhookDelivery.state', fn.max('webhookDelivery.endedAt').as('at')])
    .where('webhookDelivery.endedAt', 'is not', null).groupBy(['webhook.id', 'webhook.name', 'webhookDelivery.state']).execute();
  const lastOf = (id: string, state: string): string => ended.find((one) => one.id === id && one.state === state)?.at ?? '';
  return ended.flatMap(({ id, name, state, at }) => (state === 'dead' && at !== null && at > lastOf(id, 'delivered') ? [{ name, since: at }] : []));
}

/** A directory whose token ended keeps nobody up to date; that it is not wanted any more is said by revoking it. */
async function directoryTokenEnds(rows: Reader): Promise<PostureFacts['directoryTokens']> {
  return rows.selectFrom('directoryToken').innerJoin('identityProvider', 'identityProvider.id', 'directoryToken.providerId').where('directoryToken.revokedAt', 'is', null).where('identityProvider.state', '=', 'active')
    .select(({ fn }) => ['identityProvider.name', fn.max('directoryToken.expiresAt').as('endsAt')]).groupBy(['identityProvider.id', 'identityProvider.name']).execute();
}

/** Products whose newest evidence is older than a quarter of a year. */
async function staleEvidence(rows: Reader, now: string): Promise<PostureFacts['staleEvidence']> {
  const before = new Date(Date.parse(now) - evidenceFreshDays * 86_400_000).toISOString();
  // For each product one look into the index of its evidence, however much there is.
  const newest = await rows.selectFrom('product').select((build) => ['product.name', build.selectFrom('evidenceFile').select('evidenceFile.receivedAt').whereRef('evidenceFile.productId', '=', 'product.id').where('evidenceFile.removedAt', 'is', null).orderBy('evidenceFile.receivedAt', 'desc').limit(1).as('seenAt')])
    .where('product.archivedAt', 'is', null).execute();
  return newest.flatMap(({ name, seenAt }) => (seenAt !== null && seenAt < before ? [{ product: name, what: 'the newest evidence', seenAt }] : []));
}
