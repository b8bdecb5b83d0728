import { z } from 'zod';
import { directoryOf } from '../../../identity/provider/directory-token.ts';
import type { Provider } from '../../../identity/provider/provider.ts';
import type { Actor } from '../../../identity/actor.ts';
import type { Reader } from '../../../store/store.ts';
import type { ObjectFacts } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { idShape } from '../../shapes.ts';

/** Lines of one answer. */
export const countMost = 200;
const text = z.string().max(320);

/** A person as a directory describes them. */
export const userFields = {
  userName: text.min(1), externalId: text.min(1).nullable().default(null), displayName: text.nullable().default(null),
  name: z.strictObject({ formatted: text.optional(), givenName: text.optional(), familyName: text.optional() }).default({}),
  active: z.boolean().default(true),
  emails: z.array(z.strictObject({ value: text.min(1), type: text.optional(), primary: z.boolean().optional() })).max(20).default([]),
};
/** A group as a directory describes it, with the ids of its people. */
export const groupFields = { displayName: text.min(1), externalId: text.min(1).nullable().default(null), members: z.array(idShape).max(1000).default([]) };

export const userShape = z.object({
  id: z.string(), userName: z.string(), externalId: z.string().nullable(), displayName: z.string().nullable(), name: z.record(z.string(), z.string()), active: z.boolean(),
  emails: z.array(z.record(z.string(), z.union([z.string(), z.boolean()]))), groups: z.array(z.object({ id: z.string(), displayName: z.string() })), createdAt: z.string(), changedAt: z.string(), revision: z.string(),
});
export type UserShape = z.infer<typeof userShape>;
export const groupShape = z.object({ id: z.string(), displayName: z.string(), externalId: z.string().nullable(), members: z.array(z.object({ id: z.string(), userName: z.string() })), createdAt: z.string(), changedAt: z.string(), revision: z.string() });
export type GroupShape = z.infer<typeof groupShape>;

/** What a list is asked for: conditions of equality, from which line, and how many. */
export const listInput = z.strictObject({ filter: z.string().max(1000).optional(), startIndex: z.number().int().default(1), count: z.number().int().default(100) });
/** One change of RFC 7644, section 3.5.2. */
export const operationsShape = z.array(z.strictObject({ op: z.string().max(20), path: z.string().max(500).optional(), value: z.unknown().optional() })).min(1).max(1000);
export const tagShape = z.string().max(100).optional();

/** The part of a list that is asked for. */
export interface ListWindow {
  readonly offset: number;
  readonly limit: number;
}

export function windowOf({ startIndex, count }: z.infer<typeof listInput>): ListWindow {
  return { offset: Math.min(Math.max(startIndex, 1), 1_000_000) - 1, limit: Math.min(Math.max(count, 0), countMost) };
}

/** The provider whose directory asks. @throws ActRefused */
export async function directory(rows: Reader, actor: Actor): Promise<Provider> {
  const provider = await directoryOf(rows, actor);
  if (provider === undefined) throw new ActRefused('not-found', 'There is no such directory.');
  return provider;
}

/** Finds the directory itself. */
export async function findDirectory(rows: Reader, _input: unknown, actor: Actor): Promise<ObjectFacts | undefined> {
  const provider = await directoryOf(rows, actor);
  return provider && { kind: 'directory', id: provider.id, productId: null, accountId: null };
}
