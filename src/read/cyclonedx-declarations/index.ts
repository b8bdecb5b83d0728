import type { ControlAssessment, ControlOutcome } from '../../model/evidence/control-assessment.ts';
import { ours, quote, say } from '../../model/text.ts';
import { parseTime } from '../../model/time.ts';
import { countsOf } from '../control-counts.ts';
import { booleanAt, isObject, numberAt, objectAt, objectsAt, stringAt, type JsonObject } from '../gateway/json-value.ts';
import { parseJson } from '../gateway/json.ts';
import { JsonNotes } from '../json-notes.ts';
import { notesMax, unreadable, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { isDeclarationsOnly } from './is-declarations-only.ts';

const limits = { bytesMax: 33_554_432, listedMax: 500, namesMax: 20 } as const;

/** CycloneDX Attestations (1.6 and later): who says which requirements of which standards are met, in a document without components. */
export const cyclonedxDeclarations: Reader<'control-assessment'> = {
  id: 'cyclonedx-declarations',
  title: 'CycloneDX Attestations (JSON)',
  produces: 'control-assessment',
  accepts: isDeclarationsOnly,
  read: readDeclarations,
};

async function readDeclarations(source: Source): Promise<Reading<'control-assessment'>> {
  try {
    const bytes = source.bytes(limits.bytesMax);
    const value = parseJson(bytes);
    if (!isObject(value)) throw new Unreadable('is no object');
    const notes = new JsonNotes();
    const facts = factsOf(value, notes);
    const own = notes.of(bytes);
    const asCycloneDx = await (await import('../cyclonedx/read-json.ts')).readJson(source);
    const broken = asCycloneDx.notes.filter(({ rule }) => rule === 'schema');
    const all = [...broken, ...own.notes];
    return {
      kind: 'control-assessment', format: `cyclonedx-declarations-${(stringAt(value, 'specVersion') ?? 'unknown').slice(0, 8)}`, facts,
      notes: all.slice(0, notesMax), notesOmitted: Math.max(0, all.length - notesMax) + own.notesOmitted + asCycloneDx.notesOmitted,
    };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('control-assessment', 'cyclonedx-declarations', say`The document ${quote(problem.reason)}; CycloneDX Attestations in JSON of at most ${limits.bytesMax} bytes are expected.`, problem.at);
  }
}

function factsOf(value: JsonObject, notes: JsonNotes): ControlAssessment {
  const declarations = objectAt(value, 'declarations') ?? {};
  const standards = objectsAt(objectAt(value, 'definitions') ?? {}, 'standards');
  const identifiers = new Map(standards.flatMap((standard) => objectsAt(standard, 'requirements')).map((item) => [stringAt(item, 'bom-ref') ?? '', stringAt(item, 'identifier') ?? '']));
  const entries = objectsAt(declarations, 'attestations').flatMap((attestation) => objectsAt(attestation, 'map'));
  if (entries.length === 0) notes.add('finding', 'map', ours('No attestation maps a requirement to claims, so nothing is said of any.'), 'declarations', 'attestations');
  const listed = entries.flatMap((entry): readonly { id: string; outcome: ControlOutcome }[] => {
    const reference = stringAt(entry, 'requirement') ?? '';
    const named = identifiers.get(reference);
    const id = named === undefined || named === '' ? reference : named;
    return /^[\w.:/ -]{1,100}$/.test(id) ? [{ id, outcome: outcomeOf(entry) }] : [];
  });
  if (listed.length < entries.length) notes.add('finding', 'requirement', say`${entries.length - listed.length} entries name no requirement that can be told; they were left out.`, 'declarations', 'attestations');
  const assessors = objectsAt(declarations, 'assessors');
  const thirdParty = assessors.map((item) => booleanAt(item, 'thirdParty'));
  const changedAt = stringAt(objectAt(value, 'metadata') ?? {}, 'timestamp');
  if (changedAt === undefined || parseTime(changedAt) === undefined) notes.add('information', 'timestamp', ours('The document does not say when it was made.'), 'metadata', 'timestamp');
  return {
    form: 'attestations',
    ...(changedAt !== undefined && parseTime(changedAt) !== undefined ? { changedAt } : {}),
    assessors: {
      organisations: assessors.flatMap((item) => stringAt(objectAt(item, 'organization') ?? {}, 'name') ?? []).slice(0, limits.namesMax).map((name) => name.slice(0, 200)),
      people: 0, tools: 0,
      ...(thirdParty.includes(true) ? { thirdParty: true } : thirdParty.includes(false) ? { thirdParty: false } : {}),
    },
    frameworks: standards.flatMap((standard) => stringAt(standard, 'name') ?? []).slice(0, limits.namesMax).map((name) => name.slice(0, 200)),
    controls: countsOf(listed),
    listed: listed.slice(0, limits.listedMax),
    listedOmitted: Math.max(0, listed.length - limits.listedMax),
    openItems: entries.filter((entry) => Object.hasOwn(entry, 'counterClaims')).length,
    withRoles: 0,
  };
}

/** The document’s own figure for conformance runs from 0 to 1; what lies between is for a person. */
function outcomeOf(entry: JsonObject): ControlOutcome {
  const conformance = objectAt(entry, 'conformance');
  const figure = conformance === undefined ? undefined : numberAt(conformance, 'score');
  if (figure === undefined) return 'stated';
  return figure === 1 ? 'satisfied' : figure === 0 ? 'not-satisfied' : 'needs-review';
}
