import { z } from 'zod';
import { rawText } from '../../../model/text.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findVendor } from '../../purchases/find.ts';
import { idShape } from '../../shapes.ts';
import { problemsOfSchedule } from '../../watching/schedule-of.ts';
import { nothingShape } from '../identity/shapes.ts';

export const setWatch = changingAct({
  id: 'vendor.watch',
  summary: 'Has a maker looked at by itself every so many days, and says by which schedule deadlines for exploited vulnerabilities are told: none, the organisation’s own, or BOD 26-04, which binds US federal civilian agencies only.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'PUT', path: '/api/v1/vendors/{vendor}/watch' },
  input: z.strictObject({ vendor: idShape, everyDays: z.number().int().min(1).max(365), schedule: z.enum(['none', 'bod-26-04', 'own']).default('none'), ownSchedule: z.string().max(50_000).optional(), exposure: z.enum(['yes', 'no', 'unknown']).default('unknown') }),
  output: nothingShape,
  find: findVendor,
  run: async ({ rows, actor, at, note }, { vendor, everyDays, schedule, ownSchedule, exposure }) => {
    if (schedule === 'own') {
      const [problem] = ownSchedule === undefined ? [] : problemsOfSchedule(ownSchedule);
      if (ownSchedule === undefined || problem !== undefined) throw new ActRefused('invalid-input', 'The schedule can’t be used.', [{ path: 'ownSchedule', message: problem === undefined ? 'Expected the text of a schedule.' : `Line ${problem.place.line ?? 1}: ${rawText(problem.message)}` }]);
    }
    const own = schedule === 'own' ? (ownSchedule ?? null) : null;
    const watched = await rows.selectFrom('vendorWatch').select('vendorId').where('vendorId', '=', vendor).executeTakeFirst();
    if (watched === undefined) await rows.insertInto('vendorWatch').values({ vendorId: vendor, everyDays, schedule, ownSchedule: own, exposure, plannedAt: at, startedAt: at, startedBy: actor.accountId ?? actor.kind }).execute();
    else await rows.updateTable('vendorWatch').set({ everyDays, schedule, ownSchedule: own, exposure }).where('vendorId', '=', vendor).execute();
    note({ everyDays, schedule, exposure });
    return {};
  },
});
