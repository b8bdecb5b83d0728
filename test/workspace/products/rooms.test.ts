/** The rooms of home, product, release, evidence and assessment, by their acts: places that open, differences with their causes, forms, the contract. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Actor } from '../../../src/identity/actor.ts';
import { rawText } from '../../../src/model/text.ts';
import { disclaimer } from '../../../src/report/words.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { addEvidence } from '../../../src/workspace/acts/products/add-evidence.ts';
import { addRelease } from '../../../src/workspace/acts/products/add-release.ts';
import { compareAssessment } from '../../../src/workspace/acts/products/compare-assessment.ts';
import { createProduct } from '../../../src/workspace/acts/products/create-product.ts';
import { exportAssessment } from '../../../src/workspace/acts/products/export-assessment.ts';
import { latestAssessments } from '../../../src/workspace/acts/products/latest-assessments.ts';
import { listHistory } from '../../../src/workspace/acts/products/list-history.ts';
import { listProducts } from '../../../src/workspace/acts/products/list-products.ts';
import { readContract } from '../../../src/workspace/acts/products/read-contract.ts';
import { readEvidenceText } from '../../../src/workspace/acts/products/read-evidence-text.ts';
import { readProduct } from '../../../src/workspace/acts/products/read-product.ts';
import { readRequirement } from '../../../src/workspace/acts/products/read-requirement.ts';
import { removeEvidence } from '../../../src/workspace/acts/products/remove-evidence.ts';
import { setConditions } from '../../../src/workspace/acts/products/set-conditions.ts';
import { setScope } from '../../../src/workspace/acts/products/set-scope.ts';
import { assessmentForms } from '../../../src/workspace/measured/export-forms.ts';
import { tarGz } from '../../product/archive.ts';
import { assessedNow, signInStatistics } from '../support/measured-product.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { openWorld, type World } from '../support/world.ts';

const day = 86_400_000;
const secret = 'Kestrel!Falcon#2291';
const compose = `services:\n  database:\n    image: postgres\n    environment:\n      POSTGRES_USER: kestrel\n      POSTGRES_PASSWORD: ${secret}\n`;
const source = (withPassword: boolean): Uint8Array => tarGz(new Map([
  ['kestrel-4.2.0/compose.yaml', withPassword ? compose : compose.replace(secret, '${POSTGRES_PASSWORD}')],
  ['kestrel-4.2.0/src/app.py', `def find(cursor, name):\n\tcursor.execute("SELECT * FROM t WHERE n = '" + name + "'")\n# <script>alert(1)</script> \u202e\n`],
  ['kestrel-4.2.0/tests/login.py', `PASSWORD = "${secret}"\n`],
  ['kestrel-4.2.0/logo.png', '\u0089PNG\u0000\u0000'],
  ['kestrel-4.2.0/.well-known/security.txt', 'Contact: mailto:security@acme.example\nExpires: 2027-03-01T00:00:00Z\n'],
]));

let world: World;
let acme: Scope;
let lead: Actor;

describe('the rooms of a product', () => {
  before(async () => {
    world = await openWorld();
    acme = await world.organisation('acme');
    lead = await world.person(acme, { roles: [{ role: 'security-lead', productId: null }] });
  });
  after(async () => world.close());

  async function hand(release: string, path: string, bytes: Uint8Array | string) {
    const stored = await world.services.evidence.put(acme, (async function* () { yield Buffer.from(bytes); })(), 10_000_000);
    return world.door.perform(lead, addEvidence, { release, path, ...stored });
  }

  async function released(slug: string): Promise<{ readonly product: string; readonly release: string }> {
    const { id: product } = await world.door.perform(lead, createProduct, { slug, name: slug });
    return { product, release: (await world.door.perform(lead, addRelease, { product, version: '4.2.0' })).id };
  }

  test('a finding in an archive of sources opens at its line, and the value of a credential is in no answer', async () => {
    const { product, release } = await released('kestrel');
    const added = await hand(release, 'source.tar.gz', source(true));
    assert.match(rawText(added.reading.says[0] ?? { parts: [] }), /^An archive of 5 files: an assessment of the release opens it/u);
    const first = await assessedNow(world, lead, release);
    const requirement = await world.door.perform(lead, readRequirement, { assessment: first, requirement: 'pledge/default-passwords' });
    const failing = requirement.parts.flatMap(({ findings }) => findings).filter(({ outcome }) => outcome === 'fail');
    const place = failing.flatMap(({ places }) => places).find(({ words }) => words.includes('compose.yaml'));
    assert.equal(place?.words, 'source.tar.gz/kestrel-4.2.0/compose.yaml:6');
    assert.equal(failing.some(({ places }) => places.some(({ words }) => words.includes('/tests/'))), false, 'tests do not ship');
    assert.deepEqual(place.opens, { evidence: added.id, member: 'kestrel-4.2.0/compose.yaml', line: 6, jsonPointer: null });
    const { excerpt } = await world.door.perform(lead, readEvidenceText, { evidence: added.id, member: 'kestrel-4.2.0/compose.yaml', line: 6 });
    assert.ok(excerpt.state === 'text');
    assert.equal(excerpt.at, 6);
    assert.deepEqual(excerpt.lines.map(({ number, isMasked }) => [number, isMasked]), [[1, false], [2, false], [3, false], [4, false], [5, false], [6, true]]);
    assert.equal(excerpt.lines[4]?.text, '      POSTGRES_USER: kestrel');
    assert.equal(JSON.stringify([requirement, excerpt]).includes(secret), false);

    // What else an archive may hold.
    const open = async (member?: string) => (await world.door.perform(lead, readEvidenceText, { evidence: added.id, ...(member === undefined ? {} : { member }) })).excerpt;
    assert.equal((await open('kestrel-4.2.0/logo.png')).state, 'binary');
    assert.equal((await open('../../etc/passwd')).state, 'missing');
    const list = await open();
    assert.ok(list.state === 'archive');
    assert.equal(list.members.length, 5);

    // The archive is mended: the finding goes, and the file that brought it about is named.
    world.pass(60_000);
    await hand(release, 'source.tar.gz', source(false));
    await hand(release, 'notes.txt', 'Nothing that is measured.');
    const second = await assessedNow(world, lead, release);
    const { difference } = await world.door.perform(lead, compareAssessment, { assessment: second });
    assert.ok(difference !== null);
    assert.deepEqual([difference.before.id, difference.after.id], [first, second]);
    assert.deepEqual(difference.files, { added: { paths: ['notes.txt'], omitted: 0 }, changed: { paths: ['source.tar.gz'], omitted: 0 }, removed: { paths: [], omitted: 0 } });
    assert.ok(difference.goneFindings.some(({ check }) => check === 'default-credentials-are-absent'));
    const gone = difference.goneFindings.find(({ check }) => check === 'default-credentials-are-absent')?.places[0]?.opens;
    assert.equal(gone?.evidence, added.id, 'the place opens in the file as it was');
    assert.equal((await world.door.perform(lead, readEvidenceText, { evidence: gone.evidence, member: gone.member, line: gone.line })).removedAt, world.now());
    const verdict = difference.verdicts.find(({ requirement: id }) => id === 'pledge/default-passwords');
    assert.deepEqual(verdict?.causes, [{ what: 'file', path: 'source.tar.gz', change: 'changed' }]);

    // Any two are compared, in the order of their times.
    world.pass(60_000);
    const third = await assessedNow(world, lead, release);
    for (const input of [{ assessment: third, to: first }, { assessment: first, to: third }]) {
      const compared = (await world.door.perform(lead, compareAssessment, input)).difference;
      assert.deepEqual([compared?.before.id, compared?.after.id], [first, third]);
    }
    const other = await released('merlin');
    await hand(other.release, 'a.txt', 'text');
    const foreign = await assessedNow(world, lead, other.release);
    assert.equal((await refusalOf(world.door.perform(lead, compareAssessment, { assessment: third, to: foreign })))?.refusal, 'not-found');
    assert.deepEqual((await world.door.perform(lead, listHistory, { product })).assessments.map(({ id }) => id), [third, second, first]);
    const [latest] = (await world.door.perform(lead, latestAssessments, { products: [product] })).assessments;
    assert.deepEqual([latest?.id, latest?.before?.id], [third, second]);
    assert.ok((latest?.next.length ?? 0) > 0);
    assert.ok(latest?.kinds.some(({ kind }) => kind === 'source-tree'));

    // Every form leaves with the words that it is nobody’s verdict but ours, and holds no value of a credential.
    for (const format of Object.keys(assessmentForms)) {
      const { digest, fileName } = await world.door.perform(lead, exportAssessment, { assessment: first, format });
      const pieces: Uint8Array[] = [];
      for await (const piece of world.services.evidence.open(acme, digest)) pieces.push(piece);
      const text = Buffer.concat(pieces).toString();
      assert.ok(text.includes(disclaimer), format);
      assert.equal(text.includes(secret), false, format);
      assert.match(fileName, /^assessment-2026-06-01\./u);
    }
  });

  test('a file about people opens with no value, and what is long, hostile or removed stays text', async () => {
    const { release } = await released('people');
    const adoption = await hand(release, 'sign-in.csv', signInStatistics([['2026-05', 10, 20, 30]]));
    assert.equal((await world.door.perform(lead, readEvidenceText, { evidence: adoption.id, line: 2 })).excerpt.state, 'withheld');
    const long = await hand(release, 'long.json', `{"a":"${'x'.repeat(3000)}","deep":{"b":1}}`);
    const { excerpt } = await world.door.perform(lead, readEvidenceText, { evidence: long.id, jsonPointer: '/deep/b' });
    assert.ok(excerpt.state === 'text');
    assert.equal(excerpt.at, 1);
    assert.ok(excerpt.lines[0]?.isCut === true && excerpt.lines[0].text.includes('"deep":{"b":1}'), 'a long line is cut around its place');
    const many = await hand(release, 'many.log', Array.from({ length: 5000 }, (_, index) => `line ${index + 1}`).join('\n'));
    const around = (await world.door.perform(lead, readEvidenceText, { evidence: many.id, line: 4000 })).excerpt;
    assert.ok(around.state === 'text');
    assert.deepEqual([around.lines[0]?.number, around.lines.at(-1)?.number, around.linesTotal], [3970, 4030, 5000]);
    await world.door.perform(lead, removeEvidence, { evidence: many.id });
    assert.equal((await world.door.perform(lead, readEvidenceText, { evidence: many.id })).removedAt, world.now());
    const vendor = await world.person(acme, { roles: [{ role: 'executive-sponsor', productId: null }] });
    assert.equal((await refusalOf(world.door.perform(vendor, readEvidenceText, { evidence: long.id })))?.refusal, 'not-found', 'who reads no evidence reads none of its text');
  });

  test('a private key and a multi-line seed are masked to their end', async () => {
    const { release } = await released('keys');
    const body = Array.from({ length: 4 }, (_, line) => `MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj${line}`).join('\n');
    const key = await hand(release, 'deploy.pem', `# shipped\n-----BEGIN ${'PRIVATE KEY'}-----\n${body}\n-----END ${'PRIVATE KEY'}-----\nafter\n`);
    const { excerpt } = await world.door.perform(lead, readEvidenceText, { evidence: key.id, line: 2 });
    assert.ok(excerpt.state === 'text');
    assert.deepEqual(excerpt.lines.map(({ isMasked }) => isMasked), [false, true, true, true, true, true, true, false]);
    assert.equal(JSON.stringify(excerpt).includes('MIIEvQ'), false);
  });

  test('an archive that leads out of its folder is not unpacked, and the assessment says so', async () => {
    const { release } = await released('hostile');
    await hand(release, 'source.tar.gz', tarGz(new Map([['a/app.py', 'print(1)\n'], ['../out.py', 'print(2)\n']])));
    const id = await assessedNow(world, lead, release);
    const { digest } = await world.door.perform(lead, exportAssessment, { assessment: id, format: 'markdown' });
    const pieces: Uint8Array[] = [];
    for await (const piece of world.services.evidence.open(acme, digest)) pieces.push(piece);
    assert.match(Buffer.concat(pieces).toString(), /Could not look at `source\.tar\.gz`/u);
  });

  test('the contract says what is wanted, what is there, and what went stale', async () => {
    const { release } = await released('contract');
    const stateOf = async (kind: string) => (await world.door.perform(lead, readContract, { release })).wanted.find((item) => item.kind === kind);
    assert.equal((await stateOf('cve-records'))?.state, 'missing');
    assert.deepEqual((await stateOf('cve-records'))?.goals, [3, 6]);
    await hand(release, 'security.txt', 'Contact: mailto:security@acme.example\nExpires: 2027-03-01T00:00:00Z\n');
    assert.deepEqual([(await stateOf('security-txt'))?.state, (await stateOf('security-txt'))?.files[0]?.path], ['fresh', 'security.txt']);
    world.pass(184 * day);
    assert.equal((await stateOf('security-txt'))?.state, 'stale');
    world.pass(-184 * day);
  });

  test('the kind of product is said in a form, and stands in the statement beside what was there', async () => {
    const { product } = await released('conditions');
    const unexplained = await refusalOf(world.door.perform(lead, setConditions, { product, conditions: [{ condition: 'database', holds: false }] }));
    assert.deepEqual([unexplained?.refusal, unexplained?.problems[0]?.path], ['invalid-input', '/reason-database']);
    const { revision } = await world.door.perform(lead, setConditions, { product, conditions: [{ condition: 'on-premises', holds: true }, { condition: 'database', holds: false, reason: 'It keeps # nothing: "at all".' }] });
    const shown = await world.door.perform(lead, readProduct, { product });
    assert.deepEqual(shown.conditions, [{ condition: 'on-premises', holds: true }, { condition: 'database', holds: false, reason: 'It keeps # nothing: "at all".' }]);
    assert.equal(shown.revision, revision);
    assert.equal((await refusalOf(world.door.perform(lead, setConditions, { product, conditions: [], ifMatch: 'other' })))?.refusal, 'changed-meanwhile');
    await world.door.perform(lead, setConditions, { product, conditions: [], ifMatch: revision });
    assert.deepEqual((await world.door.perform(lead, readProduct, { product })).conditions, []);
  });

  test('who makes it, and what is left out, is said in a form, beside the conditions', async () => {
    const { product } = await released('scope');
    await world.door.perform(lead, setConditions, { product, conditions: [{ condition: 'database', holds: true }] });
    assert.deepEqual((await world.door.perform(lead, readProduct, { product })).scope, { maker: null, leavesOut: null });
    const { revision } = await world.door.perform(lead, setScope, { product, maker: 'Acme', leavesOut: ['Old Gateway'] });
    const shown = await world.door.perform(lead, readProduct, { product });
    assert.deepEqual([shown.scope, shown.conditions, shown.revision], [{ maker: 'Acme', leavesOut: ['Old Gateway'] }, [{ condition: 'database', holds: true }], revision]);
    assert.equal((await refusalOf(world.door.perform(lead, setScope, { product, maker: 'Other', leavesOut: null, ifMatch: 'other' })))?.refusal, 'changed-meanwhile');
  });

  test('products are found by words of their names, whatever stands for anything in a pattern', async () => {
    await world.door.perform(lead, createProduct, { slug: 'edge-router', name: 'Edge 100% Router' });
    const found = async (words: string) => (await world.door.perform(lead, listProducts, { words })).products.map(({ slug }) => slug);
    assert.deepEqual(await found('ROUTER edge'), ['edge-router']);
    assert.deepEqual(await found('100%'), ['edge-router']);
    assert.deepEqual(await found('router\' or 1=1 --'), []);
  });
});
