import type { Text } from '../../model/text.ts';
import { ours, quote, say } from '../../model/text.ts';
import { numberAt, stringAt, type JsonObject } from '../gateway/json-value.ts';
import { walk } from '../cve/schema/breach.ts';
import { cvss2, cvss30, cvss31, cvss4 } from '../cve/schema/cvss-shapes.ts';
import { follower } from '../cve/schema/follow.ts';
import { members2, members3, members4, shortValue } from './cvss/metric-words.ts';
import { severityWord, workOut, type WorkedVector } from './cvss/values.ts';
import { parseCvss, type CvssVector } from '../identifier/cvss.ts';
import type { VectorMember } from './flaw-view.ts';

/** A problem of a severity, and the member that it lies in. */
export interface SeverityProblem {
  readonly steps: readonly (string | number)[];
  readonly words: () => Text;
}

/** What there is to say about one object of CVSS, wherever it stands. */
export interface JudgedSeverity {
  /** Against the schema of FIRST (test 6.1.8). */
  readonly form: readonly SeverityProblem[];
  /** Values against what the vector gives (6.1.9), and members against the vector (6.1.10). */
  readonly arithmetic: readonly SeverityProblem[];
  readonly members: readonly SeverityProblem[];
  /** As the vector gives it; undefined when it could not be worked out. */
  readonly environmental: number | undefined;
  readonly hasProblems: boolean;
  /** As stated; -1 where it is none. */
  readonly baseScore: number;
  /** CVSS 2.0 or 3.0 (6.3.1, 6.3.2). */
  readonly isOld: boolean;
}

const shapes = { '2.0': follower(cvss2), '3.0': follower(cvss30), '3.1': follower(cvss31), '4.0': follower(cvss4) } as const;
const breachesMax = 10;

/** An object that was judged, to know its like by. */
interface JudgedObject {
  readonly object: JsonObject;
  readonly member: VectorMember;
  readonly judged: JudgedSeverity;
}

/** Judges each object of CVSS once: a document repeats them very often. */
export class SeverityBook {
  /** The first object with each vector: those after it mostly say the same. */
  readonly #byVector = new Map<string, JudgedObject>();
  readonly #byText = new Map<string, JudgedSeverity>();

  of(object: JsonObject, member: VectorMember): JudgedSeverity {
    const vector = stringAt(object, 'vectorString') ?? '';
    const first = this.#byVector.get(vector);
    if (first?.member === member && (first.object === object || isAlike(first.object, object))) return first.judged;
    const text = member + JSON.stringify(object);
    let judged = this.#byText.get(text);
    if (judged === undefined) {
      judged = judgeSeverity(object, member);
      this.#byText.set(text, judged);
    }
    if (first === undefined) this.#byVector.set(vector, { object, member, judged });
    return judged;
  }
}

/** Whether two objects have the same members in the same order, none of them an object itself. */
function isAlike(one: JsonObject, other: JsonObject): boolean {
  const keys = Object.keys(one);
  let at = 0;
  for (const key in other) {
    if (key !== keys[at] || one[key] !== other[key]) return false;
    at += 1;
  }
  return at === keys.length;
}

function judgeSeverity(object: JsonObject, member: VectorMember): JudgedSeverity {
  const vector = stringAt(object, 'vectorString');
  const parsed = vector === undefined ? undefined : parseCvss(vector);
  // A vector of another version than the object says is a matter of form.
  const stated = parsed?.version === stringAt(object, 'version') ? parsed : undefined;
  const worked = stated === undefined ? undefined : workOut(stated);
  const form = formProblems(object, member);
  const arithmetic = worked === undefined ? (member === 'cvss_v4' ? wordProblems(object) : []) : arithmeticProblems(object, worked);
  const members = stated === undefined ? [] : memberProblems(object, stated);
  const score = numberAt(object, 'baseScore') ?? -1;
  return { form, arithmetic, members, environmental: worked?.values.environmental, hasProblems: form.length + arithmetic.length + members.length > 0, baseScore: score <= 10 ? score : -1, isOld: member === 'cvss_v2' || (member === 'cvss_v3' && isVersion30(object)) };
}

/** Whether an object says that it is of CVSS 3.0. */
export function isVersion30(object: JsonObject): boolean {
  return stringAt(object, 'version') === '3.0' || stringAt(object, 'vectorString')?.startsWith('CVSS:3.0') === true;
}

/** What breaks the schema of FIRST, further keys apart. A vector of 3.x is held to the version that it says. */
function formProblems(object: JsonObject, member: VectorMember): readonly SeverityProblem[] {
  const follow = shapes[member === 'cvss_v2' ? '2.0' : member === 'cvss_v4' ? '4.0' : stringAt(object, 'version') === '3.0' ? '3.0' : '3.1'];
  const found = walk(breachesMax);
  follow(object, found);
  // Whether word and value belong together is asked by test 6.1.9; further keys by 6.2.20.
  return found.breaches.filter(({ rule }) => rule !== 'schema-unknown-key' && rule !== 'schema-combination').map(({ words, path }) => ({ steps: path, words: () => say`The severity ${words}.` }));
}

function arithmeticProblems(object: JsonObject, { values, version }: WorkedVector): readonly SeverityProblem[] {
  const problems: SeverityProblem[] = [];
  for (const part of ['base', 'temporal', 'environmental'] as const) {
    const stated = numberAt(object, `${part}Score`);
    if (stated !== undefined && stated !== values[part]) problems.push({ steps: [`${part}Score`], words: () => say`The vector gives ${values[part]}; the document says ${stated}.` });
    const word = version === '2.0' ? undefined : stringAt(object, `${part}Severity`);
    if (word !== undefined && word !== severityWord(values[part])) problems.push({ steps: [`${part}Severity`], words: () => say`The vector gives ${ours(severityWord(values[part]))}; the document says ${quote(word)}.` });
  }
  return problems;
}

/** Of 4.0 the value is not worked out: whether its word belongs to it can be told without. */
function wordProblems(object: JsonObject): readonly SeverityProblem[] {
  const [value, word] = [numberAt(object, 'baseScore'), stringAt(object, 'baseSeverity')];
  if (value === undefined || word === undefined || word === severityWord(value)) return [];
  return [{ steps: ['baseSeverity'], words: () => say`The value ${value} is ${ours(severityWord(value))}; the document says ${quote(word)}.` }];
}

const membersOf = { '2.0': members2, '3.x': members3, '4.0': members4 } as const;

function memberProblems(object: JsonObject, { metrics, version: exact }: CvssVector): readonly SeverityProblem[] {
  const version = exact === '2.0' || exact === '4.0' ? exact : '3.x';
  return membersOf[version].flatMap(([member, metric]): readonly SeverityProblem[] => {
    const word = stringAt(object, member);
    const inVector = metrics.get(metric) ?? shortValue(version, member, 'NOT_DEFINED');
    if (word === undefined || shortValue(version, member, word) === inVector) return [];
    return [{ steps: [member], words: () => say`The member says ${quote(word)}; the vector says ${ours(`${metric}:`)}${quote(inVector)}.` }];
  });
}
