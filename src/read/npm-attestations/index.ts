import type { PackageProvenance } from '../../model/evidence/package-provenance.ts';
import { ours, quote, say } from '../../model/text.ts';
import { isObject, objectAt, objectsAt, stringAt, type JsonObject } from '../gateway/json-value.ts';
import { parseJson } from '../gateway/json.ts';
import { canonicalPurl, parsePurl } from '../identifier/purl.ts';
import { JsonNotes } from '../json-notes.ts';
import { unreadable, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { webAddressOf } from '../web-address.ts';

const FORMAT = 'npm-attestations';
const limits = { bytesMax: 8_388_608, attestationsMax: 100, payloadCharactersMax: 500_000 } as const;

/** The answer of the npm registry on the attestations of one version of a package. They are listed, not verified. */
export const npmAttestations: Reader<'package-provenance'> = {
  id: 'npm-attestations',
  title: 'Attestations of an npm package (in-toto)',
  produces: 'package-provenance',
  accepts: ({ json, text }) => json !== undefined && json.keys.has('attestations') && (text?.includes('"predicateType"') === true || (json.keys.size === 1 && text?.includes('"bundle"') !== true)),
  read: readAttestations,
};

type Attestation = PackageProvenance['attestations'][number];

interface Statement {
  readonly predicateType: string;
  readonly purls: readonly string[];
  readonly sourceRepository?: string;
  readonly builder?: string;
}

function readAttestations(source: Source): Reading<'package-provenance'> {
  try {
    const bytes = source.bytes(limits.bytesMax);
    const value = parseJson(bytes, { depthMax: 32 });
    if (!isObject(value)) throw new Unreadable('is no object');
    const notes = new JsonNotes();
    const all = objectsAt(value, 'attestations');
    const statements = all.slice(0, limits.attestationsMax).flatMap((item, index) => {
      try {
        return [statementOf(item)];
      } catch (problem) {
        if (!(problem instanceof Unreadable)) throw problem;
        notes.add('finding', 'attestation', say`An attestation ${quote(problem.reason)}; it was left out.`, 'attestations', index);
        return [];
      }
    });
    if (all.length > limits.attestationsMax) notes.add('finding', 'attestations-many', say`${all.length} attestations are listed; the first ${limits.attestationsMax} were read.`, 'attestations');
    const purl = statements.find(({ purls }) => purls.length > 0)?.purls[0];
    if (purl === undefined) return { ...unreadable('package-provenance', FORMAT, ours('No attestation could be read that names a package by its package URL; at least one is expected.')), notesOmitted: 0 };
    notes.add('information', 'not-verified', ours('The attestations are listed as they were published; a reader verifies no signature.'));
    return { kind: 'package-provenance', format: FORMAT, facts: { ecosystem: 'npm', purl, attestations: statements.map((statement) => attestationOf(statement, purl)) }, ...notes.of(bytes), complete: statements.length === all.length };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('package-provenance', FORMAT, say`The list of attestations ${quote(problem.reason)}; a JSON document of at most ${limits.bytesMax} bytes is expected.`, problem.at);
  }
}

/** The bundles of the attestations that `read` gives, in their order. */
export function packageBundlesOf(source: Source): readonly (JsonObject | undefined)[] {
  const value = parseJson(source.bytes(limits.bytesMax), { depthMax: 32 });
  return (isObject(value) ? objectsAt(value, 'attestations') : []).slice(0, limits.attestationsMax).flatMap((item) => {
    try {
      statementOf(item);
      return [objectAt(item, 'bundle')];
    } catch (problem) {
      if (problem instanceof Unreadable) return [];
      throw problem;
    }
  });
}

function attestationOf({ predicateType, purls, sourceRepository, builder }: Statement, purl: string): Attestation {
  return { predicateType, subjectMatches: purls.includes(purl), ...(sourceRepository === undefined ? {} : { sourceRepository }), ...(builder === undefined ? {} : { builder }) };
}

/** The in-toto statement inside the envelope (DSSE): base64 of a JSON document. */
function statementOf(item: JsonObject): Statement {
  const envelope = objectAt(objectAt(item, 'bundle') ?? {}, 'dsseEnvelope');
  const payload = envelope === undefined ? undefined : stringAt(envelope, 'payload');
  if (payload === undefined) throw new Unreadable('holds no envelope with a payload');
  if (payload.length > limits.payloadCharactersMax) throw new Unreadable(`holds a payload of more than ${limits.payloadCharactersMax} characters`);
  const statement = parseJson(decodedBase64(payload), { depthMax: 32 });
  if (!isObject(statement) || stringAt(statement, '_type')?.startsWith('https://in-toto.io/Statement/') !== true) throw new Unreadable('holds a payload that is no in-toto statement');
  const purls = objectsAt(statement, 'subject').slice(0, 100).flatMap((subject) => {
    const parts = parsePurl(stringAt(subject, 'name') ?? '');
    return parts === undefined ? [] : [canonicalPurl(parts)];
  });
  const predicate = objectAt(statement, 'predicate') ?? {};
  const sourceRepository = webAddressOf(repositoryIn(predicate)?.replace(/^git\+/, '').replace(/@refs\/.*$/, ''));
  const builder = webAddressOf(builderIn(predicate));
  return { predicateType: webAddressOf(stringAt(statement, 'predicateType')) ?? 'not stated', purls, ...(sourceRepository === undefined ? {} : { sourceRepository }), ...(builder === undefined ? {} : { builder }) };
}

/** SLSA provenance 1, then 0.2. */
function repositoryIn(predicate: JsonObject): string | undefined {
  const definition = objectAt(predicate, 'buildDefinition') ?? {};
  const workflow = objectAt(objectAt(definition, 'externalParameters') ?? {}, 'workflow') ?? {};
  const [dependency] = objectsAt(definition, 'resolvedDependencies');
  return stringAt(workflow, 'repository') ?? (dependency === undefined ? undefined : stringAt(dependency, 'uri')) ?? stringAt(objectAt(objectAt(predicate, 'invocation') ?? {}, 'configSource') ?? {}, 'uri');
}

function builderIn(predicate: JsonObject): string | undefined {
  return stringAt(objectAt(objectAt(predicate, 'runDetails') ?? {}, 'builder') ?? {}, 'id') ?? stringAt(objectAt(predicate, 'builder') ?? {}, 'id');
}

function decodedBase64(text: string): Uint8Array {
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(text)) throw new Unreadable('holds a payload that is not base64');
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
  } catch {
    throw new Unreadable('holds a payload that is not base64');
  }
}
