import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ownPasskey } from './own-passkey.ts';
import { nameShape, passkeyIdShape } from './shapes.ts';

export const passkeyRename = changingAct({
  id: 'passkey.rename',
  summary: 'Gives one of one’s own passkeys another name.',
  area: 'identity',
  object: 'credential',
  http: { method: 'PATCH', path: '/api/v1/account/passkeys/{passkeyId}' },
  input: z.strictObject({ passkeyId: passkeyIdShape, name: nameShape }),
  output: z.object({ passkeyId: passkeyIdShape, name: nameShape }),
  find: ownPasskey,
  run: async ({ rows }, { passkeyId, name }) => {
    await rows.updateTable('passkey').set({ name }).where('id', '=', passkeyId).execute();
    return { passkeyId, name };
  },
});
