import { z } from 'zod';
import { acceptLoosening } from '../../posture/accept-loosening.ts';
import { changingAct } from '../../act.ts';
import { looseningShape, shapeOfLoosening } from './loosening-shape.ts';
import { organisationObject } from './organisation-object.ts';

export const loosenSetting = changingAct({
  id: 'setting.loosen',
  summary: 'Makes a setting less safe until a day: whoever does it gives the reason and answers for the risk.',
  area: 'configuration',
  object: 'setting',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/settings/{key}/loosenings' },
  input: z.strictObject({ key: z.string().max(60), value: z.union([z.boolean(), z.number(), z.string().max(300), z.array(z.string().max(300)).max(50)]), reason: z.string().trim().min(10).max(1000), expiresAt: z.iso.datetime() }),
  output: looseningShape,
  find: organisationObject('setting'),
  run: async (context, input) => shapeOfLoosening(await acceptLoosening(context, input)),
});
