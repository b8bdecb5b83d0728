import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { personOf } from './ceremony.ts';
import { own } from './objects.ts';
import { identifierShape, nothingShape, timeShape } from './shapes.ts';

export const accountShow = readingAct({
  id: 'account.show',
  summary: 'Says who is signed in, in which organisation, with which roles, and what is left to do for a safe account.',
  area: 'identity',
  object: 'account',
  unlogged: 'Every page asks for it, and it tells people only of themselves.',
  http: { method: 'GET', path: '/api/v1/account' },
  input: nothingShape,
  output: z.object({
    accountId: identifierShape,
    displayName: z.string(),
    organisation: z.object({ id: z.string(), name: z.string() }),
    roles: z.array(z.object({ role: z.string(), productId: z.string().nullable() })),
    session: z.object({ sessionId: identifierShape, method: z.string(), steppedUpAt: timeShape.nullable(), endsAt: timeShape }),
    passkeys: z.number(),
    recoveryCodes: z.object({ left: z.number(), lastUsedAt: timeShape.nullable() }),
    hasPassword: z.boolean(),
    mail: z.string().nullable(),
  }),
  find: own('account'),
  prepare: async ({ actor, services: { store } }) => (await store.organisations()).find(({ id }) => id === actor.scope.organisationId)?.name ?? '',
  run: async ({ rows, actor }, _input, organisationName) => {
    const { accountId, session } = personOf(actor);
    const passkeys = await rows.selectFrom('passkey').where('accountId', '=', accountId).select('id').execute();
    const codes = await rows.selectFrom('recoveryCode').where('accountId', '=', accountId).select('usedAt').execute();
    const password = await rows.selectFrom('password').where('accountId', '=', accountId).select('accountId').executeTakeFirst();
    const { mail } = await rows.selectFrom('account').where('id', '=', accountId).select('mail').executeTakeFirstOrThrow();
    const { endsAt } = await rows.selectFrom('session').where('id', '=', session.id).select('endsAt').executeTakeFirstOrThrow();
    const used = codes.flatMap(({ usedAt }) => (usedAt === null ? [] : [usedAt]));
    return {
      accountId, displayName: actor.displayName, organisation: { id: actor.scope.organisationId, name: organisationName }, roles: actor.roles.map(({ role, productId }) => ({ role, productId })),
      session: { sessionId: session.id, method: session.method, steppedUpAt: session.steppedUpAt, endsAt },
      passkeys: passkeys.length, recoveryCodes: { left: codes.length - used.length, lastUsedAt: used.toSorted().at(-1) ?? null }, hasPassword: password !== undefined, mail,
    };
  },
});
