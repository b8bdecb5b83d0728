import type { AttestedStatement, StatementSignature } from '../../model/evidence/attestation.ts';
import { ours, quote, say } from '../../model/text.ts';
import { objectAt, stringAt, type JsonObject } from '../gateway/json-value.ts';
import { jsonPointer } from '../gateway/json-value.ts';
import type { Head } from '../head.ts';
import { notesMax, unreadable, type Note, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { webAddressOf } from '../web-address.ts';
import { itemsIn, limits, openItem, type Carried, type Item } from './carried.ts';
import { predicateOf } from './predicates.ts';
import { provenanceOf } from './provenance.ts';
import { resultOf } from './result.ts';
import { subjectsOf } from './subjects.ts';

/** In-toto statements: bare, in DSSE envelopes, in Sigstore bundles, one a line, or as a forge lists them. */
export const inToto: Reader<'attestation'> = {
  id: 'in-toto',
  title: 'In-toto attestations (statement, DSSE envelope, Sigstore bundle)',
  produces: 'attestation',
  accepts: isAttestation,
  read: readAttestations,
};

function isAttestation({ json, text }: Head): boolean {
  if (json === undefined) return false;
  if (json.strings.get('_type')?.startsWith('https://in-toto.io/Statement/') === true) return true;
  if (json.keys.has('payloadType') && json.keys.has('payload')) return true;
  if (json.keys.has('verificationMaterial') || json.strings.get('mediaType')?.includes('sigstore.bundle') === true) return true;
  // A registry's list names predicate types beside the bundles; a forge's does not.
  return json.keys.has('attestations') && text?.includes('"bundle"') === true && !text.includes('"predicateType"');
}

function readAttestations(source: Source): Reading<'attestation'> {
  try {
    return readingOf(source);
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('attestation', 'in-toto', say`The file of attestations ${quote(problem.reason)}; in-toto statements, bare, in envelopes or in bundles, of at most ${limits.bytesMax} bytes are expected.`, problem.at);
  }
}

function readingOf(source: Source): Reading<'attestation'> {
  const { items, omitted } = itemsIn(source);
  const notes: Note[] = [];
  let notesOmitted = 0;
  const note = (message: Note): void => {
    if (notes.length < notesMax) notes.push(message);
    else notesOmitted += 1;
  };
  const statements = items.flatMap((item) => {
    try {
      return [statementOf(item, note)];
    } catch (problem) {
      if (!(problem instanceof Unreadable)) throw problem;
      if (items.length === 1) throw problem;
      note({ level: 'finding', rule: 'statement', message: say`An attestation ${quote(problem.reason)}; it was left out.`, place: placeOf(item) });
      return [];
    }
  });
  const [first] = statements;
  if (first === undefined) return { ...unreadable('attestation', 'in-toto', ours('No attestation of the file carries an in-toto statement that can be read.')), notesOmitted: 0 };
  if (omitted > 0) note({ level: 'finding', rule: 'statements-many', message: say`The file holds ${statements.length + omitted} attestations; the first ${limits.statementsMax} were read.`, place: {} });
  return { kind: 'attestation', format: formatOf(first, items[0]), facts: { statements, statementsOmitted: omitted }, notes, notesOmitted, ...(statements.length === items.length && omitted === 0 ? {} : { complete: false }) };
}

/** The bundles of the statements that `read` gives, in their order; undefined for one that came without. */
export function bundlesOf(source: Source): readonly (JsonObject | undefined)[] {
  return itemsIn(source).items.flatMap((item) => {
    try {
      statementOf(item, () => undefined);
      return [openItem(item).bundle];
    } catch (problem) {
      if (problem instanceof Unreadable) return [];
      throw problem;
    }
  });
}

const statementVersions: ReadonlyMap<string | undefined, AttestedStatement['statementVersion']> = new Map([['https://in-toto.io/Statement/v0.1', '0.1'], ['https://in-toto.io/Statement/v1', '1']]);

/** @throws Unreadable */
function statementOf(item: Item, note: (note: Note) => void): AttestedStatement {
  const carried = openItem(item);
  const { statement, envelope } = carried;
  const statementVersion = statementVersions.get(stringAt(statement, '_type'));
  if (statementVersion === undefined) throw new Unreadable('carries no in-toto statement of version 0.1 or 1');
  const predicateType = webAddressOf(stringAt(statement, 'predicateType')) ?? 'not stated';
  const place = placeOf(item);
  if (predicateType === 'not stated') note({ level: 'finding', rule: 'predicate-type', message: ours('A statement names no predicate type that is a web address, so what it says is not known.'), place });
  const { subjects, omitted, problems } = subjectsOf(statement);
  for (const { rule, message } of problems) note({ level: 'finding', rule, message, place });
  const predicate = predicateOf(predicateType);
  const body = objectAt(statement, 'predicate') ?? {};
  const provenance = predicate === 'slsa-provenance' ? provenanceOf(predicateType, body) : undefined;
  const result = resultOf(predicate, body);
  return {
    envelope, statementVersion, predicate, predicateType, subjects, subjectsOmitted: omitted,
    ...(provenance === undefined ? {} : { provenance }),
    ...(result === undefined ? {} : { result }),
    signature: unverified(carried),
    ...(item.row === undefined ? {} : { row: item.row }),
  };
}

/** A reader verifies nothing: it says what would be needed. */
function unverified({ envelope, bundle }: Carried): StatementSignature {
  return envelope === 'none' ? { state: 'none' } : unverifiedBundle(bundle);
}

/** What has to be said of a bundle, or of an envelope without one, before it was verified. */
export function unverifiedBundle(bundle: JsonObject | undefined): StatementSignature {
  const material = bundle === undefined ? undefined : objectAt(bundle, 'verificationMaterial');
  const hasCertificate = material !== undefined && (Object.hasOwn(material, 'certificate') || Object.hasOwn(material, 'x509CertificateChain'));
  return { state: 'not-verified', why: hasCertificate ? 'not-looked-at' : 'key' };
}

const bundleVersions = /version=(0\.[1-9])$|bundle\.v(0\.[1-9])\+json$/;

function formatOf({ envelope, statementVersion }: AttestedStatement, item: Item | undefined): string {
  if (envelope === 'none') return `in-toto-statement-${statementVersion}`;
  if (envelope === 'dsse') return 'dsse';
  const value = item === undefined || item.value instanceof Unreadable ? undefined : item.value;
  const version = bundleVersions.exec(stringAt(Object(value) as JsonObject, 'mediaType') ?? '');
  return `sigstore-bundle-${version?.[1] ?? version?.[2] ?? 'unknown'}`;
}

function placeOf({ row, path }: Item): Note['place'] {
  return { ...(row === undefined ? {} : { row }), ...(path.length === 0 ? {} : { jsonPointer: jsonPointer(...path) }) };
}
