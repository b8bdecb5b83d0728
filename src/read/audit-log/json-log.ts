import { say, type Text } from '../../model/text.ts';
import { unreadable, type Reading } from '../reader.ts';
import { sourceOf, type Source } from '../source.ts';
import type { EventFacts } from './event-type.ts';
import { LogTally } from './tally.ts';
import { finishLog } from './finish.ts';
import { forEachJsonElement } from './json-elements.ts';
import { forEachWalkedLine } from './walked-lines.ts';
import { forEachListed } from './listed-events.ts';
import { JsonWalk } from './json-walk.ts';
import { NoteBook } from './note-book.ts';

/** How one format says what an event is: told once for all rows. */
export interface JsonLogFormat {
  readonly id: string;
  /** With its article: «an OCSF event». */
  readonly name: string;
  /** Everything that is looked at in an event, keys joined by `/`. */
  readonly paths: readonly string[];
  /**
   * Prepares the reading of rows.
   * @returns a function that takes the facts out of the row walked last; it gives nothing when the row is no such event
   */
  prepare(walk: JsonWalk, notes: NoteBook): (row: number) => EventFacts | undefined;
}

/**
 * Counts the events of a log in JSON: one object a line, one array of objects, or objects that follow each other.
 * Memory stays flat, whatever the length.
 * @param list the key of the document whose list holds the events, where they are wrapped in one
 */
export function readJsonLog(source: Source, format: JsonLogFormat, list?: string): Reading<'audit-log'> {
  const walk = new JsonWalk(format.paths);
  const notes = new NoteBook();
  const tally = new LogTally();
  const factsOf = format.prepare(walk, notes);
  const visit = (row: number, problem: Parameters<LogTally['addProblem']>[1] | undefined): void => {
    const facts = problem === undefined ? factsOf(row) : undefined;
    if (facts !== undefined) tally.addEvent(row, facts);
    else {
      tally.addProblem(row, problem ?? 'not-this-format');
      notes.addProblem(row, problem ?? 'not-this-format');
    }
  };
  if (list !== undefined) {
    if (forEachListed(source, list, walk, visit)) return finishLog(format.id, format.name, tally, notes);
    const row = Math.max(1, tally.rows);
    return unreadable('audit-log', format.id, say`The JSON document around the list of events is cut off or broken, or its list is at or after event ${row}; nothing of it was taken.`, { row });
  }
  const layout = layoutOf(source.head);
  if (layout === 'lines') forEachWalkedLine(source, walk, visit);
  else if (!forEachJsonElement(source, layout, walk, visit)) {
    const row = Math.max(1, tally.rows);
    const where: Text = layout === 'array' ? say`The JSON array` : say`The JSON document`;
    return unreadable('audit-log', format.id, say`${where} is cut off or broken at or after element ${row}; nothing of it was taken.`, { row });
  }
  return finishLog(format.id, format.name, tally, notes);
}

/** One object a line is the rule; an array begins with a bracket; an object over several lines does not close on its first. */
function layoutOf(head: Uint8Array): 'lines' | 'array' | 'sequence' {
  let start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  while (start < head.length && (head[start] ?? 0) <= 0x20) start++;
  if (head[start] === 0x5b) return 'array';
  const lineEnd = head.indexOf(0x0a, start);
  if (lineEnd === -1) return 'lines';
  let next = lineEnd + 1;
  while (next < head.length && (head[next] ?? 0) <= 0x20) next++;
  if (next >= head.length || head[next] === 0x7b) return 'lines';
  let firstProblem: string | undefined;
  forEachWalkedLine(sourceOf('', head.subarray(start, lineEnd + 1)), new JsonWalk([]), (_, problem) => {
    firstProblem = problem;
  });
  return firstProblem === 'not-json' ? 'sequence' : 'lines';
}
