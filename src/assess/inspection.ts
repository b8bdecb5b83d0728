import type { EvidenceEntry } from '../model/assessment.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import type { CheckedFinding } from '../model/finding.ts';
import type { Measure } from '../model/measure.ts';
import type { Text } from '../model/text.ts';

/** What can be said about one file without a product around it. */
export interface Inspection {
  readonly entries: readonly EvidenceEntry[];
  /** Files of an archive. */
  readonly members?: number;
  /** In a few sentences what each artifact says that was read. */
  readonly says: readonly { readonly path: string; readonly kind: EvidenceKind; readonly says: readonly Text[] }[];
  readonly findings: readonly CheckedFinding[];
  readonly measures: readonly Measure[];
}

/**
 * Looks at what the reading process has answered. It has read hostile bytes, so nothing is taken for an inspection
 * before every part that is printed or compared has its type; words are escaped where they are printed.
 * @returns undefined when it is no inspection
 */
export function inspectionIn(answer: unknown): Inspection | undefined {
  return isInspection(answer) ? answer : undefined;
}

type Guard = (value: unknown) => boolean;

const isString: Guard = (value) => typeof value === 'string';
const isNumber: Guard = (value) => typeof value === 'number';
const isBoolean: Guard = (value) => typeof value === 'boolean';
const oneOf = (...words: readonly string[]): Guard => (value) => typeof value === 'string' && words.includes(value);
const optional = (guard: Guard): Guard => (value) => value === undefined || guard(value);
const listOf = (guard: Guard): Guard => (value) => Array.isArray(value) && value.every(guard);
const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object with these members; others would be printed by nobody. */
function members(guards: Readonly<Record<string, Guard>>): Guard {
  const wanted = Object.entries(guards);
  return (value) => isRecord(value) && wanted.every(([key, guard]) => guard(Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined));
}

const isText = members({ parts: listOf((part) => typeof part === 'string' || members({ quote: isString })(part)) });
const isOrigin = oneOf('collected', 'handed-over', 'declared');
const isPointer = members({ artifact: isString, path: isString, member: optional(isString), line: optional(isNumber), column: optional(isNumber), jsonPointer: optional(isString), row: optional(isNumber) });
const isNote = members({ level: oneOf('unreadable', 'finding', 'information'), rule: isString, message: isText, pointer: isPointer });
const isEntry = members({
  artifact: members({ path: isString, digest: isString, sizeBytes: isNumber, origin: isOrigin }),
  kind: optional(isString),
  format: optional(isString),
  state: oneOf('read', 'unread', 'unreadable'),
  notes: listOf(isNote),
  notesOmitted: isNumber,
});
const isFinding = members({
  check: isString,
  outcome: oneOf('pass', 'fail', 'unknown', 'not-applicable', 'needs-review', 'error'),
  subject: isString,
  message: isText,
  count: optional(isNumber),
  pointers: listOf(isPointer),
  fingerprint: isString,
  origin: isOrigin,
  complete: isBoolean,
});
const isPoint = members({ at: isString, from: optional(isString), numerator: isNumber, denominator: optional(isNumber), suppressed: optional(isBoolean) });
const isMeasure = members({ id: isString, population: isString, dimensions: (value) => isRecord(value) && Object.values(value).every(isString), points: listOf(isPoint), sources: listOf(isString) });
const hasParts = members({ entries: listOf(isEntry), members: optional(isNumber), says: listOf(members({ path: isString, kind: isString, says: listOf(isText) })), findings: listOf(isFinding), measures: listOf(isMeasure) });

function isInspection(value: unknown): value is Inspection {
  return hasParts(value);
}
