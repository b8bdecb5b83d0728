import { statSync } from 'node:fs';
import { terminal } from '../report/escape/terminal.ts';
import { CommandFailure } from './print.ts';

/**
 * Makes sure that an argument is a folder.
 * @param advice what to do instead, behind the sentence
 * @throws CommandFailure when it is none, or lies where this user may not look
 */
export function needFolder(folder: string, advice: string = ''): void {
  if (!isFolder(folder)) throw new CommandFailure(terminal`${folder} is not a folder.${advice}`, 'usage');
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    throw new CommandFailure(terminal`${path} may not be read by this user.`, 'unread');
  }
}
