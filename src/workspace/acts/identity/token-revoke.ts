import { z } from 'zod';
import { revokeApiToken } from '../../../identity/api-tokens.ts';
import { changingAct } from '../../act.ts';
import { personOf } from './ceremony.ts';
import { identifierShape } from './shapes.ts';

export const tokenRevoke = changingAct({
  id: 'token.revoke',
  summary: 'Revokes one of one’s own API tokens, at once and for good.',
  area: 'identity',
  object: 'token',
  http: { method: 'DELETE', path: '/api/v1/account/tokens/{tokenId}' },
  input: z.strictObject({ tokenId: identifierShape }),
  output: z.object({ tokenId: identifierShape }),
  find: async (rows, { tokenId }, { accountId }) => {
    if (accountId === null) return undefined;
    const found = await rows.selectFrom('apiToken').where('id', '=', tokenId).where('accountId', '=', accountId).where('revokedAt', 'is', null).select('id').executeTakeFirst();
    return found && { kind: 'token', id: found.id, productId: null, accountId };
  },
  run: async ({ rows, actor, at }, { tokenId }) => {
    await revokeApiToken(rows, personOf(actor).accountId, tokenId, at);
    return { tokenId };
  },
});
