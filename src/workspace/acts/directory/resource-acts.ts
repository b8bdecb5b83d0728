import { z } from 'zod';
import type { AuditEvent } from '../../../audit/audit-event.ts';
import { directoryOf } from '../../../identity/provider/directory-token.ts';
import type { Provider } from '../../../identity/provider/provider.ts';
import { readConditions, type Condition } from '../../../identity/scim/filter.ts';
import { patched } from '../../../identity/scim/patched.ts';
import type { ResourceSchema } from '../../../identity/scim/resource-schema.ts';
import type { Resource } from '../../../identity/scim/resource.ts';
import type { Actor } from '../../../identity/actor.ts';
import type { Reader, Writer } from '../../../store/store.ts';
import { changingAct, readingAct, type Act, type ActContext, type ObjectFacts } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { idShape } from '../../shapes.ts';
import { reading } from './directory-refused.ts';
import { directory, findDirectory, listInput, operationsShape, tagShape, windowOf, type ListWindow } from './shapes.ts';

/** A kind of thing that a directory keeps here: what its acts need to know of it. */
export interface DirectoryResource<Described extends object, Shown extends { readonly revision: string }> {
  readonly schema: ResourceSchema;
  /** What each act says of itself. */
  readonly summaries: Readonly<Record<'list' | 'read' | 'add' | 'replace' | 'patch' | 'remove', string>>;
  /** As a directory describes one. */
  readonly fields: Readonly<Record<keyof Described & string, z.ZodType>>;
  /** As a directory gets one back. */
  readonly shape: z.ZodType<Shown>;
  /** Facts for the log that name one. */
  readonly noted: (id: string) => AuditEvent['detail'];
  readonly isOf: (rows: Reader, provider: Provider, id: string) => Promise<boolean>;
  /** @throws ActRefused for a condition that nothing is found by */
  readonly list: (rows: Reader, provider: Provider, conditions: readonly Condition[], window: ListWindow) => Promise<{ total: number; resources: Shown[] }>;
  /** @throws ActRefused */
  readonly read: (rows: Reader, id: string) => Promise<Shown>;
  /** @returns its id @throws ActRefused */
  readonly add: (context: ActContext<Writer>, provider: Provider, described: Described) => Promise<string>;
  /** @throws ActRefused */
  readonly keep: (context: ActContext<Writer>, provider: Provider, before: Shown, described: Described) => Promise<void>;
  /** @throws ActRefused */
  readonly remove: (context: ActContext<Writer>, provider: Provider, before: Shown) => Promise<void>;
  /** As a change works on it, and back. */
  readonly resourceOf: (shown: Shown) => Resource;
  readonly describedBy: (resource: Resource) => Described;
}

/** The acts of one kind of thing, by what each gives; what they take their schemas say. */
export interface ResourceActs<Shown> {
  readonly list: ActGiving<{ total: number; resources: Shown[] }>;
  readonly read: ActGiving<Shown>;
  readonly add: ActGiving<Shown>;
  readonly replace: ActGiving<Shown>;
  readonly patch: ActGiving<Shown>;
  readonly remove: ActGiving<undefined>;
}

// eslint-disable-next-line typescript/no-explicit-any
type ActGiving<Output> = Act<any, Output>;

/** What names one thing, and the state in which the directory saw it. */
interface Named {
  readonly resource: string;
  readonly ifMatch?: string | undefined;
}

/** Makes the acts by which a directory keeps one kind of thing, which are the same for each kind. */
export function resourceActs<Described extends object, Shown extends { readonly revision: string }>({ schema, summaries, fields, shape, noted, isOf, list, read, add, keep, remove, resourceOf, describedBy }: DirectoryResource<Described, Shown>): ResourceActs<Shown> {
  const one = schema.name.toLowerCase();
  const several: `/api/v1/directory/${string}` = `/api/v1/directory/${one}s`;
  const own: typeof several = `${several}/{resource}`;
  const words = { area: 'identity', object: 'directory' } as const;
  const named = z.strictObject({ resource: idShape, ifMatch: tagShape });
  // A field’s schema and the description’s type say the same of it.
  const described = z.strictObject(fields) as unknown as z.ZodType<Described>;
  const anew = named.extend(fields) as unknown as z.ZodType<Named & Described>;

  async function find(rows: Reader, { resource }: Named, actor: Actor): Promise<ObjectFacts | undefined> {
    const provider = await directoryOf(rows, actor);
    return provider !== undefined && await isOf(rows, provider, resource) ? { kind: 'directory', id: resource, productId: null, accountId: null } : undefined;
  }

  /** One thing as it is before a change. @throws ActRefused when it is not as the directory saw it any more */
  async function asSeen(context: ActContext<Writer>, { resource, ifMatch }: Named): Promise<{ readonly provider: Provider; readonly before: Shown }> {
    const { rows, actor, note } = context;
    const provider = await directory(rows, actor);
    const before = await read(rows, resource);
    if (ifMatch !== undefined && ifMatch !== before.revision) throw new ActRefused('changed-meanwhile', 'It was changed meanwhile. Read it again.');
    note({ provider: provider.id, ...noted(resource) });
    return { provider, before };
  }

  return {
    list: readingAct({
      ...words, id: `directory.list-${one}s`, summary: summaries.list, http: { method: 'GET', path: several },
      input: listInput, output: z.object({ total: z.number(), resources: z.array(shape) }), find: findDirectory,
      run: async ({ rows, actor }, input) => list(rows, await directory(rows, actor), input.filter === undefined ? [] : reading(() => readConditions(input.filter ?? '')), windowOf(input)),
    }),
    read: readingAct({
      ...words, id: `directory.read-${one}`, summary: summaries.read, http: { method: 'GET', path: own },
      input: z.strictObject({ resource: idShape }), output: shape, find,
      run: async ({ rows }, { resource }) => read(rows, resource),
    }),
    add: changingAct({
      ...words, id: `directory.add-${one}`, summary: summaries.add, http: { method: 'POST', path: several },
      input: described, output: shape, find: findDirectory,
      run: async (context, given) => {
        const provider = await directory(context.rows, context.actor);
        const id = await add(context, provider, given);
        context.note({ provider: provider.id, ...noted(id) });
        return read(context.rows, id);
      },
    }),
    replace: changingAct({
      ...words, id: `directory.replace-${one}`, summary: summaries.replace, http: { method: 'PUT', path: own },
      input: anew, output: shape, find,
      run: async (context, { resource, ifMatch, ...given }) => {
        const { provider, before } = await asSeen(context, { resource, ifMatch });
        await keep(context, provider, before, given as unknown as Described);
        return read(context.rows, resource);
      },
    }),
    patch: changingAct({
      ...words, id: `directory.patch-${one}`, summary: summaries.patch, http: { method: 'PATCH', path: own },
      input: named.extend({ operations: operationsShape }), output: shape, find,
      run: async (context, { operations, ...seen }) => {
        const { provider, before } = await asSeen(context, seen);
        await keep(context, provider, before, describedBy(reading(() => patched(schema, resourceOf(before), operations))));
        return read(context.rows, seen.resource);
      },
    }),
    remove: changingAct({
      ...words, id: `directory.remove-${one}`, summary: summaries.remove, http: { method: 'DELETE', path: own },
      input: named, output: z.undefined(), find,
      run: async (context, seen) => {
        const { provider, before } = await asSeen(context, seen);
        await remove(context, provider, before);
        return undefined;
      },
    }),
  };
}
