import type { Configuration } from './configuration.ts';
import type { SettingDefinition, SettingValue } from './definition.ts';
import { register, type SettingKey } from './register.ts';
import type { Settings } from './settings.ts';

/** A setting that somebody loosened, and answers for until it ends. */
export interface Loosening {
  readonly id: string;
  readonly key: SettingKey;
  readonly value: SettingValue;
  readonly reason: string;
  readonly ownerId: string;
  /** RFC 3339. */
  readonly acceptedAt: string;
  readonly expiresAt: string;
}

/** The settings in force, and the loosenings that count at this moment. */
export interface SettingsInForce {
  /** Its properties are worked out when they are read: a loosening that ended counts no more. */
  readonly settings: Settings;
  /** Those that have not ended. */
  readonly loosenings: () => readonly Loosening[];
  /** Takes over what the store says now. */
  readonly replaceLoosenings: (loosenings: readonly Loosening[]) => void;
}

/** Puts the configuration and the loosenings together. */
export function settingsInForce(configuration: Configuration, now: () => Date): SettingsInForce {
  let known: readonly Loosening[] = [];
  const current = (): readonly Loosening[] => {
    const at = now().toISOString();
    return known.filter(({ expiresAt, acceptedAt }) => expiresAt > at && acceptedAt <= at);
  };
  const settings = {};
  for (const key of Object.keys(register) as SettingKey[]) {
    Object.defineProperty(settings, key, { enumerable: true, get: () => loosest(key, configuration.values[key], current()) });
  }
  return {
    settings: Object.freeze(settings) as Settings,
    loosenings: current,
    replaceLoosenings: (loosenings) => {
      known = loosenings.filter(({ key, value }) => Object.hasOwn(register, key) && register[key].refuses(value) === undefined);
    },
  };
}

function loosest(key: SettingKey, configured: SettingValue, loosenings: readonly Loosening[]): SettingValue {
  const definition: SettingDefinition = register[key];
  if (definition.kind !== 'protecting') return configured;
  return loosenings.filter((loosening) => loosening.key === key).reduce<SettingValue>((value, loosening) => (definition.isLooser(loosening.value, value) ? loosening.value : value), configured);
}
