import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Actor } from '../../../src/identity/actor.ts';
import { quote, say } from '../../../src/model/text.ts';
import type { VerdictName } from '../../../src/model/verdict.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { askSame } from '../../../src/workspace/acts/exchange/ask-same.ts';
import { comparePeers } from '../../../src/workspace/acts/exchange/compare-peers.ts';
import { importBundle } from '../../../src/workspace/acts/exchange/import-bundle.ts';
import { confirmPeer, removeBundle } from '../../../src/workspace/acts/exchange/keep-bundles.ts';
import { downloadBundle, listBundles, readBundle } from '../../../src/workspace/acts/exchange/read-bundles.ts';
import { writeBundle } from '../../../src/workspace/acts/exchange/write-bundle.ts';
import { positionOf } from '../inquiries/inquiry-world.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { openWorld, type World } from '../support/world.ts';

const words = { name: 'MAKER-AS-WE-CALL-IT', title: 'SECRET-CASE', budget: 'BUDGET-90210', criterion: 'OUR-OWN-CRITERION' };

describe('bundles for peers and of peers', () => {
  let world: World;
  let acme: Scope;
  let other: Scope;
  let writer: Actor;
  let reader: Actor;
  before(async () => {
    world = await openWorld();
    [acme, other] = [await world.organisation('acme'), await world.organisation('other')];
    [writer, reader] = await Promise.all([acme, other].map(async (scope) => world.person(scope, { roles: [{ role: 'assessor', productId: null }] }))) as [Actor, Actor];
  });
  after(async () => world.close());

  const put = async (scope: Scope, bytes: Uint8Array | string): Promise<{ readonly digest: string; readonly sizeBytes: number }> => world.services.evidence.put(scope, (async function* once() { yield Buffer.from(bytes); })(), 10_000_000);

  /** A maker that was looked at on a day. */
  async function maker(scope: Scope, looks: Readonly<Record<string, Readonly<Record<string, VerdictName>>>>, domain: string | null = 'granite.example'): Promise<string> {
    const vendor = world.nextId('vendor-');
    const at = world.now();
    await world.store.write(scope, async (rows) => rows.insertInto('vendor').values({ id: vendor, name: words.name, domain, criticality: 'ordinary', service: null, given: '{"pages":[],"packages":[],"aggregators":[]}', signedAt: null, lookJobId: null, createdAt: at, createdBy: 'test', changedAt: at, archivedAt: null }).execute());
    for (const [day, verdicts] of Object.entries(looks)) {
      const position = positionOf(verdicts);
      const told = { ...position, verdicts: position.verdicts.map((verdict) => ({ ...verdict, reason: say`It says ${quote('a page\n\u202e of theirs')}.` })) };
      const kept = await put(scope, JSON.stringify(told));
      const look = world.nextId('look-');
      const summary = { counts: { met: 0, 'partly-met': 0, 'not-met': 0, contradicted: 0, claimed: 0, unknown: 0, 'not-applicable': 0 }, visible: 0, places: { found: 0, notLooked: 0, lookedFor: 0 }, questions: 0, unread: 0, cveListAt: null };
      await world.store.write(scope, async (rows) => {
        await rows.insertInto('vendorLook').values({ id: look, vendorId: vendor, product: '', startedAt: day, endedAt: day, positionDigest: kept.digest, positionBytes: kept.sizeBytes, captureDigest: 'b'.repeat(64), captureBytes: 1, engineVersion: '0.1.0', catalogVersion: '1', summary: JSON.stringify(summary), askedBy: 'test' }).execute();
        await rows.insertInto('lookVerdicts').values({ lookId: look, verdicts: JSON.stringify(Object.fromEntries(Object.entries(verdicts).filter(([, verdict]) => verdict !== 'unknown'))) }).execute();
      });
    }
    return vendor;
  }

  async function openCase(scope: Scope, owner: Actor, demands: readonly string[]): Promise<string> {
    const purchase = world.nextId('purchase-');
    const at = world.now();
    await world.store.write(scope, async (rows) => rows.insertInto('purchase').values({ id: purchase, title: words.title, need: '', ownerId: owner.accountId ?? '', stage: 'before', state: 'open', decideOn: null, budget: words.budget, criticality: 'ordinary', deployment: '[]', appetite: 'open', demands: JSON.stringify(demands.map((requirement) => ({ requirement, level: 'must' }))), criteria: JSON.stringify([{ id: 'own-1', text: words.criterion, level: 'must' }]), isTender: 0, awardedCandidateId: null, awardedAt: null, endedReason: null, createdAt: at, createdBy: 'test', changedAt: at }).execute());
    return purchase;
  }

  async function written(): Promise<{ readonly bundle: string; readonly bytes: Buffer }> {
    const vendor = await maker(acme, { '2026-05-30T08:00:00.000Z': { 'demand-guide/disclosure-policy': 'met', 'demand-guide/default-passwords': 'contradicted', 'demand-guide/mfa-by-default': 'not-met', 'pledge/end-of-life': 'unknown' } });
    const purchase = await openCase(acme, writer, ['pledge/vdp']);
    const { id } = await world.door.perform(writer, writeBundle, { vendors: [vendor], purchases: [purchase] });
    const { digest } = await world.door.perform(writer, downloadBundle, { bundle: id });
    const pieces = [];
    for await (const piece of world.services.evidence.open(acme, digest)) pieces.push(piece);
    return { bundle: id, bytes: Buffer.concat(pieces) };
  }

  test('what is shown before it goes out is what goes out, byte for byte, and nothing of ours is in it', async () => {
    const { bundle, bytes } = await written();
    const shown = await world.door.perform(writer, readBundle, { bundle });
    const { payload } = JSON.parse(bytes.toString()) as { readonly payload: string };
    assert.equal(Buffer.from(payload, 'base64').toString(), shown.payload);
    for (const word of [...Object.values(words), writer.displayName, 'contradicted', 'end-of-life']) assert.ok(!shown.payload.includes(word), word);
    assert.deepEqual([shown.makers.map(({ domain, findings }) => [domain, findings.map(({ verdict }) => verdict)]), shown.requests], [[['granite.example', ['met', 'differs', 'not-met']]], [{ requirement: 'pledge/vdp', level: 'must' }]]);
    assert.equal((await refusalOf(world.door.perform(writer, confirmPeer, { bundle, name: 'Us' })))?.refusal, 'conflict');
    const nameless = await maker(acme, { '2026-05-30T08:00:00.000Z': {} }, null);
    for (const input of [{}, { vendors: [nameless] }, { vendors: [await maker(acme, {})] }]) assert.equal((await refusalOf(world.door.perform(writer, writeBundle, input)))?.refusal, 'invalid-input', JSON.stringify(input));
    assert.equal((await refusalOf(world.door.perform(reader, writeBundle, { vendors: [nameless] })))?.refusal, 'not-found', 'another organisation’s');
  });

  test('what was seen on a host inside the network stays here', async () => {
    const vendor = await maker(acme, { '2026-05-30T08:00:00.000Z': { 'demand-guide/disclosure-policy': 'met' } }, 'inside.example');
    const settings = Object.create(world.services.settings, { vendorHostsAllowed: { value: ['inside.example=10.0.0.5:8443'] } }) as typeof world.services.settings;
    const { writeBundle: write } = await import('../../../src/workspace/exchange/write-bundle.ts');
    const { bundle, leftOut } = await write({ ...world.services, settings }, acme, { vendors: [vendor], purchases: [] }, world.now());
    assert.deepEqual([bundle.makers[0]?.findings, leftOut], [[], 1]);
  });

  test('a bundle that comes in is verified, kept with who signed it, and stands beside our own looks by date', async () => {
    const { bytes } = await written();
    const taken = await put(other, bytes);
    const { id: bundle, organisation, keyId } = await world.door.perform(reader, importBundle, { path: 'bundle.json', ...taken });
    assert.equal(organisation, 'acme');
    assert.equal((await refusalOf(world.door.perform(reader, importBundle, taken)))?.refusal, 'conflict');
    const signer = async (): Promise<unknown> => (await world.door.perform(reader, listBundles, {})).bundles.map((one) => [one.direction, one.signer, one.keyId === keyId]);
    assert.deepEqual(await signer(), [['received', null, true]]);
    await world.door.perform(reader, confirmPeer, { bundle, name: 'Acme of the north' });
    assert.deepEqual(await signer(), [['received', 'Acme of the north', true]]);
    const vendor = await maker(other, { '2026-05-29T08:00:00.000Z': { 'demand-guide/disclosure-policy': 'not-met', 'demand-guide/mfa-by-default': 'not-met' }, '2026-06-20T08:00:00.000Z': { 'demand-guide/disclosure-policy': 'met', 'demand-guide/mfa-by-default': 'met' } });
    const { lines } = await world.door.perform(reader, comparePeers, { vendor });
    assert.deepEqual(lines.map(({ requirement, verdict, nearest, newest, comparison }) => [requirement, verdict, nearest?.verdict, newest?.verdict, comparison]), [
      ['demand-guide/default-passwords', 'differs', 'unknown', 'unknown', 'only-theirs'],
      ['demand-guide/disclosure-policy', 'met', 'not-met', 'met', 'same'],
      ['demand-guide/mfa-by-default', 'not-met', 'not-met', 'met', 'differs'],
    ]);
    assert.deepEqual([lines[0]?.peer, lines[0]?.isConfirmed, lines[0]?.seenAt.slice(0, 10), lines[0]?.nearest?.seenAt.slice(0, 10), lines[0]?.newest?.seenAt.slice(0, 10)], ['Acme of the north', true, '2026-05-30', '2026-05-29', '2026-06-20']);
    const purchase = await openCase(other, reader, ['pledge/end-of-life']);
    assert.deepEqual(await world.door.perform(reader, askSame, { purchase, bundle }), { added: 1 });
    assert.deepEqual(await world.door.perform(reader, askSame, { purchase, bundle }), { added: 0 });
    await world.door.perform(reader, removeBundle, { bundle });
    assert.deepEqual((await world.door.perform(reader, comparePeers, { vendor })).lines, []);
  });

  test('a bundle that was changed, signed by another key than it names, or is none, is refused and leaves nothing', async () => {
    const { bytes } = await written();
    const envelope = JSON.parse(bytes.toString()) as { readonly payload: string; readonly payloadType: string; readonly signatures: readonly object[] };
    const said = Buffer.from(envelope.payload, 'base64').toString();
    const changed = { ...envelope, payload: Buffer.from(said.replace('"not-met"', '"claimed"')).toString('base64') };
    const hostile = [JSON.stringify(changed), JSON.stringify({ ...envelope, signatures: [] }), `${bytes.toString()} `, '{}', 'PK', JSON.stringify({ ...envelope, payload: Buffer.from(`${'['.repeat(100)}`).toString('base64') })];
    for (const text of hostile) assert.equal((await refusalOf(world.door.perform(reader, importBundle, await put(other, text))))?.refusal, 'invalid-input', text.slice(0, 60));
    assert.deepEqual((await world.door.perform(reader, listBundles, {})).bundles, []);
  });
});
