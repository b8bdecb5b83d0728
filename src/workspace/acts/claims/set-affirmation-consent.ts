import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { consentChange } from '../../claims/consent.ts';
import { findAffirmation } from '../../claims/find.ts';
import { idShape } from '../../shapes.ts';

export const setAffirmationConsent = changingAct({
  id: 'affirmation.set-consent',
  summary: 'Records whether who affirmed it agreed that name and office are published. That person decides alone; anybody who keeps claims may take an agreement back.',
  area: 'business-data',
  object: 'claim',
  http: { method: 'PUT', path: '/api/v1/affirmations/{affirmation}/consent' },
  input: z.strictObject({ affirmation: idShape, mayPublishName: z.boolean() }),
  output: z.object({}),
  find: findAffirmation,
  run: async (context, { affirmation, mayPublishName }) => {
    const { rows, actor, note } = context;
    const { byAccountId, withdrawnAt } = await rows.selectFrom('affirmation').select(['byAccountId', 'withdrawnAt']).where('id', '=', affirmation).executeTakeFirstOrThrow();
    await rows.updateTable('affirmation').set(consentChange(context, { mayAgree: byAccountId === actor.accountId, withdrawnAt }, mayPublishName)).where('id', '=', affirmation).execute();
    note({ mayPublishName });
    return {};
  },
});
