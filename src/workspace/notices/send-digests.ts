import type { Actor } from '../../identity/actor.ts';
import { heldRoles } from '../../identity/roles-of.ts';
import type { Scope } from '../../store/scope.ts';
import type { Reader, Writer } from '../../store/store.ts';
import { whatIsDue } from '../calendar/what-is-due.ts';
import { productsInReach } from '../measured/products-in-reach.ts';
import type { Services } from '../services.ts';
import { queueMail } from './mail-queue.ts';

const day = 86_400_000;
/** Milliseconds between two summaries. */
export const digestEvery = { day, week: 7 * day } as const;
/** What falls due within so many days is told ahead. */
const daysAhead = 14;
/** Accounts at most that are looked after in one transaction. */
const accountsMost = 50;

type Parts = Pick<Services, 'store' | 'secrets' | 'settings' | 'ports'>;

/** Sends the summaries that are due. Whoever has nothing to be told of gets no mail. @throws StoreFailure */
export async function sendDigests(services: Parts, scope: Scope): Promise<void> {
  const { store, ports } = services;
  const at = ports.now().toISOString();
  const isDue = await store.read(scope, async (rows) => rows.selectFrom('digest').select('accountId').where('nextAt', '<=', at).limit(1).executeTakeFirst());
  if (isDue === undefined) return;
  await store.write(scope, async (rows) => {
    const due = await rows.selectFrom('digest').selectAll().where('nextAt', '<=', at).orderBy('nextAt').limit(accountsMost).execute();
    for (const { accountId, every, toldUntil } of due) {
      const account = await rows.selectFrom('account').select('mail').where('id', '=', accountId).where('state', '=', 'active').executeTakeFirst();
      const counts = account === undefined ? [] : await digestCounts(rows, await reader(rows, scope, accountId, at), toldUntil, at);
      if (counts.length > 0) await queueMail(rows, services, account?.mail ?? null, 'digest', at, { counts });
      await rows.updateTable('digest').set({ toldUntil: at, nextAt: new Date(Date.parse(at) + digestEvery[every]).toISOString() }).where('accountId', '=', accountId).execute();
    }
  });
}

/** The account as the policies know it, only to ask what it may see. */
async function reader(rows: Writer, scope: Scope, accountId: string, at: string): Promise<Actor> {
  return { kind: 'person', scope, accountId, displayName: '', roles: await heldRoles(rows, accountId, at), hasPasskey: true, session: null, tokenId: null, narrowedTo: null, request: { id: '', sourceAddress: '', userAgent: '' } };
}

/** What there is to tell, as counts: what was assessed since, what is over its day, what falls due soon. */
async function digestCounts(rows: Reader, actor: Actor, since: string, at: string): Promise<readonly string[]> {
  const today = at.slice(0, 10);
  const until = new Date(Date.parse(at) + daysAhead * day).toISOString().slice(0, 10);
  const due = await whatIsDue(rows, actor, { from: since.slice(0, 10), until });
  const over = due.filter(({ on }) => on < today).length;
  const ahead = due.length - over;
  const assessed = await assessedSince(rows, actor, since);
  return [
    ...(assessed === 0 ? [] : [`assessed since the last summary: ${assessed} ${assessed === 1 ? 'time' : 'times'}`]),
    ...(over === 0 ? [] : [`ended or over its day since then: ${over}`]),
    ...(ahead === 0 ? [] : [`ends or falls due within ${daysAhead} days: ${ahead}`]),
  ];
}

async function assessedSince(rows: Reader, actor: Actor, since: string): Promise<number> {
  const reach = productsInReach(actor, 'assessment');
  if (reach?.length === 0) return 0;
  let query = rows.selectFrom('assessment').innerJoin('release', 'release.id', 'assessment.releaseId').select((build) => build.fn.countAll().as('count')).where('assessment.at', '>', since);
  if (reach !== undefined) query = query.where('release.productId', 'in', reach);
  return Number((await query.executeTakeFirstOrThrow()).count);
}
