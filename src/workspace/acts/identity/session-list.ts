import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { personOf } from './ceremony.ts';
import { own } from './objects.ts';
import { identifierShape, nothingShape, timeShape } from './shapes.ts';

export const sessionList = readingAct({
  id: 'session.list',
  summary: 'Lists one’s own open sessions: where, by what, and since when.',
  area: 'identity',
  object: 'session',
  http: { method: 'GET', path: '/api/v1/account/sessions' },
  input: nothingShape,
  output: z.object({ sessions: z.array(z.object({ sessionId: identifierShape, method: z.string(), userAgent: z.string(), sourceAddress: z.string(), createdAt: timeShape, lastSeenAt: timeShape, endsAt: timeShape, isThisOne: z.boolean() })) }),
  find: own('session'),
  run: async ({ rows, actor, at }) => {
    const { accountId, session } = personOf(actor);
    const found = await rows.selectFrom('session').where('accountId', '=', accountId).where('endedAt', 'is', null).where((is) => is.or([is('endsAt', '>', at), is('id', '=', session.id)])).select(['id', 'method', 'userAgent', 'sourceAddress', 'createdAt', 'lastSeenAt', 'endsAt']).orderBy('createdAt', 'desc').limit(200).execute();
    return { sessions: found.map(({ id, ...rest }) => ({ sessionId: id, ...rest, isThisOne: id === session.id })) };
  },
});
