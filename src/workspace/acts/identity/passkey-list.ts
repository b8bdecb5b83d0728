import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { personOf } from './ceremony.ts';
import { own } from './objects.ts';
import { nothingShape, passkeyIdShape, timeShape } from './shapes.ts';

export const passkeyList = readingAct({
  id: 'passkey.list',
  summary: 'Lists one’s own passkeys: names, when they were made and last used.',
  area: 'identity',
  object: 'credential',
  http: { method: 'GET', path: '/api/v1/account/passkeys' },
  input: nothingShape,
  output: z.object({ passkeys: z.array(z.object({ passkeyId: passkeyIdShape, name: z.string(), isSynchronised: z.boolean(), createdAt: timeShape, lastUsedAt: timeShape.nullable() })) }),
  find: own('credential'),
  run: async ({ rows, actor }) => {
    const found = await rows.selectFrom('passkey').where('accountId', '=', personOf(actor).accountId).select(['id', 'name', 'deviceType', 'createdAt', 'lastUsedAt']).orderBy('createdAt').orderBy('id').execute();
    return { passkeys: found.map(({ id, name, deviceType, createdAt, lastUsedAt }) => ({ passkeyId: id, name, isSynchronised: deviceType === 'multiDevice', createdAt, lastUsedAt })) };
  },
});
