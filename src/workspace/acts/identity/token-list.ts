import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { personOf } from './ceremony.ts';
import { own } from './objects.ts';
import { identifierShape, nothingShape, timeShape } from './shapes.ts';

export const tokenList = readingAct({
  id: 'token.list',
  summary: 'Lists one’s own API tokens: what they may do, their end and last use, never the token itself.',
  area: 'identity',
  object: 'token',
  http: { method: 'GET', path: '/api/v1/account/tokens' },
  input: nothingShape,
  output: z.object({ tokens: z.array(z.object({ tokenId: identifierShape, name: z.string(), acts: z.array(z.string()), productIds: z.array(z.string()).nullable(), createdAt: timeShape, expiresAt: timeShape, lastUsedAt: timeShape.nullable(), revokedAt: timeShape.nullable() })) }),
  find: own('token'),
  run: async ({ rows, actor }) => {
    const found = await rows.selectFrom('apiToken').where('accountId', '=', personOf(actor).accountId).select(['id', 'name', 'acts', 'productIds', 'createdAt', 'expiresAt', 'lastUsedAt', 'revokedAt']).orderBy('createdAt', 'desc').orderBy('id').limit(200).execute();
    return { tokens: found.map(({ id, acts, productIds, ...rest }) => ({ tokenId: id, ...rest, acts: JSON.parse(acts) as string[], productIds: productIds === null ? null : JSON.parse(productIds) as string[] })) };
  },
});
