import type { Actor } from '../../../identity/actor.ts';
import { ceremonyMinutes } from '../../../identity/passkey/relying-party.ts';
import { consumeSingleUse, createSingleUse, type NewSingleUse, type SingleUse, type SingleUsePurpose } from '../../../identity/single-use.ts';
import type { Writer } from '../../../store/store.ts';
import type { ActContext, PreparationContext } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';

/** What everybody is told whose sign-in did not work, whatever the reason. */
export const notSignedIn = 'Signing in did not work. Begin again; if it goes on, ask an administrator.';

/** The person who asks, in the session in which they ask. @throws ActRefused when it is no person */
export function personOf({ accountId, session }: Actor): { readonly accountId: string; readonly session: NonNullable<Actor['session']> } {
  if (accountId === null || session === null) throw new ActRefused('signed-out', 'Nobody is signed in here.');
  return { accountId, session };
}

/** Begins a ceremony: the secret that it gives is known only to the browser that asked, and ties what follows to it. */
export async function beginCeremony({ rows, actor, services, at }: ActContext<Writer>, purpose: SingleUsePurpose, accountId: string | null, detail: NewSingleUse['detail']): Promise<string> {
  return createSingleUse(rows, services.ports, actor.scope.organisationId, { purpose, minutes: ceremonyMinutes, accountId, detail }, at);
}

/** Uses a ceremony up, before anything is checked: whatever comes of it, its challenge is answered once. */
export async function spendCeremony({ actor, services, at }: PreparationContext, purpose: SingleUsePurpose, secret: string): Promise<SingleUse | undefined> {
  return services.store.write(actor.scope, async (rows) => consumeSingleUse(rows, purpose, secret, at));
}

/** The challenge of a ceremony. */
export function challengeOf({ detail }: SingleUse): string {
  return String(detail['challenge'] ?? '');
}
