import { hash } from 'node:crypto';
import type { Actor } from '../../identity/actor.ts';
import type { ActContext, AnyAct } from '../../workspace/act.ts';
import type { Writer } from '../../store/store.ts';
import type { Services } from '../../workspace/services.ts';
import { BodyRefused } from './request-body.ts';

/** An answer that was given before, or the same key on something else. */
export type Repeated = { readonly output: unknown } | 'other-request';

/** Days that an answer is kept. */
const keptDays = 1;
const purpose = 'idempotent-answer';

/** Another request with the same key was done first; what this one did is undone. */
export class DoneMeanwhile extends Error {
  override readonly name = 'DoneMeanwhile';
}

/** The key that a client chose, and what it stands for. */
export interface IdempotencyKey {
  readonly accountId: string;
  readonly text: string;
  /** SHA-256 of act and input, hexadecimal. */
  readonly requestHash: string;
}

/**
 * Reads the key of a request. Only who is signed in has keys; a key is the account’s own.
 * @throws BodyRefused when it is no key
 */
export function idempotencyKey(header: string | undefined, actor: Actor, act: AnyAct, input: unknown): IdempotencyKey | undefined {
  if (header === undefined || actor.accountId === null || act.kind === 'read' || act.opensSession === true) return undefined;
  if (!/^[\x21-\x7e]{1,128}$/.test(header)) throw new BodyRefused('bad-request', 'Expected 1 to 128 visible ASCII characters in Idempotency-Key.');
  return { accountId: actor.accountId, text: header, requestHash: hash('sha256', JSON.stringify([act.id, input]), 'hex') };
}

/** Looks for an answer that was given before. @throws StoreFailure */
export async function answeredBefore(services: Services, actor: Actor, key: IdempotencyKey): Promise<Repeated | undefined> {
  const row = await services.store.read(actor.scope, async (rows) => rows.selectFrom('idempotentAnswer').select(['requestHash', 'body']).where('accountId', '=', key.accountId).where('idempotencyKey', '=', key.text).executeTakeFirst());
  if (row === undefined) return undefined;
  if (row.requestHash !== key.requestHash) return 'other-request';
  return { output: JSON.parse(Buffer.from(services.secrets.open(purpose, row.body)).toString('utf8')) as unknown };
}

/**
 * The same act, which also keeps its answer under the key: within its own transaction, so that an answer is there if and
 * only if the change was made. Of several at the same time one makes the change. Answers may hold a secret that is shown
 * once, so they are sealed.
 */
export function keepingAnswer(act: AnyAct, services: Services, key: IdempotencyKey): AnyAct {
  if (act.kind === 'read') return act;
  return {
    ...act,
    run: async (context: ActContext<Writer>, input: unknown, prepared: unknown) => {
      const { rows, at } = context;
      const known = await rows.selectFrom('idempotentAnswer').select('requestHash').where('accountId', '=', key.accountId).where('idempotencyKey', '=', key.text).executeTakeFirst();
      if (known !== undefined) throw new DoneMeanwhile();
      const output: unknown = await act.run(context, input, prepared);
      const body = services.secrets.seal(purpose, Buffer.from(JSON.stringify(act.output.parse(output) ?? null)));
      await rows.deleteFrom('idempotentAnswer').where('createdAt', '<', new Date(Date.parse(at) - keptDays * 86_400_000).toISOString()).execute();
      await rows.insertInto('idempotentAnswer').values({ accountId: key.accountId, idempotencyKey: key.text, requestHash: key.requestHash, status: 200, body, createdAt: at }).execute();
      return output;
    },
  };
}
