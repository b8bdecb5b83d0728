import type { Ports } from '../model/ports.ts';
import type { Settings } from '../settings/settings.ts';
import type { Writer } from '../store/store.ts';
import { linkTo } from './setup.ts';
import { createSingleUse, withdrawSingleUses } from './single-use.ts';

/** Days that an invitation is good. */
export const invitationDays = 7;

/**
 * Makes the link by which an invited account becomes its person’s own; any earlier link of the account is void.
 * @param accountId an account in the state `invited`
 */
export async function createInvitation(rows: Writer, ports: Ports, settings: Pick<Settings, 'publicUrl'>, organisationId: string, accountId: string, at: string): Promise<{ readonly link: string; readonly expiresAt: string }> {
  await withdrawSingleUses(rows, 'invitation', accountId);
  const minutes = invitationDays * 24 * 60;
  const secret = await createSingleUse(rows, ports, organisationId, { purpose: 'invitation', minutes, accountId, detail: {} }, at);
  return { link: linkTo(settings, 'invitation', secret), expiresAt: new Date(Date.parse(at) + minutes * 60_000).toISOString() };
}
