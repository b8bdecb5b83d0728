import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { appendEntry } from '../../../audit/append-entry.ts';
import { verifyAssertion } from '../../../identity/passkey/assertion.ts';
import { usePasskey } from '../../../identity/passkey/passkeys.ts';
import { readUserHandle } from '../../../identity/passkey/relying-party.ts';
import type { Writer } from '../../../store/store.ts';
import type { ActContext, PreparationContext } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { challengeOf, notSignedIn, spendCeremony } from './ceremony.ts';

/** A passkey that was shown, checked but not yet counted. */
export interface ShownPasskey {
  readonly passkeyId: string;
  readonly accountId: string;
  readonly signatureCount: number;
}

/**
 * Uses the ceremony up and checks the passkey that was shown in it. What names no passkey, and that of an account that is
 * not active, take the same work and get the same answer: both end here, before the act’s transaction.
 * @throws ActRefused
 */
export async function verifiedAssertion(context: PreparationContext, purpose: 'passkey-sign-in' | 'step-up', { ceremony, response }: { readonly ceremony: string; readonly response: AuthenticationResponseJSON }): Promise<ShownPasskey> {
  const { actor, services } = context;
  const spent = await spendCeremony(context, purpose, ceremony);
  const passkey = await services.store.read(actor.scope, async (rows) => rows.selectFrom('passkey').innerJoin('account', 'account.id', 'passkey.accountId').where('passkey.id', '=', response.id)
    .select(['passkey.accountId', 'passkey.publicKey', 'passkey.signatureCount', 'account.state']).executeTakeFirst());
  const isExpected = passkey?.state === 'active' && spent !== undefined && isOwner(actor.scope.organisationId, passkey.accountId, response, purpose) && (purpose === 'passkey-sign-in' || (spent.accountId === passkey.accountId && spent.detail['session'] === actor.session?.id));
  const signatureCount = await verifyAssertion(services.settings, spent === undefined ? '' : challengeOf(spent), response, isExpected ? passkey.publicKey : undefined);
  if (signatureCount === undefined || passkey === undefined) throw notShown(context);
  if (signatureCount <= passkey.signatureCount && passkey.signatureCount > 0) await tellOfCopy(context, response.id, passkey.accountId);
  return { passkeyId: response.id, accountId: passkey.accountId, signatureCount };
}

/**
 * Counts a use of a passkey within the act’s transaction.
 * @throws ActRefused when it counts no more: its count went back, it was removed, or its account was deactivated
 */
export async function countUse({ rows, actor, at, note }: ActContext<Writer>, { passkeyId, signatureCount }: ShownPasskey): Promise<string> {
  const used = await usePasskey(rows, passkeyId, signatureCount, at);
  if (typeof used === 'string') throw notShown({ actor });
  note({ account: used.accountId, passkey: passkeyId });
  return used.accountId;
}

/** A passkey that names its owner must name the right one; in a step-up, where it was asked for by name, it need not. */
function isOwner(organisationId: string, accountId: string, { response: { userHandle } }: AuthenticationResponseJSON, purpose: string): boolean {
  if (userHandle === undefined) return purpose === 'step-up';
  const named = readUserHandle(userHandle);
  return named?.organisationId === organisationId && named.accountId === accountId;
}

/** A count that went back means that a passkey was copied: the log says so for good, although the act itself is refused. */
async function tellOfCopy(context: PreparationContext, passkeyId: string, accountId: string): Promise<never> {
  const { actor, services, at } = context;
  const { sourceAddress, id: requestId } = actor.request;
  await services.store.write(actor.scope, async (rows) => appendEntry(rows, { actor: actor.kind, action: 'passkey.count-went-back', target: `credential:${passkeyId}`, outcome: 'refused', area: 'identity', sourceAddress, requestId, detail: { account: accountId } }, at));
  throw notShown(context);
}

function notShown({ actor }: Pick<PreparationContext, 'actor'>): ActRefused {
  return actor.session === null ? new ActRefused('signed-out', notSignedIn) : new ActRefused('step-up-needed', 'The passkey that was shown does not count here. Begin again, with a passkey of your own account.');
}
