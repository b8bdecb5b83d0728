import { appendEntry } from '../../audit/append-entry.ts';
import { chimesOf } from '../../settings/chimes.ts';
import type { Scope } from '../../store/scope.ts';
import { postureFacts } from '../posture/posture-facts.ts';
import type { Services } from '../services.ts';

/** Writes into the audit log which chimes began and which ended since the last look; whoever follows the log hears of them. @throws StoreFailure */
export async function watchChimes({ store, ports, operation, settingsInForce }: Pick<Services, 'store' | 'ports' | 'operation' | 'settingsInForce'>, scope: Scope): Promise<void> {
  const facts = await operation();
  const at = ports.now().toISOString();
  const now = await store.read(scope, async (rows) => chimesOf(await postureFacts(rows, facts, at), settingsInForce.loosenings(), at));
  const ringing = new Map(now.map(({ id, subject, urgency }) => [`${id} ${subject ?? ''}`, { chime: id, subject: subject ?? '', urgency }]));
  const isSame = await store.read(scope, async (rows) => {
    const known = await rows.selectFrom('chimeState').select(['chime', 'subject']).execute();
    return known.length === ringing.size && known.every(({ chime, subject }) => ringing.has(`${chime} ${subject}`));
  });
  if (isSame) return;
  await store.write(scope, async (rows) => {
    const known = await rows.selectFrom('chimeState').select(['chime', 'subject']).execute();
    const before = new Set(known.map(({ chime, subject }) => `${chime} ${subject}`));
    // What a chime is about may be a person’s name: the log gets its kind only.
    const log = async (action: string, detail: { readonly chime: string; readonly urgency?: string }): Promise<unknown> => appendEntry(rows, { actor: 'system', action, target: `chime:${detail.chime}`, outcome: 'success', area: 'configuration', sourceAddress: '', requestId: '', detail }, at);
    for (const { chime, subject } of known) {
      if (ringing.has(`${chime} ${subject}`)) continue;
      await rows.deleteFrom('chimeState').where('chime', '=', chime).where('subject', '=', subject).execute();
      await log('chime.end', { chime });
    }
    for (const [name, { chime, subject, urgency }] of ringing) {
      if (before.has(name)) continue;
      await rows.insertInto('chimeState').values({ chime, subject, beganAt: at }).execute();
      await log('chime.begin', { chime, urgency });
    }
  });
}
