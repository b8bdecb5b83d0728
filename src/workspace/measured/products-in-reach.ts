import type { Actor } from '../../identity/actor.ts';
import { maySee } from '../policy/decide.ts';

/** The products that an actor may see: all when undefined. Asked of the policies, once for a list. */
export function productsInReach(actor: Actor): readonly string[] | undefined {
  const sees = (productId: string | null): boolean => maySee(actor, { kind: 'product', id: productId ?? '*', productId, accountId: null });
  const narrowed = actor.narrowedTo?.productIds ?? null;
  if (narrowed === null && sees(null)) return undefined;
  return [...new Set(narrowed ?? actor.roles.flatMap(({ productId }) => (productId === null ? [] : [productId])))].filter(sees);
}
