import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Tables } from '../../store/tables.ts';

/** A product as it leaves in lists. */
export const productShape = z.object({ id: z.string(), slug: z.string(), name: z.string(), createdAt: z.string(), changedAt: z.string(), archivedAt: z.string().nullable() });

/** Part of addresses: lower-case letters, digits and single hyphens. */
export const slugShape = z.string().max(60).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Expected lower-case letters and digits, with single hyphens between them.');

/** Names a state of a product: when anything that can be changed is another, so is this. */
export function revisionOf({ name, statement, archivedAt, changedAt }: Pick<Tables['product'], 'name' | 'statement' | 'archivedAt' | 'changedAt'>): string {
  return hash('sha256', JSON.stringify([name, statement, archivedAt, changedAt]), 'base64url').slice(0, 22);
}
