import { z } from 'zod';
import { issueRecoveryCodes } from '../../../identity/recovery-codes.ts';
import { changingAct } from '../../act.ts';
import { personOf } from './ceremony.ts';
import { own } from './objects.ts';
import { nothingShape } from './shapes.ts';

export const recoveryCodesIssue = changingAct({
  id: 'recovery-codes.issue',
  summary: 'Makes new recovery codes for one’s own account and shows them once; those before are void.',
  area: 'identity',
  object: 'credential',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/account/recovery-codes' },
  input: nothingShape,
  output: z.object({ recoveryCodes: z.array(z.string()) }),
  find: own('credential'),
  run: async ({ rows, actor, services: { ports }, at }) => ({ recoveryCodes: [...await issueRecoveryCodes(rows, ports, personOf(actor).accountId, at)] }),
});
