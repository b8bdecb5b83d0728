import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { forget, kept } from '../../notices/kept.ts';
import { organisationObject } from './organisation-object.ts';

export const turnStatisticsOff = changingAct({
  id: 'statistics.turn-off',
  summary: 'Ends the sending of statistics and deletes the random id that they were sent under.',
  area: 'configuration',
  object: 'setting',
  http: { method: 'DELETE', path: '/api/v1/statistics' },
  input: z.strictObject({}),
  output: z.object({}),
  find: organisationObject('setting'),
  run: async ({ rows }) => {
    if ((await kept(rows, 'statistics')) === undefined) throw new ActRefused('conflict', 'Statistics are off already.');
    await forget(rows, 'statistics');
    return {};
  },
});
