import type { ToolReport } from '../../model/evidence/tool-results.ts';
import { ours, quote, say } from '../../model/text.ts';
import { notesMax, unreadable, type Note, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { RunCounter } from './run-counter.ts';
import { walkRuns } from './walk-runs.ts';

const FORMAT = 'sarif-2.1.0';
const limits = { bytesMax: 536_870_912, runsMax: 200 } as const;

/** Results of static and other analysis tools in SARIF 2.1.0: how many are open, by level and weakness. */
export const sarif: Reader<'tool-results'> = {
  id: 'sarif',
  title: 'SARIF (results of analysis tools)',
  produces: 'tool-results',
  accepts: ({ json }) => json !== undefined && json.keys.has('runs') && (json.keys.has('version') || json.strings.get('$schema')?.includes('sarif') === true),
  read: readSarif,
};

function readSarif(source: Source): Reading<'tool-results'> {
  try {
    return readingOf(source);
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('tool-results', FORMAT, say`The report ${quote(problem.reason)}; SARIF 2.1.0 of at most ${limits.bytesMax} bytes is expected.`, problem.at);
  }
}

function readingOf(source: Source): Reading<'tool-results'> {
  const notes: Note[] = [];
  let notesOmitted = 0;
  const note = (rule: string, message: Note['message'], place: Note['place']): void => {
    if (notes.length < notesMax) notes.push({ level: 'finding', rule, message, place });
    else notesOmitted += 1;
  };
  const runs: RunCounter[] = [];
  let omitted = 0;
  let current: RunCounter | undefined;
  let isWhole = true;
  const { version, hasRuns } = walkRuns(source.bytes(limits.bytesMax), {
    begin: (line) => {
      current = runs.length < limits.runsMax ? new RunCounter(line, note) : undefined;
      if (current === undefined) omitted += 1;
      else runs.push(current);
    },
    part: (key, value) => current?.part(key, value),
    result: (value) => current?.result(value),
    oddity: (what, line) => {
      isWhole = false;
      note('form', what === 'run' ? ours('A run is no object; it was left out.') : ours('The results of a run are no list; none was counted.'), { line });
    },
    end: () => {
      current = undefined;
    },
  });
  if (!hasRuns || runs.length === 0) return unreadable('tool-results', FORMAT, ours('The report holds no run of a tool; an empty report is no sign that a tool ran and found nothing.'), { jsonPointer: '/runs' });
  if (runs.every((run) => run.results > 0 && run.uncounted === run.results)) return unreadable('tool-results', FORMAT, ours('No result of the report can be counted: each is no object, or has a rule index below -1.'), { jsonPointer: '/runs' });
  if (version !== '2.1.0') note('version', ours('The version is not 2.1.0, the one that is read here.'), { jsonPointer: '/version' });
  const reports: readonly ToolReport[] = runs.map((run) => run.report());
  const isComplete = isWhole && omitted === 0 && runs.every((run) => run.isComplete);
  return { kind: 'tool-results', format: FORMAT, facts: { reports, reportsOmitted: omitted }, notes, notesOmitted, ...(isComplete ? {} : { complete: false }) };
}
