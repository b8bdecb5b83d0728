import { readSavedAssessment, Unreadable, type SavedAssessment } from '../assess/saved-assessment.ts';
import { terminal } from '../report/escape/terminal.ts';
import { CommandFailure } from './print.ts';

/** Reads an assessment named on the command line, or says in a sentence why it can't be. */
export function readSaved(path: string): SavedAssessment {
  try {
    return readSavedAssessment(path);
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    throw new CommandFailure(terminal`${path} ${problem.reason}.`, 'unread');
  }
}
