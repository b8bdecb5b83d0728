import { say, type Text } from '../../model/text.ts';
import { unreadable, type Reading } from '../reader.ts';
import { problemText, type NoteBook } from './note-book.ts';
import type { LogTally } from './tally.ts';

/**
 * The reading of a log that has been counted: its facts, or why none of it could be read.
 * @param name of the format, with its article: «an OCSF event»
 */
export function finishLog(format: string, name: string, tally: LogTally, notes: NoteBook): Reading<'audit-log'> {
  if (tally.events > 0) return { kind: 'audit-log', format, facts: tally.facts(), ...notes.result() };
  const first = tally.firstProblem;
  if (first === undefined) return unreadable('audit-log', format, say`The log holds no row; at least one is expected.`);
  const rows = tally.rows === 1 ? say`The only row` : say`None of the ${tally.rows} rows`;
  const verb: Text = tally.rows === 1 ? say`can't be read as` : say`can be read as`;
  return unreadable('audit-log', format, say`${rows} ${verb} ${{ parts: [name] }}: in row ${first.row}, ${problemText[first.reason]}.`, { row: first.row });
}
