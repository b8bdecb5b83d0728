import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findVendor } from '../../purchases/find.ts';
import { idShape } from '../../shapes.ts';
import { alertOf, alertShape, incidentShape, watchShape } from '../../watching/shapes.ts';

/** Alerts and incidents that are shown with a maker. */
const shownMost = 20;

export const readWatch = readingAct({
  id: 'vendor.read-watch',
  summary: 'Reads how a maker is watched, what was told of it last, what happened at it, and the plan to move away or to rely on it less.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'GET', path: '/api/v1/vendors/{vendor}/watch' },
  input: z.strictObject({ vendor: idShape }),
  output: z.object({ watch: watchShape.nullable(), alerts: z.array(alertShape), incidents: z.array(incidentShape), plan: z.object({ text: z.string(), dueOn: z.string().nullable(), changedAt: z.string() }).nullable() }),
  find: findVendor,
  run: async ({ rows }, { vendor }) => {
    const { name } = await rows.selectFrom('vendor').select('name').where('id', '=', vendor).executeTakeFirstOrThrow();
    const watch = await rows.selectFrom('vendorWatch').select(['vendorId', 'everyDays', 'schedule', 'ownSchedule', 'exposure', 'plannedAt', 'startedAt']).where('vendorId', '=', vendor).executeTakeFirst();
    const alerts = await rows.selectFrom('vendorAlert').selectAll().where('vendorId', '=', vendor).orderBy('at', 'desc').limit(shownMost).execute();
    const incidents = await rows.selectFrom('vendorIncident').selectAll().where('vendorId', '=', vendor).orderBy('happenedOn', 'desc').limit(shownMost).execute();
    const plan = await rows.selectFrom('vendorPlan').select(['text', 'dueOn', 'changedAt']).where('vendorId', '=', vendor).executeTakeFirst();
    return { watch: watch ?? null, alerts: alerts.map((row) => alertOf(row, name)), incidents, plan: plan ?? null };
  },
});
