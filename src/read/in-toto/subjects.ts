import type { AttestedSubject } from '../../model/evidence/attestation.ts';
import { quote, say, ours, type Text } from '../../model/text.ts';
import { isObject, objectAt, stringAt, valueAt, type JsonObject, type JsonValue } from '../gateway/json-value.ts';
import { canonicalPurl, parsePurl } from '../identifier/purl.ts';
import { Unreadable } from '../source.ts';

/** Hexadecimal digits of each algorithm, by its name in the in-toto digest set. */
const digits: ReadonlyMap<string, number> = new Map([
  ['md5', 32], ['sha1', 40], ['sha224', 56], ['sha256', 64], ['sha384', 96], ['sha512', 128],
  ['sha3_224', 56], ['sha3_256', 64], ['sha3_384', 96], ['sha3_512', 128], ['blake2b', 128], ['blake2s', 64],
]);
/** Names of Git objects: SHA-1 or SHA-256. */
const gitObjects: ReadonlySet<string> = new Set(['gitCommit', 'gitTree', 'gitBlob', 'gitTag']);
const weak: ReadonlySet<string> = new Set(['md5', 'sha1']);
const nameMax = 300;
const subjectsMax = 200;
const digestsMax = 16;

/** What a statement speaks about, with what is wrong about it. */
export interface ReadSubjects {
  readonly subjects: readonly AttestedSubject[];
  readonly omitted: number;
  readonly problems: readonly { readonly rule: string; readonly message: Text }[];
}

/**
 * Reads the subjects of a statement (in-toto attestation, statement and digest set).
 * @throws Unreadable when there is none
 */
export function subjectsOf(statement: JsonObject): ReadSubjects {
  const listed = valueAt(statement, 'subject');
  const all: readonly JsonValue[] = Array.isArray(listed) ? listed : [];
  if (all.length === 0) throw new Unreadable('names no subject');
  const problems: { rule: string; message: Text }[] = [];
  const subjects = all.slice(0, subjectsMax).map((item) => subjectOf(isObject(item) ? item : {}, problems));
  return { subjects, omitted: Math.max(0, all.length - subjectsMax), problems };
}

function subjectOf(item: JsonObject, problems: { rule: string; message: Text }[]): AttestedSubject {
  const name = stringAt(item, 'name')?.slice(0, nameMax);
  const parts = parsePurl(name ?? stringAt(item, 'uri') ?? '');
  const written = Object.entries(objectAt(item, 'digest') ?? {}).slice(0, digestsMax);
  const digests = written.flatMap(([algorithm, value]) => (typeof value === 'string' && isDigest(algorithm, value) ? [{ algorithm, value }] : []));
  const what = name === undefined ? ours('A subject without a name') : say`The subject ${quote(name, 100)}`;
  if (written.length > digests.length) problems.push({ rule: 'subject-digest', message: say`${what} has a digest that is not lower-case hexadecimal of its algorithm’s length; it was left out.` });
  if (digests.length === 0) problems.push({ rule: 'subject-digest', message: say`${what} has no digest that can be compared, so the statement fits any file.` });
  else if (digests.every(({ algorithm }) => weak.has(algorithm))) problems.push({ rule: 'weak-digest', message: say`${what} has a digest of a weak algorithm only; SHA-256 or better is expected.` });
  return { ...(name === undefined ? {} : { name }), ...(parts === undefined ? {} : { purl: canonicalPurl(parts) }), digests };
}

function isDigest(algorithm: string, value: string): boolean {
  if (!/^[0-9a-f]+$/.test(value)) return false;
  if (gitObjects.has(algorithm)) return value.length === 40 || value.length === 64;
  const length = digits.get(algorithm);
  // An algorithm that is not known here is kept as written, within bounds, and compared with nothing.
  return length === undefined ? /^[A-Za-z0-9_-]{1,32}$/.test(algorithm) && value.length >= 32 && value.length <= 256 : value.length === length;
}
