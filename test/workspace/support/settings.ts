import { readConfiguration, type Configuration } from '../../../src/settings/configuration.ts';
import { settingsInForce, type SettingsInForce } from '../../../src/settings/in-force.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import type { OperationFacts } from '../../../src/workspace/services.ts';

/** What an instance has before anybody configured or loosened anything, at an invented address. */
export const strictConfiguration: Configuration = readConfiguration({ environment: { ASSAY_PUBLIC_URL: 'https://assay.example' }, readSecret: () => '' });
export const strictSettings: Settings = strictConfiguration.values;

/** Settings of a test world, which can be loosened there. */
export function settingsOfWorld(now: () => Date): { readonly settings: Settings; readonly settingsInForce: SettingsInForce; readonly configuration: Configuration } {
  const inForce = settingsInForce(strictConfiguration, now);
  return { settings: inForce.settings, settingsInForce: inForce, configuration: strictConfiguration };
}

/** An instance in good order. */
export const calmOperation: OperationFacts = {
  connection: 'loopback', release: { version: '0.1.0', endOfLifeAt: '2099-12-31', feed: '' },
  runtime: { version: '26.10.0', endOfLifeAt: '2029-04-30' }, securityTxt: { endsAt: '2027-06-01T00:00:00.000Z' }, signingKeys: [], certificateEndsAt: null,
};
