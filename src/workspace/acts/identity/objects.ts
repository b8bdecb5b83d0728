import type { Actor } from '../../../identity/actor.ts';
import type { Reader } from '../../../store/store.ts';
import type { ObjectFacts, ObjectKind } from '../../act.ts';

/** The organisation itself: what signing in is done to. */
export async function ownOrganisation(_rows: Reader, _input: unknown, { scope }: Actor): Promise<ObjectFacts> {
  return { kind: 'organisation', id: scope.organisationId, productId: null, accountId: null };
}

/** Something that belongs to the actor’s own account as a whole: all its passkeys, its sessions. */
export function own(kind: ObjectKind): (rows: Reader, input: unknown, actor: Actor) => Promise<ObjectFacts | undefined> {
  return async (_rows, _input, { accountId }) => (accountId === null ? undefined : { kind, id: accountId, productId: null, accountId });
}

/** The session in which the actor asks. */
export async function ownSession(_rows: Reader, _input: unknown, { accountId, session }: Actor): Promise<ObjectFacts | undefined> {
  return accountId === null || session === null ? undefined : { kind: 'session', id: session.id, productId: null, accountId };
}
