import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Condition } from '../../model/requirement.ts';
import type { Tables } from '../../store/tables.ts';

/** A product as it leaves in lists. */
export const productShape = z.object({ id: z.string(), slug: z.string(), name: z.string(), createdAt: z.string(), changedAt: z.string(), archivedAt: z.string().nullable() });

const conditions = ['artificial-intelligence', 'cloud-service', 'configurable', 'customer-accounts', 'customer-data', 'database', 'network-service', 'on-premises', 'third-party-components', 'web-interface'] as const satisfies readonly Condition[];

/** What is stated of one condition. */
export const conditionShape = z.object({ condition: z.enum(conditions), holds: z.boolean(), reason: z.string().trim().max(500).optional() });

/** Who makes a product, and which others of the maker its figures do not speak for: null where nothing is said. */
export const scopeShape = z.object({ maker: z.string().trim().min(1).max(200).nullable(), leavesOut: z.array(z.string().trim().min(1).max(200)).max(100).nullable() });

/** Part of addresses: lower-case letters, digits and single hyphens. */
export const slugShape = z.string().max(60).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Expected lower-case letters and digits, with single hyphens between them.');

/** Names a state of a product: when anything that can be changed is another, so is this. */
export function revisionOf({ name, statement, archivedAt, changedAt }: Pick<Tables['product'], 'name' | 'statement' | 'archivedAt' | 'changedAt'>): string {
  return hash('sha256', JSON.stringify([name, statement, archivedAt, changedAt]), 'base64url').slice(0, 22);
}
