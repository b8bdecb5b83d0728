import type { ToolCheck, ToolReport } from '../../model/evidence/tool-results.ts';
import { ours, quote, say } from '../../model/text.ts';
import { parseTime } from '../../model/time.ts';
import { isObject, numberAt, objectsAt, stringAt, type JsonObject } from '../gateway/json-value.ts';
import { parseJson } from '../gateway/json.ts';
import { parseHostname } from '../identifier/hostname.ts';
import { JsonNotes } from '../json-notes.ts';
import { unreadable, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { webAddressOf } from '../web-address.ts';

const FORMAT = 'csaf-checker-json';
const limits = { bytesMax: 16_777_216, domainsMax: 200, requirementsMax: 100 } as const;
/** Types of messages: 0 information, 1 warning, 2 error. */
const error = 2;
const warning = 1;

/** Report of csaf_checker on providers of advisories: the requirements of CSAF 2.0, section 7.1, one by one. */
export const csafChecker: Reader<'tool-results'> = {
  id: 'csaf-checker',
  title: 'csaf_checker (report on CSAF providers, JSON)',
  produces: 'tool-results',
  accepts: ({ json, text }) => json !== undefined && json.keys.has('domains') && json.keys.has('version') && json.keys.has('date') && text?.includes('"requirements"') === true,
  read: readReport,
};

function readReport(source: Source): Reading<'tool-results'> {
  try {
    const bytes = source.bytes(limits.bytesMax);
    const value = parseJson(bytes, { depthMax: 12 });
    if (!isObject(value)) throw new Unreadable('is no object');
    const notes = new JsonNotes();
    const domains = objectsAt(value, 'domains');
    const date = stringAt(value, 'date');
    const at = date !== undefined && parseTime(date) !== undefined ? date : undefined;
    if (at === undefined) notes.add('finding', 'date', ours('The date is no time of RFC 3339.'), 'date');
    if (domains.length === 0) return unreadable('tool-results', FORMAT, ours('The report speaks of no provider; at least one is expected in domains.'), { jsonPointer: '/domains' });
    const reports = domains.slice(0, limits.domainsMax).map((domain) => reportOf(domain, { version: stringAt(value, 'version'), at }));
    return { kind: 'tool-results', format: FORMAT, facts: { reports, reportsOmitted: Math.max(0, domains.length - limits.domainsMax) }, ...notes.of(bytes) };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('tool-results', FORMAT, say`The report of csaf_checker ${quote(problem.reason)}; a JSON document of at most ${limits.bytesMax} bytes is expected.`, problem.at);
  }
}

function reportOf(domain: JsonObject, { version, at }: { readonly version: string | undefined; readonly at: string | undefined }): ToolReport {
  const name = stringAt(domain, 'name') ?? '';
  const about = parseHostname(name) ?? webAddressOf(name);
  const requirements = objectsAt(domain, 'requirements').slice(0, limits.requirementsMax);
  const levels = requirements.flatMap((item) => objectsAt(item, 'messages').map((message) => numberAt(message, 'type')));
  const checks = requirements.flatMap(checkOf);
  return {
    tool: { name: 'csaf_checker', ...(version === undefined ? {} : { version: version.slice(0, 100) }) },
    category: 'advisory-provider',
    ...(at === undefined ? {} : { at }),
    about: about === undefined ? {} : { name: about },
    rules: checks.length, weaknessesLookedFor: [], openByWeakness: [],
    results: { open: { error: levels.filter((level) => level === error).length, warning: levels.filter((level) => level === warning).length, note: 0 }, suppressed: 0, others: 0 },
    checks,
  };
}

/** An error in one of its messages is a no; a warning leaves it open in part. */
function checkOf(item: JsonObject): readonly ToolCheck[] {
  const number = numberAt(item, 'num');
  if (number === undefined || !Number.isInteger(number) || number < 1 || number > 99) return [];
  const types = objectsAt(item, 'messages').map((message) => numberAt(message, 'type'));
  return [{ id: `CSAF 2.0 requirement ${number}`, outcome: types.includes(error) ? 'no' : types.includes(warning) ? 'partly' : types.length === 0 ? 'not-told' : 'yes' }];
}
