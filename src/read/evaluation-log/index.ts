import type { ControlAssessment, ControlOutcome } from '../../model/evidence/control-assessment.ts';
import { ours, quote, say } from '../../model/text.ts';
import { parseDate, parseTime } from '../../model/time.ts';
import { countsOf } from '../control-counts.ts';
import { arrayAt, isObject, objectAt, objectsAt, stringAt, valueAt, type JsonObject, type JsonValue } from '../gateway/json-value.ts';
import { parseJson } from '../gateway/json.ts';
import { parseYaml } from '../gateway/yaml.ts';
import type { Head } from '../head.ts';
import { unreadable, type Note, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';

const FORMAT = 'gemara-evaluation-log';
const limits = { jsonBytesMax: 16_777_216, requirementsMax: 5000, listedMax: 500 } as const;

/** A log of an evaluation in the form of Gemara, as tools for the OSPS Baseline write it: YAML or JSON. */
export const evaluationLog: Reader<'control-assessment'> = {
  id: 'evaluation-log',
  title: 'Evaluation log (Gemara; OSPS Baseline)',
  produces: 'control-assessment',
  accepts: isEvaluationLog,
  read: readLog,
};

const keys = ['evaluations', 'evaluation-suites', 'evaluation_suites', 'control-evaluations', 'control_evaluations'] as const;

function isEvaluationLog({ json, text = '' }: Head): boolean {
  if (json !== undefined) return keys.some((key) => json.keys.has(key)) && /"(assessment-logs|assessments|control-evaluations|control_evaluations)"/.test(text);
  return /^(evaluations|evaluation[-_]suites|control[-_]evaluations):/m.test(text) && /^[ -]*(assessment-logs|assessments|control[-_]evaluations|control[-_]id|control):/m.test(text);
}

function readLog(source: Source): Reading<'control-assessment'> {
  try {
    const value = headIsJson(source) ? parseJson(source.bytes(limits.jsonBytesMax), { depthMax: 24 }) : parseYaml(source.bytes(limits.jsonBytesMax), { failsafe: true });
    if (!isObject(value)) throw new Unreadable('is no mapping');
    return readingOf(value);
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('control-assessment', FORMAT, say`The evaluation log ${quote(problem.reason)}; YAML of at most 256 kB or JSON with evaluations is expected.`, problem.at);
  }
}

function headIsJson({ head }: Source): boolean {
  return new TextDecoder().decode(head.subarray(0, 200)).replace(/^\uFEFF/, '').trimStart().startsWith('{');
}

function readingOf(value: JsonObject): Reading<'control-assessment'> {
  const notes: Note[] = [];
  const evaluations = evaluationsIn(value, 0);
  const listed: { id: string; outcome: ControlOutcome }[] = [];
  const times: string[] = [];
  let strangers = 0;
  for (const evaluation of evaluations) {
    for (const item of assessmentsOf(evaluation).slice(0, limits.requirementsMax)) {
      const id = idOf(item) ?? idOf(evaluation);
      const outcome = outcomes.get((stringAt(item, 'result') ?? stringAt(evaluation, 'result') ?? '').toLowerCase().replaceAll(/[ _-]/g, ''));
      if (id === undefined || outcome === undefined) strangers += 1;
      else listed.push({ id, outcome });
      times.push(...['start', 'end', 'start-time', 'end-time'].map((key) => stringAt(item, key) ?? '').filter((time) => parseTime(time) !== undefined));
    }
  }
  if (listed.length === 0) return unreadable('control-assessment', FORMAT, ours('The log holds no evaluation with an id and a known result (Passed, Failed, Needs Review, Not Applicable, Not Run, Unknown).'));
  if (strangers > 0) notes.push({ level: 'finding', rule: 'result', message: say`${strangers} evaluations have no id or no known result; they were left out.`, place: {} });
  times.push(...suiteTimes(value));
  times.sort();
  const [from, until] = [times[0], times.at(-1)];
  if (until === undefined) notes.push({ level: 'finding', rule: 'time', message: ours('No evaluation gives a time, so the age of the log cannot be told.'), place: {} });
  const metadata = objectAt(value, 'metadata') ?? {};
  const date = stringAt(metadata, 'date') ?? stringAt(metadata, 'last-modified');
  const facts: ControlAssessment = {
    form: 'evaluation-log',
    ...(date !== undefined && (parseTime(date) ?? parseDate(date)) !== undefined ? { changedAt: date } : {}),
    ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }),
    assessors: { organisations: [], people: 0, tools: 1 },
    frameworks: [...new Set([...evaluations.flatMap((item) => stringAt(objectAt(item, 'control') ?? {}, 'reference-id') ?? []), ...objectsAt(value, 'evaluation-suites').flatMap((item) => stringAt(item, 'catalog-id') ?? [])])].slice(0, 20).map((name) => name.slice(0, 100)),
    controls: countsOf(listed),
    listed: listed.slice(0, limits.listedMax),
    listedOmitted: Math.max(0, listed.length - limits.listedMax),
    openItems: listed.filter(({ outcome }) => outcome === 'not-satisfied').length,
    withRoles: 0,
  };
  return { kind: 'control-assessment', format: FORMAT, facts, notes, notesOmitted: 0 };
}

const outcomes: ReadonlyMap<string, ControlOutcome> = new Map<string, ControlOutcome>([
  ['passed', 'satisfied'], ['failed', 'not-satisfied'], ['needsreview', 'needs-review'], ['notapplicable', 'not-applicable'], ['notrun', 'not-run'], ['unknown', 'not-run'],
]);

const nestingMax = 4;

/** Evaluations lie in the document, in its suites, or in a group of a suite, by version of the form. */
function evaluationsIn(value: JsonObject, depth: number): readonly JsonObject[] {
  if (depth > nestingMax) return [];
  return keys.flatMap((key): readonly JsonObject[] => {
    const inside: JsonValue | undefined = valueAt(value, key);
    if (isObject(inside)) return evaluationsIn(inside, depth + 1);
    return (arrayAt(value, key) ?? []).filter(isObject).flatMap((item) => (keys.some((name) => Object.hasOwn(item, name)) ? evaluationsIn(item, depth + 1) : [item]));
  });
}

/** The single assessments of an evaluation; the evaluation itself when it lists none. */
function assessmentsOf(evaluation: JsonObject): readonly JsonObject[] {
  const listed = [...objectsAt(evaluation, 'assessment-logs'), ...objectsAt(evaluation, 'assessments')];
  return listed.length > 0 ? listed : [evaluation];
}

function idOf(item: JsonObject): string | undefined {
  const id = stringAt(objectAt(item, 'requirement') ?? {}, 'entry-id') ?? stringAt(item, 'requirement-id') ?? stringAt(item, 'requirement_id') ?? stringAt(objectAt(item, 'control') ?? {}, 'entry-id') ?? stringAt(item, 'control-id') ?? stringAt(item, 'control_id');
  return id !== undefined && /^[\w.:-]{1,80}$/.test(id) ? id : undefined;
}

function suiteTimes(value: JsonObject): readonly string[] {
  return [...objectsAt(value, 'evaluation-suites'), ...objectsAt(value, 'evaluation_suites')].flatMap((suite) => ['start-time', 'start_time', 'end-time', 'end_time'].flatMap((key) => stringAt(suite, key) ?? [])).filter((time) => parseTime(time) !== undefined);
}
