import type { Actor } from '../../../identity/actor.ts';
import type { Reader } from '../../../store/store.ts';
import type { ObjectFacts } from '../../act.ts';

/** One passkey of the actor’s own account. */
export async function ownPasskey(rows: Reader, { passkeyId }: { readonly passkeyId: string }, { accountId }: Actor): Promise<ObjectFacts | undefined> {
  if (accountId === null) return undefined;
  const found = await rows.selectFrom('passkey').where('id', '=', passkeyId).where('accountId', '=', accountId).select('id').executeTakeFirst();
  return found && { kind: 'credential', id: found.id, productId: null, accountId };
}
