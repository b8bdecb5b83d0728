import { readFileSync } from 'node:fs';
import { terminal } from '../report/escape/terminal.ts';
import type { StorePlace } from '../store/store-place.ts';
import { StoreFailure } from '../store/store-failure.ts';
import { BackupRefused } from '../store/backup/backup-manifest.ts';
import { dataFolder } from './data-folder.ts';
import { CommandFailure } from './print.ts';

/**
 * Where the workspace’s state is: `ASSAY_DATABASE_URL` or `DATABASE_URL`, or else the embedded database in the data folder.
 * @param data a folder that the command line names
 * @throws CommandFailure
 */
export function workspacePlace(data: string | undefined): StorePlace {
  const databaseUrl = secretOf('ASSAY_DATABASE_URL') ?? secretOf('DATABASE_URL');
  const ownerDatabaseUrl = secretOf('ASSAY_OWNER_DATABASE_URL');
  return { dataFolder: dataFolder(data), access: 'command', ...(databaseUrl === undefined ? {} : { databaseUrl }), ...(ownerDatabaseUrl === undefined ? {} : { ownerDatabaseUrl }) };
}

/** Says in a sentence what the store or a backup refuses. */
export async function withStoreSentences<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (problem) {
    if (problem instanceof StoreFailure || problem instanceof BackupRefused) throw new CommandFailure(terminal`${problem.message}`, 'unread');
    throw problem;
  }
}

/** A value of the environment, or of the file that `<name>_FILE` names: addresses of databases hold passwords. */
function secretOf(name: string): string | undefined {
  const file = process.env[`${name}_FILE`];
  if (file === undefined || file === '') return process.env[name] === '' ? undefined : process.env[name];
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new CommandFailure(terminal`${file}, which ${`${name}_FILE`} names, can’t be read.`, 'usage');
  }
}
