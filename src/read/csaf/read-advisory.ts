import { ours, quote, say } from '../../model/text.ts';
import { isObject, objectAt, stringAt } from '../gateway/json-value.ts';
import { parseJson, placesOf } from '../gateway/json.ts';
import { notesMax, unreadable, type Note, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { jsonPointer } from '../gateway/json-value.ts';
import { factsOf } from './advisory-facts.ts';
import { AdvisoryView } from './advisory-view.ts';
import { validate, type Failure } from './validate.ts';

const bytesMax = 67_108_864;

/** Reads a CSAF document, version 2.0 or 2.1, and holds it to the schema and the tests of its version. */
export function readAdvisory(source: Source): Reading<'security-advisory'> {
  let format = 'csaf';
  try {
    const bytes = source.bytes(bytesMax);
    const root = parseJson(bytes);
    if (!isObject(root)) throw new Unreadable('is no object');
    const version = stringAt(objectAt(root, 'document') ?? {}, 'csaf_version');
    if (version !== '2.0' && version !== '2.1') throw new Unreadable(version === undefined ? 'states no csaf_version' : `states the csaf_version "${version.slice(0, 20)}"`, { jsonPointer: '/document/csaf_version' });
    format = `csaf-${version}`;
    const view = new AdvisoryView(root, version);
    const { validation, failures, omitted } = validate(view);
    const facts = factsOf(view, validation);
    const kept = failures.slice(0, notesMax - 1);
    const notes = [...placed(bytes, kept), ...notRunNotes(version, facts.validation.mandatory.notRun)];
    return { kind: 'security-advisory', format, facts, notes, notesOmitted: omitted + failures.length - kept.length };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('security-advisory', format, say`The advisory ${quote(problem.reason)}; a CSAF document of version 2.0 or 2.1 is expected.`, problem.at);
  }
}

function placed(bytes: Uint8Array, failures: readonly Failure[]): readonly Note[] {
  if (failures.length === 0) return [];
  const pointers = failures.map(({ path }) => jsonPointer(...path));
  const places = placesOf(bytes, pointers);
  return failures.map(({ rule, level, message }, index) => ({ level, rule, message, place: places[index] ?? { jsonPointer: pointers[index] ?? '' } }));
}

/** Of 2.1 a reader is told which tests are missing: nothing found by them is no sign that there is nothing. */
function notRunNotes(version: '2.0' | '2.1', clauses: readonly string[]): readonly Note[] {
  if (version === '2.0') return [];
  return [{ level: 'information', rule: 'csaf-tests-not-run', message: say`The document is of CSAF 2.1; these of its mandatory tests were not run: ${ours(clauses.join(', '))}.`, place: { jsonPointer: '/document/csaf_version' } }];
}
