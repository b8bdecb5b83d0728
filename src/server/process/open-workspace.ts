import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureHome } from '../../identity/home.ts';
import { openSecrets } from '../../identity/open-secrets.ts';
import { secretPlace } from '../../identity/secret-file.ts';
import type { Ports } from '../../model/ports.ts';
import type { Configuration } from '../../settings/configuration.ts';
import { settingsInForce } from '../../settings/in-force.ts';
import { openStore } from '../../store/open-store.ts';
import type { StoreFailure } from '../../store/store-failure.ts';
import type { SyncToDisk } from '../../store/evidence/sync-to-disk.ts';
import { reloadLoosenings } from '../../workspace/posture/loosenings.ts';
import type { OperationFacts, Services } from '../../workspace/services.ts';
import { openEvidence } from './open-evidence.ts';

/** Milliseconds after which what another server loosened counts here too. */
const reloadMilliseconds = 5_000;

/** A workspace’s services with what ends them. */
export interface OpenedWorkspace {
  readonly services: Services;
  close(): Promise<void>;
}

/**
 * Opens everything that acts work with: store, evidence, secrets and settings.
 * @param dataFolder that exists
 * @throws StoreFailure, SecretFileRefused, BucketNotNamed
 */
export async function openWorkspace(configuration: Configuration, dataFolder: string, ports: Ports, operation: () => Promise<OperationFacts>, onNotDurable: (failure: StoreFailure) => void, sync?: SyncToDisk): Promise<OpenedWorkspace> {
  const { databaseUrl, secretFile } = configuration.values;
  const secrets = openSecrets(secretPlace(secretFile, dataFolder), ports);
  const store = await openStore({ dataFolder, onNotDurable, sync, ...(databaseUrl === '' ? {} : { databaseUrl }) }, ports.now);
  const evidence = await openEvidence(configuration.values, dataFolder, ports.now, sync);
  const scratchFolder = join(dataFolder, 'scratch');
  await rm(scratchFolder, { recursive: true, force: true });
  await mkdir(scratchFolder, { mode: 0o700 });
  const inForce = settingsInForce(configuration, ports.now);
  const home = await ensureHome(store, ports);
  await reloadLoosenings(store, home, inForce);
  const reloading = setInterval(() => {
    // A store that does not answer is told by whoever asks for something; what was in force stays so.
    reloadLoosenings(store, home, inForce).catch(() => undefined);
  }, reloadMilliseconds).unref();
  return {
    services: { store, evidence, scratchFolder, ports, secrets, settings: inForce.settings, settingsInForce: inForce, configuration, operation },
    close: async () => {
      clearInterval(reloading);
      await store.close();
    },
  };
}
