import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { linkedAccount, linkIdentity } from '../../../identity/provider/external-identity.ts';
import type { Provider } from '../../../identity/provider/provider.ts';
import { endSessions } from '../../../identity/sessions.ts';
import type { Reader, Writer } from '../../../store/store.ts';
import type { ActContext } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { nameShape } from '../../shapes.ts';
import { DirectoryRefused } from './directory-refused.ts';
import { leaveGroups } from './memberships.ts';
import { attributesOf, directoryUser, type DescribedUser } from './user-resource.ts';
import { endedHere, endUser, reviveUser, wasEndedHere } from './user-state.ts';

/**
 * Takes a person of a directory in: a new account, the one that the provider’s own sign-in made for the same subject, or
 * the one that this directory removed before. Accounts of other origins are never taken.
 * @returns the account’s id
 * @throws ActRefused
 */
export async function takeIn(context: ActContext<Writer>, provider: Provider, user: DescribedUser): Promise<string> {
  const { rows, at } = context;
  await refuseTwice(rows, provider, user, undefined);
  const subject = subjectOf(provider, user);
  const linked = subject === undefined ? undefined : await linkedAccount(rows, provider.id, subject);
  const known = linked && await rows.selectFrom('directoryUser').where('accountId', '=', linked.id).selectAll().executeTakeFirst();
  const values = { userName: user.userName, userNameKey: user.userName.toLowerCase(), externalId: user.externalId, attributes: attributesOf(user), changedAt: at };
  if (linked !== undefined && known === undefined) {
    if (linked.state !== 'active' || !await isOfProviderAlone(rows, provider.id, linked.id)) throw new DirectoryRefused('uniqueness', 'This person has an account here that does not belong to the directory. An administrator of the workspace has to decide about it.');
    await rows.insertInto('directoryUser').values({ ...values, accountId: linked.id, providerId: provider.id, revision: 1, createdAt: at, endedAt: null, removedAt: null }).execute();
    return settled(linked.id);
  }
  if (linked !== undefined && known !== undefined) {
    if (known.providerId !== provider.id || known.removedAt === null) throw new DirectoryRefused('uniqueness', 'This person is in the directory already.');
    if (await wasEndedHere(rows, linked.id, known.endedAt)) throw new ActRefused('conflict', endedHere);
    // A name can be given to somebody else once its person has gone: only the directory’s own id says that it is the same one.
    if (known.externalId === user.externalId) {
      await rows.updateTable('directoryUser').set({ ...values, revision: known.revision + 1, removedAt: null }).where('accountId', '=', linked.id).execute();
      return settled(linked.id);
    }
    await rows.deleteFrom('externalIdentity').where('providerId', '=', provider.id).where('accountId', '=', linked.id).execute();
  }
  const id = newIdentifier(context.services.ports);
  await rows.insertInto('account').values({ id, displayName: nameOf(user, provider), mail: mailOf(user), state: subject === undefined ? 'invited' : 'active', madeBy: 'directory', createdAt: at, deactivatedAt: null }).execute();
  await rows.insertInto('directoryUser').values({ ...values, accountId: id, providerId: provider.id, revision: 1, createdAt: at, endedAt: null, removedAt: null }).execute();
  if (subject !== undefined) await linkIdentity(rows, provider.id, subject, id, at);
  return settled(id);

  async function settled(accountId: string): Promise<string> {
    await describe(rows, accountId, provider, user);
    await (user.active ? reviveUser(context, provider, accountId) : endUser(context, accountId));
    return accountId;
  }
}

/** Brings a person of a directory in line with how it describes them now. @throws ActRefused */
export async function keep(context: ActContext<Writer>, provider: Provider, accountId: string, user: DescribedUser): Promise<void> {
  const { rows, at } = context;
  const before = await directoryUser(rows, accountId);
  await refuseTwice(rows, provider, user, accountId);
  const subject = subjectOf(provider, user);
  const link = await rows.selectFrom('externalIdentity').where('providerId', '=', provider.id).where('accountId', '=', accountId).select('subject').executeTakeFirst();
  await rows.updateTable('directoryUser').set({ userName: user.userName, userNameKey: user.userName.toLowerCase(), externalId: user.externalId, attributes: attributesOf(user), revision: before.revision + 1, changedAt: at }).where('accountId', '=', accountId).execute();
  await describe(rows, accountId, provider, user);
  if (subject !== undefined && subject !== link?.subject) {
    await rows.deleteFrom('externalIdentity').where('providerId', '=', provider.id).where('accountId', '=', accountId).execute();
    if (!await linkIdentity(rows, provider.id, subject, accountId, at)) throw new DirectoryRefused('uniqueness', 'Somebody else signs in by this name already.');
    // Whoever signs in from now on shows another subject; who is signed in showed the old one.
    await endSessions(rows, accountId, 'credentials-changed', at);
    context.note({ subjectChanged: true });
  }
  await (user.active ? reviveUser(context, provider, accountId) : endUser(context, accountId));
}

/** Removes a person from a directory: the account is deactivated, and its history stays. @throws ActRefused */
export async function letGo(context: ActContext<Writer>, accountId: string): Promise<void> {
  const { rows, at } = context;
  const { revision } = await directoryUser(rows, accountId);
  await endUser(context, accountId);
  await leaveGroups(rows, accountId, at);
  await rows.updateTable('directoryUser').set({ removedAt: at, changedAt: at, revision: revision + 1 }).where('accountId', '=', accountId).execute();
}

/** Within a directory a name and an id stand for one person. */
async function refuseTwice(rows: Reader, provider: Provider, { userName, externalId }: DescribedUser, except: string | undefined): Promise<void> {
  const others = await rows.selectFrom('directoryUser').where('providerId', '=', provider.id).where('removedAt', 'is', null).where('accountId', '!=', except ?? '')
    .where((is) => is.or([is('userNameKey', '=', userName.toLowerCase()), ...(externalId === null ? [] : [is('externalId', '=', externalId)])])).select('accountId').limit(1).execute();
  if (others.length > 0) throw new DirectoryRefused('uniqueness', 'Another user of the directory has this userName or externalId.');
}

/** By what the provider’s sign-in will name the person; undefined where the directory does not say it. */
function subjectOf({ directorySubject }: Provider, user: DescribedUser): string | undefined {
  if (directorySubject === null) return undefined;
  const subject = user[directorySubject];
  if (subject === null || subject === '') throw new DirectoryRefused('invalidValue', `${directorySubject} is missing, by which the person signs in at the provider.`);
  return subject;
}

async function isOfProviderAlone(rows: Reader, providerId: string, accountId: string): Promise<boolean> {
  const { madeBy } = await rows.selectFrom('account').where('id', '=', accountId).select('madeBy').executeTakeFirstOrThrow();
  const other = await rows.selectFrom('externalIdentity').where('accountId', '=', accountId).where('providerId', '!=', providerId).select('subject').limit(1).executeTakeFirst();
  return madeBy === 'provider' && other === undefined;
}

async function describe(rows: Writer, accountId: string, provider: Provider, user: DescribedUser): Promise<void> {
  await rows.updateTable('account').set({ displayName: nameOf(user, provider), mail: mailOf(user) }).where('id', '=', accountId).execute();
}

function nameOf({ displayName, name, userName }: DescribedUser, provider: Provider): string {
  const whole = [name.givenName, name.familyName].filter((part) => part !== undefined && part !== '').join(' ');
  const named = [displayName, name.formatted, whole, userName].map((text) => nameShape.safeParse(text)).find(({ success }) => success);
  return named?.data ?? `Somebody from ${provider.name}`;
}

function mailOf({ emails }: DescribedUser): string | null {
  const written = (emails.find(({ primary }) => primary === true) ?? emails[0])?.value;
  const mail = z.email().max(254).safeParse(written);
  return mail.success ? mail.data : null;
}
