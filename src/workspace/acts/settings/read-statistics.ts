import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { kept } from '../../notices/kept.ts';
import type { StatisticsState } from '../../notices/send-statistics.ts';
import { statisticsPayload } from '../../notices/statistics-payload.ts';
import { organisationObject } from './organisation-object.ts';

export const readStatistics = readingAct({
  id: 'statistics.read',
  summary: 'Shows exactly what statistics would say, where they would go, and whether they are on.',
  area: 'configuration',
  object: 'setting',
  http: { method: 'GET', path: '/api/v1/statistics' },
  input: z.strictObject({}),
  output: z.object({
    /** Exactly what is sent; only the random id is missing before it is made. */
    payload: z.string(), address: z.string(), isOn: z.boolean(), turnedOnAt: z.string().nullable(), reason: z.string().nullable(),
    lastTry: z.object({ at: z.string(), digest: z.string(), problem: z.string().nullable() }).nullable(),
  }),
  find: organisationObject('setting'),
  prepare: async ({ services }) => services.operation(),
  run: async ({ rows, services, at }, _input, { release }) => {
    const state = await kept<StatisticsState>(rows, 'statistics');
    const payload = await statisticsPayload(rows, services.settings, state?.instance ?? 'made when they are turned on', release.version, at);
    return { payload: JSON.stringify(payload), address: services.settings.statisticsAddress, isOn: state !== undefined, turnedOnAt: state?.turnedOnAt ?? null, reason: state?.reason ?? null, lastTry: state?.lastTry ?? null };
  },
});
