import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { terminal } from '../report/escape/terminal.ts';
import { CommandFailure } from './print.ts';

/**
 * The folder where Assay keeps what it gathers, for this user only; made when it is missing.
 * @param option a folder that the command line names; without one `ASSAY_DATA`, then the user's data folder (XDG) decides
 * @throws CommandFailure when it can't be made
 */
export function dataFolder(option?: string): string {
  const folder = resolve(option ?? named('ASSAY_DATA') ?? join(userFolder(), 'assay'));
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // A folder that the user has made and named may be shared on purpose; ours is not.
    if (option === undefined) chmodSync(folder, 0o700);
    if (statSync(folder).isDirectory()) return folder;
  } catch {
    // Said below: whatever stands in the way, the folder can't be used.
  }
  throw new CommandFailure(terminal`The data folder ${folder} can't be made or is no folder. Name another one, or set ASSAY_DATA.`, 'usage');
}

/** XDG Base Directory: an address that is not absolute is to be ignored. */
function userFolder(): string {
  const stated = named('XDG_DATA_HOME');
  return stated !== undefined && isAbsolute(stated) ? stated : join(homedir(), '.local', 'share');
}

function named(variable: string): string | undefined {
  const value = process.env[variable];
  return value === undefined || value === '' ? undefined : value;
}
