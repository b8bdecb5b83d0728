import type { ToolCheck, ToolReport } from '../../model/evidence/tool-results.ts';
import { ours, quote, say } from '../../model/text.ts';
import { parseDate, parseTime } from '../../model/time.ts';
import { isObject, numberAt, objectAt, objectsAt, stringAt, type JsonObject } from '../gateway/json-value.ts';
import { parseJson } from '../gateway/json.ts';
import { JsonNotes } from '../json-notes.ts';
import { unreadable, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { webAddressOf } from '../web-address.ts';

const FORMAT = 'openssf-scorecard-json';
const limits = { bytesMax: 16_777_216, checksMax: 200 } as const;
/** The tool gives each check a figure from 0 to 10, and -1 where it could not tell. */
const figureMax = 10;

/** Results of OpenSSF Scorecard on one repository: single checks, each with the tool's own figure. */
export const openssfScorecard: Reader<'tool-results'> = {
  id: 'openssf-scorecard',
  title: 'OpenSSF Scorecard (JSON)',
  produces: 'tool-results',
  accepts: ({ json }) => json !== undefined && json.keys.has('repo') && json.keys.has('scorecard') && json.keys.has('checks'),
  read: readScorecard,
};

function readScorecard(source: Source): Reading<'tool-results'> {
  try {
    const bytes = source.bytes(limits.bytesMax);
    const value = parseJson(bytes, { depthMax: 16 });
    if (!isObject(value)) throw new Unreadable('is no object');
    const notes = new JsonNotes();
    const report = reportOf(value, notes);
    if (report.checks.length === 0) return unreadable('tool-results', FORMAT, ours('The file lists no check with a name; at least one is expected in checks.'), { jsonPointer: '/checks' });
    return { kind: 'tool-results', format: FORMAT, facts: { reports: [report], reportsOmitted: 0 }, ...notes.of(bytes) };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('tool-results', FORMAT, say`The Scorecard results ${quote(problem.reason)}; a JSON document of at most ${limits.bytesMax} bytes is expected.`, problem.at);
  }
}

function reportOf(value: JsonObject, notes: JsonNotes): ToolReport {
  const repo = objectAt(value, 'repo') ?? {};
  const name = stringAt(repo, 'name');
  const repository = webAddressOf(name === undefined || name.includes('://') ? name : `https://${name}`);
  if (repository === undefined) notes.add('finding', 'repository', ours('The results do not name the repository that was looked at.'), 'repo', 'name');
  const commit = stringAt(repo, 'commit');
  const date = stringAt(value, 'date');
  const at = date === undefined ? undefined : timeOf(date);
  if (at === undefined) notes.add('finding', 'date', ours('The results have no date that can be read, so their age cannot be told.'), 'date');
  const version = stringAt(objectAt(value, 'scorecard') ?? {}, 'version');
  const checks = objectsAt(value, 'checks').slice(0, limits.checksMax).flatMap((item, index) => checkOf(item, index, notes));
  return {
    tool: { name: 'OpenSSF Scorecard', ...(version === undefined ? {} : { version: version.slice(0, 100) }) },
    category: 'repository-practices',
    ...(at === undefined ? {} : { at }),
    about: { ...(repository === undefined ? {} : { repository }), ...(commit !== undefined && /^[0-9a-f]{7,64}$/.test(commit) ? { commit } : {}) },
    rules: checks.length,
    weaknessesLookedFor: [],
    results: { open: { error: 0, warning: 0, note: 0 }, suppressed: 0, others: 0 },
    openByWeakness: [],
    checks,
  };
}

function timeOf(date: string): string | undefined {
  if (parseTime(date) !== undefined) return date;
  return parseDate(date) === undefined ? undefined : `${date}T00:00:00Z`;
}

function checkOf(item: JsonObject, index: number, notes: JsonNotes): readonly ToolCheck[] {
  const id = stringAt(item, 'name');
  const value = numberAt(item, 'score');
  if (id === undefined || !/^[A-Za-z0-9-]{1,80}$/.test(id) || value === undefined || !Number.isInteger(value) || value < -1 || value > figureMax) {
    notes.add('finding', 'check', say`A check has no name, or no figure from -1 to ${figureMax}; it was left out.`, 'checks', index);
    return [];
  }
  if (value === -1) return [{ id, outcome: 'not-told' }];
  return [{ id, outcome: value === figureMax ? 'yes' : value === 0 ? 'no' : 'partly', figure: { value, of: figureMax } }];
}
