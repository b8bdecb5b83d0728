import { z } from 'zod';
import type { Role } from '../../identity/actor.ts';
import type { Reader } from '../../store/store.ts';
import { ActRefused } from '../act-refused.ts';
import { idShape, roleShape, timeShape } from '../shapes.ts';

/** A role to be given: over one product, or over the whole organisation. */
export const heldRoleShape = z.strictObject({ role: roleShape, productId: idShape.nullable().default(null), endsAt: timeShape.nullable().default(null) });

export type AskedRole = z.infer<typeof heldRoleShape>;

/** Roles that only make sense over all there is. */
const overOrganisation: ReadonlySet<Role> = new Set(['administrator', 'auditor']);
export const vendorDaysMost = 366;

/**
 * Looks whether a role can be held so.
 * @param at now, RFC 3339
 * @throws ActRefused saying what is wrong
 */
export async function checkRole(rows: Reader, { role, productId, endsAt }: AskedRole, at: string): Promise<void> {
  const wrong = (path: string, message: string): ActRefused => new ActRefused('invalid-input', message, [{ path, message }]);
  if (endsAt !== null && endsAt <= at) throw wrong('endsAt', 'Expected an end that is still to come.');
  if (overOrganisation.has(role) && productId !== null) throw wrong('productId', `The role ${role} is held over the whole organisation.`);
  if (role === 'vendor-contact') {
    if (productId === null) throw wrong('productId', 'A vendor contact is one for a product: say which.');
    if (endsAt === null || Date.parse(endsAt) - Date.parse(at) > vendorDaysMost * 86_400_000) throw wrong('endsAt', 'A vendor contact is one until a day: say which, within a year.');
  }
  if (productId === null) return;
  const product = await rows.selectFrom('product').select('id').where('id', '=', productId).where('archivedAt', 'is', null).executeTakeFirst();
  if (product === undefined) throw wrong('productId', 'There is no such product.');
}
