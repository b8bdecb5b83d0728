import { z } from 'zod';
import { isMailAddress } from '../../../net/mail-submission.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { queueMail } from '../../notices/mail-queue.ts';
import { personOf } from './ceremony.ts';
import { own } from './objects.ts';
import { nothingShape } from './shapes.ts';

export const mailSet = changingAct({
  id: 'account.set-mail',
  summary: 'Sets or removes the address that security notices about one’s own account go to. The address before is told so. It is never what somebody signs in with.',
  area: 'identity',
  object: 'credential',
  needsStepUp: true,
  http: { method: 'PUT', path: '/api/v1/account/mail' },
  input: z.strictObject({ mail: z.string().trim().max(254).nullable() }),
  output: nothingShape,
  find: own('credential'),
  run: async ({ rows, actor, services, at, note }, { mail }) => {
    if (mail !== null && !isMailAddress(mail)) throw new ActRefused('invalid-input', 'Mail can’t be sent to this address.', [{ path: 'mail', message: 'Expected one plain address such as ada@acme.example.' }]);
    const { accountId } = personOf(actor);
    const before = await rows.selectFrom('account').select('mail').where('id', '=', accountId).executeTakeFirstOrThrow();
    if (before.mail !== mail) await queueMail(rows, services, before.mail, 'address-changed', at);
    await rows.updateTable('account').set({ mail }).where('id', '=', accountId).execute();
    note({ isSet: mail !== null });
    return {};
  },
});
