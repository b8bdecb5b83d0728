import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { acceptedDossier, anyDossier, exampleDossier } from '../../../test/example-dossier.ts';
import { cycloneDxValidator } from '../../../test/support/cyclonedx-schema.ts';
import { forbiddenWording } from '../../../test/wording.ts';
import { textOf } from '../../attest/bytes.ts';
import { canonicalJson } from '../../attest/canonical-json.ts';
import { digestOf } from '../../attest/digest.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { productSubject } from '../../attest/dossier-statement.ts';
import { catalogVersion, requirements } from '../../catalog/index.ts';
import { isValidAt } from '../../judge/validity.ts';
import { oscalAssessmentResults as oscalSchema } from '../../report/oscal-results/results-schema.ts';
import { cyclonedxAttestations } from './cyclonedx-attestations.ts';
import { exportsOf } from './exports-of.ts';
import { oscalAssessmentResults, oscalResultsData } from './oscal-assessment-results.ts';
import { propertyName, svrStatement } from './svr-statement.ts';
import { conformanceWords, confidenceWords } from './words.ts';
import { standingsOf } from './standing.ts';

const example = await acceptedDossier(exampleDossier());
const nothing = await acceptedDossier(exampleDossier('Ledger', { evidence: [], findings: [], verdicts: [], measures: [], claims: [], affirmations: [] }));

interface Declarations {
  readonly serialNumber: string;
  readonly declarations: {
    readonly attestations: readonly { readonly map: readonly { readonly requirement: string; readonly claims?: readonly string[]; readonly counterClaims?: readonly string[]; readonly conformance: { readonly rationale: string }; readonly confidence: { readonly rationale: string } }[] }[];
    readonly claims: readonly { readonly 'bom-ref': string; readonly target: string; readonly evidence?: readonly string[]; readonly counterEvidence?: readonly string[] }[];
    readonly evidence: readonly { readonly 'bom-ref': string; readonly created?: string; readonly description: string; readonly data: readonly { readonly name: string; readonly contents: { readonly url?: string } }[] }[];
    readonly affirmation?: { readonly statement: string; readonly signatories: readonly { readonly name: string; readonly role: string }[] };
  };
}

const cyclonedx = (predicate: DossierPredicate): Declarations => JSON.parse(cyclonedxAttestations(predicate).value) as Declarations;
const mapOf = (document: Declarations, requirement: string): Declarations['declarations']['attestations'][number]['map'][number] => {
  const found = document.declarations.attestations[0]?.map.find((item) => item.requirement === requirement);
  assert.ok(found !== undefined, requirement);
  return found;
};

/** Every value under a key of these names, at any depth. */
function valuesOf(value: unknown, names: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesOf(item, names));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [...(names.includes(key) ? [item] : []), ...valuesOf(item, names)]);
}

function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

it('the generated dossiers are such as a verifier accepts', async () => {
  await fc.assert(fc.asyncProperty(anyDossier, async (predicate) => {
    await acceptedDossier(predicate);
  }), { numRuns: 100 });
});

describe('a dossier as CycloneDX Attestations', () => {
  const errorsOf = cycloneDxValidator();

  it('is valid against the official schema, and names every reference once and points only at what is there', () => {
    fc.assert(fc.property(fc.oneof({ weight: 1, arbitrary: fc.constantFrom(example, nothing) }, { weight: 9, arbitrary: anyDossier }), (predicate) => {
      const document = cyclonedx(predicate);
      assert.deepEqual(errorsOf(document), []);
      const refs = valuesOf(document, ['bom-ref']) as readonly string[];
      assert.equal(new Set(refs).size, refs.length);
      const known = new Set(refs);
      const { attestations, claims } = document.declarations;
      const pointed = [...valuesOf(attestations, ['requirement', 'claims', 'counterClaims', 'assessor']), ...valuesOf(claims, ['target', 'evidence', 'counterEvidence'])].flat() as readonly string[];
      assert.deepEqual(pointed.filter((ref) => !known.has(ref)), []);
      const evidence = valuesOf(claims, ['evidence', 'counterEvidence']).flat();
      assert.deepEqual(document.declarations.evidence.map((item) => item['bom-ref']).filter((ref) => !evidence.includes(ref)), [], 'evidence that nothing points at');
    }), { numRuns: 60 });
  });

  it('would be refused with a field that CycloneDX does not know', () => {
    const document = cyclonedx(example);
    assert.notDeepEqual(errorsOf({ ...document, declarations: { ...document.declarations, verdicts: [] } }), []);
  });

  it('has every requirement of the dossier, and no number for conformance or confidence', () => {
    fc.assert(fc.property(anyDossier, (predicate) => {
      const document = cyclonedx(predicate);
      const [attestation] = document.declarations.attestations;
      assert.equal(attestation?.map.length, new Set([...predicate.verdicts, ...predicate.claims.filter((claim) => isValidAt(claim, predicate.assessedAt))].map((item) => item.requirement)).size);
      assert.deepEqual(valuesOf(document, ['score']), []);
      assert.deepEqual(numbersIn(document), [1], 'the version of the document is its only number');
    }), { numRuns: 40 });
  });

  it('puts what is met among the claims, what is not met among the counter-claims, and what is unknown among neither', () => {
    const document = cyclonedx(example);
    const sides = (requirement: string): readonly [readonly string[] | undefined, readonly string[] | undefined] => [mapOf(document, requirement).claims, mapOf(document, requirement).counterClaims];
    assert.deepEqual(sides('pledge/mfa'), [['measured:pledge/mfa'], undefined]);
    assert.deepEqual(sides('pledge/default-passwords'), [['measured:pledge/default-passwords'], undefined]);
    assert.deepEqual(sides('pledge/vdp'), [undefined, ['measured:pledge/vdp']]);
    assert.deepEqual(sides('pledge/cves'), [['claim:0'], ['measured:pledge/cves']]);
    assert.deepEqual(sides('pledge/security-patches'), [['claim:1'], undefined]);
    for (const requirement of ['pledge/evidence-of-intrusions', 'pledge/vulnerability-classes', 'pledge/mfa-chimes']) assert.deepEqual(sides(requirement), [undefined, undefined], requirement);
    assert.match(mapOf(document, 'pledge/mfa-chimes').conformance.rationale, /^Another way, .* no shortcoming\.$/);
    assert.match(mapOf(document, 'pledge/evidence-of-intrusions').conformance.rationale, /^Verdict: unknown\. The file Ledger was read\.$/);
  });

  it('shows failing findings as evidence against a claim, also against the publisher’s own', () => {
    const { claims } = cyclonedx(example).declarations;
    assert.deepEqual(claims.map((claim) => claim['bom-ref']).filter((ref) => ref.startsWith('claim:')), ['claim:0', 'claim:1'], 'the expired one is left out');
    const claimOf = (ref: string): (typeof claims)[number] | undefined => claims.find((claim) => claim['bom-ref'] === ref);
    assert.deepEqual(claimOf('measured:pledge/default-passwords')?.evidence, ['finding:good/one', 'evidence:0', 'evidence:1']);
    assert.deepEqual(claimOf('measured:pledge/default-passwords')?.counterEvidence, ['finding:bad/one']);
    assert.deepEqual(claimOf('measured:pledge/cves')?.evidence, ['finding:bad/one', 'evidence:0', 'evidence:1']);
    assert.deepEqual(claimOf('measured:pledge/cves')?.counterEvidence, ['finding:good/one']);
    assert.deepEqual(claimOf('claim:0')?.counterEvidence, ['finding:bad/one']);
  });

  it('names a public file by path and digest, a withheld one by its commitment alone', () => {
    const { evidence } = cyclonedx(example).declarations;
    const dataOf = (ref: string): readonly unknown[] => evidence.find((item) => item['bom-ref'] === ref)?.data ?? [];
    assert.deepEqual(dataOf('evidence:0'), [{ name: 'evidence/bom #1.json', contents: { url: '../evidence/evidence/bom%20%231.json' } }, { name: 'digest', contents: { attachment: { contentType: 'text/plain', content: `sha256:${'12'.repeat(32)}` } } }]);
    assert.deepEqual(dataOf('evidence:2'), [{ name: 'commitment', contents: { attachment: { contentType: 'text/plain', content: `sha256:${'ef'.repeat(32)}` } }, classification: 'withheld' }]);
    assert.equal(evidence.find((item) => item['bom-ref'] === 'finding:good/one')?.created, example.assessedAt);
  });

  it('says in words where evidence came from, whether it is whole, and what is withheld', () => {
    const document = cyclonedx(example);
    assert.match(mapOf(document, 'pledge/mfa-by-default').confidence.rationale, /handed over by the maker\. Part of it is missing, .* Part of it is withheld/);
    assert.match(mapOf(document, 'pledge/vdp').confidence.rationale, /fetched from a public place, and handed over by the maker\. It is complete as far as is known\.$/);
    assert.match(mapOf(document, 'pledge/security-patches').confidence.rationale, /a person’s word alone/);
  });

  it('has affirmations that were in force only, each with its limits', () => {
    const { affirmation } = cyclonedx(example).declarations;
    assert.match(affirmation?.statement ?? '', /and by nothing else in this document\. pledge\/vdp \(read by counsel\), for Ledger: A\. Person, head of engineering, from 2026-07-01 until 2027-07-01\.$/);
    assert.deepEqual(affirmation?.signatories.map(({ name, role }) => ({ name, role })), [{ name: 'A. Person', role: 'head of engineering' }]);
    assert.equal(cyclonedx(exampleDossier('Ledger', { assessedAt: '2026-06-01T00:00:00Z' })).declarations.affirmation, undefined);
  });
});

describe('a dossier as OSCAL assessment results', () => {
  it('follows the 1.1 model', () => {
    fc.assert(fc.property(fc.oneof({ weight: 1, arbitrary: fc.constantFrom(example, nothing) }, { weight: 9, arbitrary: anyDossier }), (predicate) => {
      const document: unknown = JSON.parse(oscalAssessmentResults(predicate).value);
      assert.deepEqual(oscalSchema.safeParse(document).error?.issues, undefined);
      const resources = new Set(valuesOf(document, ['uuid']));
      assert.deepEqual((valuesOf(document, ['href']) as readonly string[]).filter((href) => href.startsWith('#') && !resources.has(href.slice(1))), [], 'links lead somewhere');
    }), { numRuns: 60 });
  });

  it('says satisfied of what is met alone, nothing of what is unknown or only claimed, and gives every other verdict its own word', () => {
    fc.assert(fc.property(anyDossier, (predicate) => {
      const [result] = oscalResultsData(predicate)['assessment-results'].results;
      const counted = predicate.verdicts.filter((verdict) => verdict.isAnotherWay !== true && !['not-applicable', 'unknown', 'claimed'].includes(verdict.verdict));
      assert.deepEqual((result?.findings ?? []).map((finding) => finding.target.status.state), counted.map((verdict) => (verdict.verdict === 'met' ? 'satisfied' : 'not-satisfied')));
      assert.deepEqual((result?.findings ?? []).map((finding) => finding.props?.find((item) => item.name === 'verdict')?.value), counted.map((verdict) => verdict.verdict));
      assert.equal(result?.observations?.length ?? 0, predicate.findings.length);
      assert.equal(result?.props?.length ?? 0, predicate.verdicts.length - counted.length);
    }), { numRuns: 40 });
  });

  it('points at the requirements’ statements of the catalogue’s own export', () => {
    const [result] = oscalResultsData(example)['assessment-results'].results;
    assert.equal(result?.findings?.[0]?.target['target-id'], 'pledge.mfa_statement');
    assert.equal(result?.findings?.at(-1)?.target['target-id'], 'other_catalogue.no_1_statement');
  });

  it('names the people behind words in force only', () => {
    const { metadata, results } = oscalResultsData(example)['assessment-results'];
    assert.deepEqual(metadata.parties?.map((party) => party.name), ['Acme', 'A. Person']);
    assert.deepEqual(results[0]?.attestations?.map((item) => item.parts[0]?.name), ['claim', 'claim', 'affirmation']);
  });
});

interface Svr {
  readonly subject: readonly { readonly name: string }[];
  readonly predicateType: string;
  readonly predicate: { readonly verifier: { readonly id: string; readonly policies: readonly { readonly digest?: { readonly sha256: string } }[] }; readonly timeCreated: string; readonly properties: readonly string[]; readonly assayDossier?: { readonly digest: { readonly sha256: string } } };
}

describe('a dossier as a Simple Verification Result', () => {
  const statementOf = async (...given: Parameters<typeof svrStatement>): Promise<Svr> => JSON.parse(textOf(await svrStatement(...given))) as Svr;

  it('is canonical, about the same subjects as the dossier, at the time of the assessment', async () => {
    const artifact = { name: 'ledger.tar.gz', digest: { sha256: 'ab'.repeat(32) } };
    const bytes = await svrStatement(example, [artifact]);
    const statement = JSON.parse(textOf(bytes)) as Svr;
    assert.equal(canonicalJson(statement), textOf(bytes));
    assert.deepEqual(statement.subject, [await productSubject(example.product), artifact]);
    assert.equal(statement.predicateType, 'https://in-toto.io/attestation/svr/v0.2');
    assert.equal(statement.predicate.timeCreated, example.assessedAt);
    assert.equal(statement.predicate.verifier.id, 'urn:assay:verifier:acme.example:0.1.0');
  });

  it('lists what is met and nothing else', async () => {
    assert.deepEqual((await statementOf(example)).predicate.properties, ['ASSAY_PLEDGE_MFA', 'ASSAY_PLEDGE_MFA_BY_DEFAULT']);
    await fc.assert(fc.asyncProperty(anyDossier, async (predicate) => {
      const { properties } = (await statementOf(predicate)).predicate;
      const others = predicate.verdicts.filter((verdict) => verdict.verdict !== 'met' && verdict.isAnotherWay !== true).map((verdict) => propertyName(verdict.requirement));
      assert.deepEqual(properties.filter((name) => others.includes(name) || !/^ASSAY_[A-Z0-9_]+$/.test(name)), []);
    }), { numRuns: 40 });
  });

  it('gives no two requirements of the catalogue one property, and states none of which one is not met', async () => {
    assert.equal(new Set(requirements.map((requirement) => propertyName(requirement.id))).size, requirements.length);
    const [met] = example.verdicts;
    assert.ok(met !== undefined);
    const clash = exampleDossier('Ledger', { verdicts: [met, { ...met, requirement: 'pledge mfa', verdict: 'not-met' }] });
    assert.deepEqual((await statementOf(clash)).predicate.properties, []);
  });

  it('has the digest of the catalogue that judged, and none where that is another version', async () => {
    const older = exampleDossier('Ledger', { versions: { ...example.versions, catalog: '2025.01' } });
    assert.match((await statementOf(example)).predicate.verifier.policies[0]?.digest?.sha256 ?? '', /^[0-9a-f]{64}$/);
    assert.equal((await statementOf(older)).predicate.verifier.policies[0]?.digest, undefined);
    assert.notEqual(catalogVersion, '2025.01');
  });

  it('names the signed dossier where its digest is given', async () => {
    assert.equal((await statementOf(example)).predicate.assayDossier, undefined);
    assert.equal((await statementOf(example, [], await digestOf(new Uint8Array(1)))).predicate.assayDossier?.digest.sha256.length, 64);
  });
});

describe('the other forms of a dossier', () => {
  it('have the same bytes for the same publication, whatever files it lists, and other names for the next', async () => {
    await fc.assert(fc.asyncProperty(anyDossier, async (predicate) => {
      const again: DossierPredicate = { ...structuredClone(predicate), files: [{ path: 'exports/svr.json', digest: `sha256:${'ab'.repeat(32)}`, sizeBytes: 1 }] };
      assert.deepEqual(await exportsOf(again), await exportsOf(predicate));
    }), { numRuns: 20 });
    const next = exampleDossier('Ledger', { sequence: 2, previous: `sha256:${'ab'.repeat(32)}` });
    assert.notEqual(cyclonedx(next).serialNumber, cyclonedx(example).serialNumber);
    assert.notEqual(oscalResultsData(next)['assessment-results'].uuid, oscalResultsData(example)['assessment-results'].uuid);
  });

  it('lie in one folder, and each says whose verdict it is not', async () => {
    const files = await exportsOf(example);
    assert.deepEqual(files.map((file) => file.path), ['exports/cyclonedx-attestations.json', 'exports/oscal-assessment-results.json', 'exports/svr.json']);
    for (const { path, bytes } of files) assert.match(textOf(bytes), /Not a verdict of CISA or of any other agency, and not endorsed by any\./, path);
  });

  it('make no statement of ours that the wording guard refuses', async () => {
    for (const { path, bytes } of await exportsOf(example)) assert.doesNotMatch(textOf(bytes), forbiddenWording, path);
    fc.assert(fc.property(anyDossier, (predicate) => {
      const quiet = standingsOf(predicate).map((standing) => confidenceWords(standing, predicate.evidence));
      for (const words of quiet) assert.doesNotMatch(words, forbiddenWording);
    }), { numRuns: 20 });
    for (const standing of standingsOf(example)) assert.doesNotMatch(conformanceWords(standing), forbiddenWording);
  });

  it('carry hostile text as JSON that is harmless in a log, and as a quotation in markup', async () => {
    const hostile = '##vso[task.complete]\u202e<script>[x](javascript:alert(1))';
    const predicate = await acceptedDossier(exampleDossier(hostile));
    for (const text of [cyclonedxAttestations(predicate).value, oscalAssessmentResults(predicate).value]) {
      assert.doesNotMatch(text, /##|\u202e/);
    }
    assert.ok(cyclonedxAttestations(predicate).value.includes('task.complete'));
    const [observation] = oscalResultsData(predicate)['assessment-results'].results[0]?.observations ?? [];
    assert.match(observation?.description ?? '', /^The file `.*` was read\.$/);
    assert.doesNotMatch(observation?.['relevant-evidence']?.[0]?.description ?? '', /(?<!\\)[<[]/);
  });
});
