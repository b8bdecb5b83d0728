import type { Actor } from '../../identity/actor.ts';
import type { ObjectKind } from '../act.ts';
import { maySee } from '../policy/decide.ts';

/**
 * The products of which an actor may see this kind of thing: all when undefined. Asked of the policies, once for a list.
 * @param kind the products themselves when left out
 */
export function productsInReach(actor: Actor, kind: ObjectKind = 'product'): readonly string[] | undefined {
  const sees = (productId: string | null): boolean => maySee(actor, { kind, id: productId ?? '*', productId, accountId: null });
  const narrowed = actor.narrowedTo?.productIds ?? null;
  if (narrowed === null && sees(null)) return undefined;
  return [...new Set(narrowed ?? actor.roles.flatMap(({ productId }) => (productId === null ? [] : [productId])))].filter(sees);
}
