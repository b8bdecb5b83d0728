import type { ToolCheck, ToolReport, ToolResults } from '../../model/evidence/tool-results.ts';
import { ours, quote, say } from '../../model/text.ts';
import { parseTime } from '../../model/time.ts';
import { booleanAt, isObject, numberAt, objectAt, objectsAt, stringAt, type JsonObject } from '../gateway/json-value.ts';
import { parseJson } from '../gateway/json.ts';
import { JsonNotes } from '../json-notes.ts';
import { unreadable, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';

const FORMAT = 'sbomqs-json';
const limits = { bytesMax: 16_777_216, filesMax: 500, checksMax: 300 } as const;
/** The newer form gives no maximum beside each figure; it is this. */
const usualMaximum = 10;

/** Results of sbomqs on bills of materials: single features of each, with the tool's own figures. */
export const sbomqs: Reader<'tool-results'> = {
  id: 'sbomqs',
  title: 'sbomqs (quality of SBOMs, JSON)',
  produces: 'tool-results',
  accepts: ({ json, text }) => json !== undefined && json.keys.has('run_id') && json.keys.has('creation_info') && json.keys.has('files') && text?.includes('sbomqs') === true,
  read: readResults,
};

function readResults(source: Source): Reading<'tool-results'> {
  try {
    const bytes = source.bytes(limits.bytesMax);
    const value = parseJson(bytes, { depthMax: 12 });
    if (!isObject(value)) throw new Unreadable('is no object');
    const notes = new JsonNotes();
    const facts = factsOf(value, notes);
    if (facts.reports.length === 0) return unreadable('tool-results', FORMAT, ours('The results speak of no file; at least one is expected in files.'), { jsonPointer: '/files' });
    return { kind: 'tool-results', format: FORMAT, facts, ...notes.of(bytes) };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('tool-results', FORMAT, say`The results of sbomqs ${quote(problem.reason)}; a JSON document of at most ${limits.bytesMax} bytes is expected.`, problem.at);
  }
}

function factsOf(value: JsonObject, notes: JsonNotes): ToolResults {
  const time = stringAt(value, 'timestamp');
  if (time === undefined || parseTime(time) === undefined) notes.add('finding', 'timestamp', ours('The timestamp is no time of RFC 3339.'), 'timestamp');
  const version = stringAt(objectAt(value, 'creation_info') ?? {}, 'version');
  const files = objectsAt(value, 'files');
  return {
    reports: files.slice(0, limits.filesMax).map((file): ToolReport => {
      const name = stringAt(file, 'file_name')?.split(/[\\/]/).at(-1)?.slice(0, 200);
      const checks = objectsAt(file, 'scores').slice(0, limits.checksMax).flatMap(checkOf);
      return {
        tool: { name: 'sbomqs', ...(version === undefined ? {} : { version: version.slice(0, 100) }) },
        category: 'bill-of-materials',
        ...(time === undefined || parseTime(time) === undefined ? {} : { at: time }),
        about: name === undefined ? {} : { name },
        rules: checks.length, weaknessesLookedFor: [], openByWeakness: [],
        results: { open: { error: 0, warning: 0, note: 0 }, suppressed: 0, others: 0 },
        checks,
      };
    }),
    reportsOmitted: Math.max(0, files.length - limits.filesMax),
  };
}

function checkOf(item: JsonObject): readonly ToolCheck[] {
  const [id, value] = [stringAt(item, 'feature'), numberAt(item, 'score')];
  const of = numberAt(item, 'max_score') ?? usualMaximum;
  if (id === undefined || !/^[\w .:()/-]{1,80}$/.test(id) || value === undefined || value < 0 || of <= 0 || value > of) return [];
  if (booleanAt(item, 'ignored') === true) return [{ id, outcome: 'not-told' }];
  return [{ id, outcome: value === of ? 'yes' : value === 0 ? 'no' : 'partly', figure: { value, of } }];
}
