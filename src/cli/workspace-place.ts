import { terminal } from '../report/escape/terminal.ts';
import { BucketNotNamed } from '../server/process/open-evidence.ts';
import type { Settings } from '../settings/settings.ts';
import type { StorePlace } from '../store/store-place.ts';
import { StoreFailure } from '../store/store-failure.ts';
import { BackupRefused } from '../store/backup/backup-manifest.ts';
import { dataFolder } from './data-folder.ts';
import { CommandFailure } from './print.ts';
import { workspaceConfiguration } from './workspace-configuration.ts';

/** A workspace as a command works on it, beside its servers. */
export interface CommandWorkspace {
  readonly place: StorePlace;
  readonly settings: Settings;
}

/**
 * The workspace that the configuration names: its database, or else the embedded one in the data folder.
 * @param data a folder that the command line names
 * @throws CommandFailure
 */
export function commandWorkspace(data: string | undefined): CommandWorkspace {
  const settings = workspaceConfiguration().configuration.values;
  const { databaseUrl, ownerDatabaseUrl } = settings;
  const named = data ?? settings.dataFolder;
  const place: StorePlace = { dataFolder: dataFolder(named === '' ? undefined : named), access: 'command', ...(databaseUrl === '' ? {} : { databaseUrl }), ...(ownerDatabaseUrl === '' ? {} : { ownerDatabaseUrl }) };
  return { place, settings };
}

/** Says in a sentence what the store or a backup refuses. */
export async function withStoreSentences<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (problem) {
    if (problem instanceof StoreFailure || problem instanceof BackupRefused || problem instanceof BucketNotNamed) throw new CommandFailure(terminal`${problem.message}`, 'unread');
    throw problem;
  }
}
