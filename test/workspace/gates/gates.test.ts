import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Actor } from '../../../src/identity/actor.ts';
import { operatorScopes } from '../../../src/identity/operator-scopes.ts';
import { smallTeam } from '../../../src/catalog/index.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { chooseGate } from '../../../src/workspace/acts/gates/choose-gate.ts';
import { endException } from '../../../src/workspace/acts/gates/end-exception.ts';
import { exceptRequirement } from '../../../src/workspace/acts/gates/except.ts';
import { passGate } from '../../../src/workspace/acts/gates/pass-gate.ts';
import { readGate } from '../../../src/workspace/acts/gates/read-gate.ts';
import { readIncident } from '../../../src/workspace/acts/gates/read-incident.ts';
import { recordIncident } from '../../../src/workspace/acts/gates/record-incident.ts';
import type { Services } from '../../../src/workspace/services.ts';
import { workspaceHost, type WorkspaceHost } from '../../e2e/workspace-host.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { WebClient } from '../support/web-client.ts';
import { openWorld, type World } from '../support/world.ts';

const day = 86_400_000;
const program = fileURLToPath(new URL('../../../bin/assay.js', import.meta.url));

/** Keeps an assessment with these verdicts, as a job would. */
async function keepAssessment({ store, evidence }: Pick<Services, 'store' | 'evidence'>, scope: Scope, releaseId: string, id: string, at: string, verdicts: Readonly<Record<string, string>>): Promise<void> {
  const saved = { schema: 'assay-assessment-1', engineVersion: '0.0.0', catalogVersion: '1', assessedAt: at, product: { name: 'Gateway' }, verdicts: Object.entries(verdicts).map(([requirement, verdict]) => ({ requirement, verdict, reason: 'A reason.' })), findings: [], measures: [] };
  const stored = await evidence.put(scope, (async function* () { yield Buffer.from(JSON.stringify(saved)); })(), 1_000_000);
  await store.write(scope, async (rows) => rows.insertInto('assessment').values({ id, releaseId, productId: (await rows.selectFrom('release').select('productId').where('id', '=', releaseId).executeTakeFirstOrThrow()).productId, at, ruleVersion: '1', digest: stored.digest, sizeBytes: stored.sizeBytes, summary: JSON.stringify({ counts: {}, goals: [] }), askedBy: 'test' }).execute());
}

describe('the release gate', () => {
  let world: World;
  let scope: Scope;
  let lead: Actor;
  const demands = [{ requirement: 'pledge/vdp', demand: 'met' }, { requirement: 'white-paper/sbom', demand: 'partly-met' }, { requirement: 'pledge/security-txt', demand: 'partly-met' }] as const;

  beforeEach(async () => {
    world = await openWorld();
    scope = await world.organisation('acme');
    lead = await world.person(scope, { roles: [{ role: 'security-lead', productId: null }], isSteppedUp: true });
    await world.store.write(scope, async (rows) => {
      await rows.insertInto('product').values({ id: 'p1', slug: 'gateway', name: 'Gateway', statement: '', createdAt: world.now(), changedAt: world.now(), archivedAt: null }).execute();
      await rows.insertInto('release').values({ id: 'r1', productId: 'p1', version: '1.0', createdAt: world.now() }).execute();
    });
  });
  afterEach(async () => world.close());

  const states = async (): Promise<{ readonly isOpen: boolean; readonly states: readonly string[] }> => {
    const { isOpen, lines } = await world.door.perform(lead, passGate, { release: 'r1' });
    return { isOpen, states: lines.map(({ state }) => state) };
  };
  const assessed = async (verdicts: Readonly<Record<string, string>>): Promise<void> => {
    world.pass(1000);
    await keepAssessment(world.services, scope, 'r1', world.nextId('a'), world.now(), verdicts);
  };

  it('asks for ten requirements of a small team until somebody chooses, and is closed for what was never assessed', async () => {
    const { demands: usual, chosenAt } = await world.door.perform(lead, readGate, { product: 'p1' });
    assert.deepEqual([usual.map(({ requirement }) => requirement), chosenAt], [[...smallTeam], null]);
    assert.deepEqual((await states()).states, Array(10).fill('missing'));
    await assessed(Object.fromEntries(smallTeam.map((requirement) => [requirement, 'partly-met'])));
    assert.equal((await states()).isOpen, true);
  });

  it('opens when every demand is shown as far as it was asked, and never for what is unknown, claimed or no longer assessed', async () => {
    await world.door.perform(lead, chooseGate, { product: 'p1', demands });
    await assessed({ 'pledge/vdp': 'partly-met', 'white-paper/sbom': 'partly-met', 'pledge/security-txt': 'unknown' });
    assert.deepEqual(await states(), { isOpen: false, states: ['missing', 'shown', 'missing'] });
    await assessed({ 'pledge/vdp': 'met', 'white-paper/sbom': 'not-applicable', 'pledge/security-txt': 'claimed' });
    assert.deepEqual(await states(), { isOpen: false, states: ['shown', 'shown', 'missing'] });
    await assessed({ 'pledge/vdp': 'met', 'white-paper/sbom': 'met' });
    assert.deepEqual(await states(), { isOpen: false, states: ['shown', 'shown', 'missing'] }, 'what the newest assessment does not name is missing');
    await assessed({ 'pledge/vdp': 'met', 'white-paper/sbom': 'met', 'pledge/security-txt': 'met' });
    assert.deepEqual(await states(), { isOpen: true, states: ['shown', 'shown', 'shown'] });
    await assessed({ 'pledge/vdp': 'contradicted', 'white-paper/sbom': 'not-met', 'pledge/security-txt': 'met' });
    assert.deepEqual(await states(), { isOpen: false, states: ['missing', 'missing', 'shown'] });
  });

  it('lets through what somebody answers for, until its day or its end', async () => {
    await world.door.perform(lead, chooseGate, { product: 'p1', demands: demands.slice(0, 1) });
    await assessed({ 'pledge/vdp': 'not-met' });
    const owner = await world.person(scope, { roles: [] });
    const exception = { product: 'p1', requirement: 'pledge/vdp', reason: 'The policy is with counsel.', owner: owner.accountId, expiresAt: '2026-06-03' };
    await world.door.perform(lead, exceptRequirement, exception);
    assert.deepEqual(await states(), { isOpen: true, states: ['excepted'] });
    world.pass(2 * day);
    assert.equal((await states()).isOpen, true, 'its last day counts');
    world.pass(day);
    assert.equal((await states()).isOpen, false);
    const { id } = await world.door.perform(await world.person(scope, { roles: [{ role: 'product-owner', productId: 'p1' }], isSteppedUp: true }), exceptRequirement, { ...exception, expiresAt: '2026-06-30' });
    assert.equal((await states()).isOpen, true);
    await world.door.perform(lead, endException, { exception: id });
    assert.equal((await states()).isOpen, false);
  });

  it('refuses an exception without a reason, an owner, an end within a year, or a fresh passkey', async () => {
    const exception = { product: 'p1', requirement: 'pledge/vdp', reason: 'The policy is with counsel.', owner: lead.accountId, expiresAt: '2026-07-01' };
    for (const change of [{ reason: 'later' }, { owner: 'nobody' }, { expiresAt: '2026-06-01' }, { expiresAt: '2027-06-09' }, { requirement: 'pledge/nothing' }]) assert.equal((await refusalOf(world.door.perform(lead, exceptRequirement, { ...exception, ...change })))?.refusal, 'invalid-input', JSON.stringify(change));
    const tired = await world.person(scope, { roles: [{ role: 'security-lead', productId: null }] });
    assert.equal((await refusalOf(world.door.perform(tired, exceptRequirement, exception)))?.refusal, 'step-up-needed');
    assert.equal((await refusalOf(world.door.perform(lead, chooseGate, { product: 'p1', demands: [demands[0], demands[0]] })))?.refusal, 'invalid-input');
  });

  it('says after an incident what is known, and names what is still open', async () => {
    const { id } = await world.door.perform(lead, recordIncident, { product: 'p1', title: 'Stolen sessions', happenedAt: '2026-05-02', statement: { kind: 'stolen-credential', account: 'Sessions of twelve customers were used.', feature: 'there-is-one', featureName: 'Passkeys', isDefaultNow: 'yes' } });
    const { text, open } = await world.door.perform(lead, readIncident, { incident: id });
    assert.deepEqual(open, ['whether it costs nothing extra now']);
    assert.match(text.join('\n'), /Passkeys\. On by default: now\. Without extra charge: not said yet\./u);
  });
});

describe('the gate, asked by a build', () => {
  let host: WorkspaceHost;
  let folder: string;
  before(async () => {
    host = await workspaceHost();
    folder = mkdtempSync(join(tmpdir(), 'assay-gate-'));
  });
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await host.close();
  });

  it('ends with 1 while something is missing and with 0 when the gate is open, and leaves in the log that it asked', async () => {
    const admin = new WebClient(host.url);
    await admin.setUp(host.setupLink);
    const { client: lead } = await admin.invite('Lena Lead', ['security-lead']);
    const product = String((await lead.done('POST', '/api/v1/products', { slug: 'gateway', name: 'Gateway' }))['id']);
    const release = String((await lead.done('POST', `/api/v1/products/${product}/releases`, { version: '1.0' }))['id']);
    await lead.done('PUT', `/api/v1/products/${product}/gate`, { demands: [{ requirement: 'pledge/vdp', demand: 'met' }] });
    const { token } = (await lead.done('POST', '/api/v1/account/tokens', { name: 'ci', acts: ['product.list', 'release.list', 'gate.pass'], productIds: null, days: 1 })) as { readonly token: string };
    writeFileSync(join(folder, 'token.txt'), token);
    const ask = async (...more: readonly string[]): Promise<{ readonly code: number | null; readonly text: string }> => new Promise((resolve) => {
      const child = spawn(process.execPath, [program, 'gate', '--to', host.url, '--product', 'gateway', '--release', '1.0', '--token-file', join(folder, 'token.txt'), ...more]);
      let text = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => { text += String(piece); });
      child.on('close', (code) => resolve({ code, text }));
    });
    const closed = await ask();
    assert.equal(closed.code, 1, closed.text);
    assert.match(closed.text, /the gate is closed; this release was never assessed\.[^]*MISSING/u);
    const [scope] = await operatorScopes(host.services.store);
    assert.ok(scope);
    await keepAssessment(host.services, scope, release, 'a1', host.services.ports.now().toISOString(), { 'pledge/vdp': 'met' });
    const open = await ask('--format', 'json');
    assert.equal(open.code, 0, open.text);
    assert.equal((JSON.parse(open.text) as { readonly isOpen: boolean }).isOpen, true);
    const entries = await host.services.store.read(scope, async (rows) => rows.selectFrom('auditEntry').select('entry').where('action', '=', 'gate.pass').orderBy('sequence').execute());
    assert.deepEqual(entries.map(({ entry }) => (JSON.parse(entry) as { readonly detail: { readonly isOpen: boolean } }).detail.isOpen), [false, true]);
    assert.equal((await ask('--release', '2.0')).code, 2);
  });
});
