import { z } from 'zod';
import type { SettingDefinition } from '../../../settings/definition.ts';
import { register, type SettingKey } from '../../../settings/register.ts';
import { changingAct } from '../../act.ts';
import { acceptLoosening } from '../../posture/accept-loosening.ts';
import { looseningShape, shapeOfLoosening } from './loosening-shape.ts';
import { organisationObject } from './organisation-object.ts';

export const applyTemplate = changingAct({
  id: 'setting.apply-template',
  summary: 'Applies a template: strict ends every loosening; the others loosen what they differ in, each for as long as it may be at most.',
  area: 'configuration',
  object: 'setting',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/settings/template' },
  input: z.strictObject({ template: z.enum(['strict', 'balanced', 'evaluation']), reason: z.string().trim().min(10).max(1000) }),
  output: z.object({ loosened: z.array(looseningShape) }),
  find: organisationObject('setting'),
  run: async (context, { template, reason }) => {
    const { rows, services, at, note } = context;
    await rows.updateTable('loosening').set({ endedAt: at }).where('endedAt', 'is', null).execute();
    services.settingsInForce.replaceLoosenings([]);
    const loosened = [];
    for (const key of Object.keys(register) as SettingKey[]) {
      const definition: SettingDefinition = register[key];
      if (definition.kind !== 'protecting' || !definition.isLooser(definition.templates[template], services.configuration.values[key])) continue;
      const expiresAt = new Date(Date.parse(at) + definition.daysMost * 86_400_000).toISOString();
      loosened.push(shapeOfLoosening(await acceptLoosening(context, { key, value: definition.templates[template], reason, expiresAt })));
    }
    note({ template, loosened: loosened.length });
    return { loosened };
  },
});
