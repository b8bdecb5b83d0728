import type { Writer } from '../../store/store.ts';
import type { Services } from '../services.ts';
import { queueMail } from './mail-queue.ts';
import type { MailKind } from './mail-words.ts';
import type { Role } from '../../identity/actor.ts';
import { packAsker } from '../watching/pack-day.ts';
import type { Noticed } from './webhook-events.ts';

/** Acts of which a person hears who is concerned, and where the entry names them. */
const concerns: Readonly<Record<string, { readonly kind: MailKind; readonly account: (entry: Noticed) => string }>> = {
  'passkey.add': { kind: 'passkey-added', account: actorOf },
  'passkey.remove': { kind: 'passkey-removed', account: actorOf },
  'sign-in.recover': { kind: 'recovery-code-used', account: ({ detail }) => String(detail['account'] ?? '') },
  'account.grant-role': { kind: 'role-granted', account: ({ target }) => target.replace(/^account:/u, '') },
};

/** Acts after which a person hears by mail. */
export const mailedActs: readonly string[] = Object.keys(concerns);

/** Queues the mails that an entry of the audit log asks for: to the person concerned, or to administrators for what is urgent. */
export async function mailOfEntry(rows: Writer, parts: Pick<Services, 'secrets' | 'settings' | 'ports'>, entry: Noticed, at: string): Promise<void> {
  const concern = concerns[entry.action];
  if (concern !== undefined) {
    const account = await rows.selectFrom('account').select('mail').where('id', '=', concern.account(entry)).where('state', '=', 'active').executeTakeFirst();
    await queueMail(rows, parts, account?.mail ?? null, concern.kind, at);
  }
  if (entry.action === 'report.complete' && entry.detail['askedBy'] === packAsker) await tellOfPack(rows, parts, at);
  if (entry.action !== 'chime.begin' || entry.detail['urgency'] !== 'now') return;
  // Several chimes that begin together are one mail.
  const isQueued = await rows.selectFrom('mail').select('id').where('kind', '=', 'chime').where('state', '=', 'waiting').limit(1).executeTakeFirst();
  if (isQueued !== undefined) return;
  for (const { mail } of await holdersOf(rows, 'administrator', at)) await queueMail(rows, parts, mail, 'chime', at);
}

function actorOf({ actor }: Noticed): string {
  return actor.replace(/^person:/u, '');
}

/** Tells executives, and whoever set the days, that a pack was written by itself. */
async function tellOfPack(rows: Writer, parts: Pick<Services, 'secrets' | 'settings' | 'ports'>, at: string): Promise<void> {
  const setter = await rows.selectFrom('packSchedule').innerJoin('account', 'account.id', 'packSchedule.setBy').select(['account.id', 'account.mail']).where('account.state', '=', 'active').execute();
  const told = new Map([...setter, ...(await holdersOf(rows, 'executive-sponsor', at))].map(({ id, mail }) => [id, mail]));
  for (const mail of told.values()) await queueMail(rows, parts, mail, 'pack-written', at);
}

/** Active accounts that hold a role now. */
async function holdersOf(rows: Writer, role: Role, at: string): Promise<readonly { readonly id: string; readonly mail: string | null }[]> {
  return rows.selectFrom('account').innerJoin('roleGrant', 'roleGrant.accountId', 'account.id').select(['account.id', 'account.mail']).distinct()
    .where('roleGrant.role', '=', role).where('account.state', '=', 'active').where((is) => is.or([is('roleGrant.endsAt', 'is', null), is('roleGrant.endsAt', '>', at)])).execute();
}
