import { z } from 'zod';
import { newIdentifier } from '../../identity/identifier.ts';
import type { Reader, Writer } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import type { ActContext } from '../act.ts';
import { ActRefused } from '../act-refused.ts';
import { keepWorkable } from '../measured/keep-workable.ts';

/** A person’s word as it leaves: who said it, who wrote it down, whether the name may be published, and its end. */
export const personWordShape = z.object({
  id: z.string(), requirement: z.string(), byName: z.string(), byRole: z.string(), isOwn: z.boolean().describe('Whether the account that says it said so itself.'), writtenBy: z.string().nullable().describe('Who wrote it down for somebody else.'),
  mayPublishName: z.boolean(), createdAt: z.string(), expiresAt: z.string(), withdrawnAt: z.string().nullable(), withdrawnReason: z.string().nullable(),
});

type PersonWordRow = Omit<Tables['claim'], 'kind' | 'facts' | 'text' | 'saidAt'>;
type Outgoing = z.infer<typeof personWordShape>;

/** Rows as they leave; names of accounts are looked up once for all. */
export async function outgoingWords<Row extends PersonWordRow, More>(rows: Reader, found: readonly Row[], more: (row: Row) => More): Promise<(Outgoing & More)[]> {
  const names = await accountNames(rows, found.filter(({ byAccountId }) => byAccountId === null).map(({ createdBy }) => createdBy));
  return found.map((row) => {
    const { id, requirement, byName, byRole, byAccountId, consentAt, createdBy, createdAt, expiresAt, withdrawnAt, withdrawnReason } = row;
    return { id, requirement, byName, byRole, isOwn: byAccountId !== null, writtenBy: byAccountId === null ? names.get(createdBy) ?? null : null, mayPublishName: consentAt !== null, createdAt, expiresAt, withdrawnAt, withdrawnReason, ...more(row) };
  });
}

/** Names of accounts by id. */
async function accountNames(rows: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await rows.selectFrom('account').select(['id', 'displayName']).where('id', 'in', [...new Set(ids)]).execute();
  return new Map(found.map(({ id, displayName }) => [id, displayName]));
}

type Words = Pick<ActContext<Writer>, 'actor' | 'object' | 'services' | 'at'>;
type Columns = Pick<PersonWordRow, 'id' | 'productId' | 'byName' | 'byRole' | 'byAccountId' | 'consentAt' | 'consentBy' | 'createdBy' | 'createdAt' | 'withdrawnAt' | 'withdrawnBy' | 'withdrawnReason'>;

/** What every new word has that the account which is signed in says itself: its name is the account’s, never typed in. */
export function ownWord({ actor, object, services, at }: Words, { role, mayPublishName }: { readonly role: string; readonly mayPublishName: boolean }): Columns {
  if (actor.kind !== 'person' || actor.accountId === null) throw new ActRefused('not-allowed', 'Only a person who is signed in says something in their own name.');
  const { accountId, displayName } = actor;
  return newColumns({ object, services, at }, { byName: displayName, byRole: role, byAccountId: accountId, mayPublishName, createdBy: accountId });
}

/** What every new word has. @param createdBy the account that writes it down, or `link` */
export function newColumns({ object, services, at }: Omit<Words, 'actor'>, { mayPublishName, createdBy, ...by }: Pick<Columns, 'byName' | 'byRole' | 'byAccountId' | 'createdBy'> & { readonly mayPublishName: boolean }): Columns {
  if (object.productId === null) throw new Error('A word is about a product.');
  return {
    id: newIdentifier(services.ports), productId: object.productId, ...by, createdBy, createdAt: at,
    consentAt: mayPublishName ? at : null, consentBy: mayPublishName ? createdBy : null, withdrawnAt: null, withdrawnBy: null, withdrawnReason: null,
  };
}

/** The columns that end a word. @throws ActRefused when it has ended already */
export function withdrawal({ actor, at }: Pick<Words, 'actor' | 'at'>, before: Pick<PersonWordRow, 'withdrawnAt'>, reason: string): Pick<Columns, 'withdrawnAt' | 'withdrawnBy' | 'withdrawnReason'> {
  if (before.withdrawnAt !== null) throw new ActRefused('conflict', 'It was withdrawn already.');
  return { withdrawnAt: at, withdrawnBy: actor.accountId ?? actor.kind, withdrawnReason: reason };
}

/** Keeps an archived product as it is. @throws ActRefused */
export async function keepProductWorkable(rows: Reader, productId: string | null): Promise<void> {
  keepWorkable(await rows.selectFrom('product').select('archivedAt').where('id', '=', productId ?? '').executeTakeFirstOrThrow());
}
