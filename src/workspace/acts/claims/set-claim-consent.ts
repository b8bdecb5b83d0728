import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { consentChange } from '../../claims/consent.ts';
import { findClaim } from '../../claims/find.ts';
import { idShape } from '../../shapes.ts';

export const setClaimConsent = changingAct({
  id: 'claim.set-consent',
  summary: 'Records whether who claims it agreed that name and office are published. Who claims it with an account of their own decides alone; anybody who keeps claims may take an agreement back.',
  area: 'business-data',
  object: 'claim',
  http: { method: 'PUT', path: '/api/v1/claims/{claim}/consent' },
  input: z.strictObject({ claim: idShape, mayPublishName: z.boolean() }),
  output: z.object({}),
  find: findClaim,
  run: async (context, { claim, mayPublishName }) => {
    const { rows, actor, note } = context;
    const { byAccountId, withdrawnAt } = await rows.selectFrom('claim').select(['byAccountId', 'withdrawnAt']).where('id', '=', claim).executeTakeFirstOrThrow();
    await rows.updateTable('claim').set(consentChange(context, { mayAgree: byAccountId === null || byAccountId === actor.accountId, withdrawnAt }, mayPublishName)).where('id', '=', claim).execute();
    note({ mayPublishName });
    return {};
  },
});
