import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { keep, kept } from '../../notices/kept.ts';
import type { StatisticsState } from '../../notices/send-statistics.ts';
import { organisationObject } from './organisation-object.ts';

export const turnStatisticsOn = changingAct({
  id: 'statistics.turn-on',
  summary: 'Lets statistics be sent once a month to the configured address, under a random id that is made now. What is sent is shown before by statistics.read.',
  area: 'configuration',
  object: 'setting',
  needsStepUp: true,
  http: { method: 'PUT', path: '/api/v1/statistics' },
  input: z.strictObject({ reason: z.string().trim().min(10).max(1000), address: z.string().max(2000) }),
  output: z.object({}),
  find: organisationObject('setting'),
  run: async ({ rows, actor, services, at, note }, { reason, address }) => {
    const { statisticsAddress } = services.settings;
    if (statisticsAddress === '') throw new ActRefused('conflict', 'No address is configured that statistics could be sent to (statisticsAddress).');
    if (address !== statisticsAddress) throw new ActRefused('conflict', 'The address is another one than was shown. Look at it again.', [{ path: 'address', message: 'Expected the address that is configured.' }]);
    if ((await kept<StatisticsState>(rows, 'statistics')) !== undefined) throw new ActRefused('conflict', 'Statistics are on already.');
    const state: StatisticsState = { instance: newIdentifier(services.ports), turnedOnAt: at, turnedOnBy: actor.accountId ?? actor.kind, reason, address, lastTry: null };
    await keep(rows, 'statistics', state, at, state.turnedOnBy);
    note({ reason, to: address });
    return {};
  },
});
