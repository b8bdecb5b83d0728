import { z } from 'zod';
import type { Actor } from '../identity/actor.ts';
import { roles } from '../identity/actor.ts';
import type { Text } from '../model/text.ts';
import type { Reader } from '../store/store.ts';
import type { ObjectFacts, ObjectKind } from './act.ts';

/** An id, as addresses have it. */
export const idShape = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'Expected an id.');

/** A name for people: one line, nothing invisible. */
export const nameShape = z.string().trim().min(1).max(120).regex(/^[^\p{C}]+$/u, 'Expected a name of one line, without invisible characters.');

export const roleShape = z.enum(roles);

/** A time, RFC 3339 in UTC with milliseconds. */
export const timeShape = z.iso.datetime({ precision: 3 });

/** How many lines of a list are asked for. */
export const limitShape = z.number().int().min(1).max(200).default(50);

/** A sentence as pages and the API get it: our words as texts, and what comes out of evidence as quotations, which its place must escape. */
export const textShape = z.object({ parts: z.array(z.union([z.string(), z.object({ quote: z.string() })])) });

/** A sentence with nothing in it but its parts. */
export function plainText({ parts }: Text): z.infer<typeof textShape> {
  return { parts: parts.map((part) => (typeof part === 'string' ? part : { quote: part.quote })) };
}

/** Finds what belongs to the organisation as a whole, such as the list of its products: there is always one. */
export function everyOf(kind: ObjectKind): (rows: Reader, input: unknown, actor: Actor) => Promise<ObjectFacts> {
  return async () => ({ kind, id: '*', productId: null, accountId: null });
}
