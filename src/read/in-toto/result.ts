import type { AttestedResult, Predicate } from '../../model/evidence/attestation.ts';
import { parseTime } from '../../model/time.ts';
import { objectAt, stringAt, stringsAt, type JsonObject } from '../gateway/json-value.ts';
import { webAddressOf } from '../web-address.ts';

const outcomes: ReadonlyMap<string | undefined, AttestedResult['outcome']> = new Map([['PASSED', 'passed'], ['WARNED', 'warned'], ['FAILED', 'failed']]);
const levelsMax = 50;
const levelLengthMax = 100;

/** What a verifier or a test found: VSA 0.1 to 1, SVR 0.1 and 0.2, test result 0.1. Undefined for other predicates. */
export function resultOf(kind: Predicate, predicate: JsonObject): AttestedResult | undefined {
  if (kind === 'verification-summary') return { ...told(predicate, stringAt(predicate, 'timeVerified')), outcome: outcomes.get(stringAt(predicate, 'verificationResult')) ?? 'not-stated', levels: levelsOf(predicate, 'verifiedLevels') };
  if (kind === 'simple-verification-result') {
    const levels = levelsOf(predicate, 'properties');
    // Only properties that hold are listed, so an empty list says nothing.
    return { ...told(predicate, stringAt(predicate, 'timeCreated')), outcome: levels.length > 0 ? 'passed' : 'not-stated', levels };
  }
  return kind === 'test-result' ? { outcome: outcomes.get(stringAt(predicate, 'result')) ?? 'not-stated', levels: [] } : undefined;
}

function told(predicate: JsonObject, time: string | undefined): Pick<AttestedResult, 'verifier' | 'at'> {
  const verifier = webAddressOf(stringAt(objectAt(predicate, 'verifier') ?? {}, 'id'));
  return { ...(verifier === undefined ? {} : { verifier }), ...(time === undefined || parseTime(time) === undefined ? {} : { at: time }) };
}

function levelsOf(predicate: JsonObject, key: string): readonly string[] {
  return stringsAt(predicate, key).slice(0, levelsMax).map((level) => level.slice(0, levelLengthMax));
}
