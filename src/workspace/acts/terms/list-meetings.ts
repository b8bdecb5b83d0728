import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findVendor } from '../../purchases/find.ts';
import { idShape } from '../../shapes.ts';

export const listMeetings = readingAct({
  id: 'vendor.list-meetings',
  summary: 'Lists the newest meetings with a maker.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'GET', path: '/api/v1/vendors/{vendor}/meetings' },
  input: z.strictObject({ vendor: idShape }),
  output: z.object({ meetings: z.array(z.object({ id: z.string(), metOn: z.string(), note: z.string(), enteredAt: z.string() })) }),
  find: findVendor,
  run: async ({ rows }, { vendor }) => ({ meetings: await rows.selectFrom('vendorMeeting').select(['id', 'metOn', 'note', 'enteredAt']).where('vendorId', '=', vendor).orderBy('metOn', 'desc').orderBy('id').limit(50).execute() }),
});
