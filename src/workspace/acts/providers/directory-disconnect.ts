import { z } from 'zod';
import { revokeDirectoryTokens } from '../../../identity/provider/directory-token.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { idShape } from '../../shapes.ts';
import { findProvider } from './shapes.ts';

export const directoryDisconnect = changingAct({
  id: 'provider.disconnect-directory',
  summary: 'Revokes one token of a provider’s directory, or all of them, at once. The accounts that the directory made stay as they are.',
  area: 'configuration',
  object: 'provider',
  needsStepUp: true,
  http: { method: 'DELETE', path: '/api/v1/providers/{provider}/directory' },
  input: z.strictObject({ provider: idShape, tokenId: idShape.optional() }),
  output: z.object({ revoked: z.number() }),
  find: findProvider,
  run: async ({ rows, at, note }, { provider, tokenId }) => {
    const revoked = await revokeDirectoryTokens(rows, provider, tokenId, at);
    if (revoked === 0) throw new ActRefused('not-found', 'This directory has no such token.');
    note({ provider, revoked });
    return { revoked };
  },
});
