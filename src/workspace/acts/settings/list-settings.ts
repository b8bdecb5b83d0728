import { z } from 'zod';
import type { SettingDefinition } from '../../../settings/definition.ts';
import { register, type SettingKey } from '../../../settings/register.ts';
import { readingAct } from '../../act.ts';
import { organisationObject } from './organisation-object.ts';

const value = z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]);
const setting = z.object({
  key: z.string(), kind: z.enum(['protecting', 'operating']), summary: z.string(), variable: z.string(), value: value.nullable(), default: value, source: z.enum(['default', 'file', 'environment', 'loosening']),
  protects: z.string().nullable(), risk: z.string().nullable(), acceptedBy: z.string().nullable(), daysMost: z.number().nullable(),
});

export const listSettings = readingAct({
  id: 'setting.list',
  summary: 'Lists every setting with the value in force, where it comes from, what it protects and what loosening it risks.',
  area: 'configuration',
  object: 'setting',
  http: { method: 'GET', path: '/api/v1/settings' },
  input: z.strictObject({}),
  output: z.object({ settings: z.array(setting) }),
  find: organisationObject('setting'),
  run: async ({ services }) => ({
    settings: (Object.keys(register) as SettingKey[]).map((key) => {
      const definition: SettingDefinition = register[key];
      const isLoosened = services.settingsInForce.loosenings().some((loosening) => loosening.key === key);
      const words = definition.kind === 'protecting' ? { protects: definition.protects, risk: definition.risk, acceptedBy: definition.acceptedBy, daysMost: definition.daysMost } : { protects: null, risk: null, acceptedBy: null, daysMost: null };
      // A secret’s value never leaves; that it is set does, by its source.
      const shown = 'isSecret' in definition ? null : mutable(services.settings[key]);
      return { key, kind: definition.kind, summary: definition.summary, variable: definition.variable, value: shown, default: mutable(definition.default), source: isLoosened ? 'loosening' as const : services.configuration.sources[key], ...words };
    }),
  }),
});

function mutable(given: boolean | number | string | readonly string[]): boolean | number | string | string[] {
  return typeof given === 'object' ? [...given] : given;
}
