import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { organisationObject } from './organisation-object.ts';

export const tightenSetting = changingAct({
  id: 'setting.tighten',
  summary: 'Ends a loosening before its day: the setting has its safe value at once.',
  area: 'configuration',
  object: 'setting',
  http: { method: 'DELETE', path: '/api/v1/settings/loosenings/{looseningId}' },
  input: z.strictObject({ looseningId: z.string().max(60) }),
  output: z.object({}),
  find: organisationObject('setting'),
  run: async ({ rows, services, at, note }, { looseningId }) => {
    const ended = await rows.updateTable('loosening').set({ endedAt: at }).where('id', '=', looseningId).where('endedAt', 'is', null).returning('key').executeTakeFirst();
    if (ended === undefined) throw new ActRefused('not-found', 'There is no such loosening.');
    // Less than what the store may keep, if the change fails: never less safe.
    services.settingsInForce.replaceLoosenings(services.settingsInForce.loosenings().filter(({ id }) => id !== looseningId));
    note({ setting: ended.key });
    return {};
  },
});
