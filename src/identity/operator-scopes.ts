import { provenScope, type Scope } from '../store/scope.ts';
import type { Store } from '../store/store.ts';

/**
 * The scopes of all organisations: for the commands of whoever works on the host itself and holds the database anyway
 * (backup, restore). No request leads here.
 */
export async function operatorScopes(store: Store): Promise<readonly Scope[]> {
  return (await store.organisations()).map(({ id }) => provenScope(id));
}
