import type { Writer } from '../../store/store.ts';
import type { Services } from '../services.ts';
import { queueMail } from './mail-queue.ts';
import type { MailKind } from './mail-words.ts';
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
  if (entry.action !== 'chime.begin' || entry.detail['urgency'] !== 'now') return;
  // Several chimes that begin together are one mail.
  const isQueued = await rows.selectFrom('mail').select('id').where('kind', '=', 'chime').where('state', '=', 'waiting').limit(1).executeTakeFirst();
  if (isQueued !== undefined) return;
  const administrators = await rows.selectFrom('account').innerJoin('roleGrant', 'roleGrant.accountId', 'account.id').select('account.mail').distinct()
    .where('roleGrant.role', '=', 'administrator').where('account.state', '=', 'active').where((is) => is.or([is('roleGrant.endsAt', 'is', null), is('roleGrant.endsAt', '>', at)])).execute();
  for (const { mail } of administrators) await queueMail(rows, parts, mail, 'chime', at);
}

function actorOf({ actor }: Noticed): string {
  return actor.replace(/^person:/u, '');
}
