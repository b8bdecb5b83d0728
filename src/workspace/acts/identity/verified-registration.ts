import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { verifyRegistration, type NewPasskey } from '../../../identity/passkey/registration.ts';
import type { SingleUse } from '../../../identity/single-use.ts';
import type { PreparationContext } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { challengeOf, spendCeremony } from './ceremony.ts';

/** What a passkey is made for: a ceremony of one can’t be finished as another. */
export type RegistrationFor = 'setup' | 'invitation' | 'account';

/**
 * Uses the ceremony up and checks the passkey that a browser made in it.
 * @throws ActRefused
 */
export async function verifiedRegistration(context: PreparationContext, purpose: RegistrationFor, { ceremony, response }: { readonly ceremony: string; readonly response: RegistrationResponseJSON }): Promise<{ readonly passkey: NewPasskey; readonly spent: SingleUse }> {
  const spent = await spendCeremony(context, 'passkey-registration', ceremony);
  const passkey = spent?.detail['for'] === purpose ? await verifyRegistration(context.services.settings, challengeOf(spent), response) : undefined;
  if (spent === undefined || passkey === undefined) throw new ActRefused('conflict', 'The passkey could not be taken: it took longer than five minutes, was begun elsewhere, or is none that this workspace can check. Begin again.');
  return { passkey, spent };
}
