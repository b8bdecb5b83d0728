import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createSecretKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { SignJWT, UnsecuredJWT } from 'jose';
import { authenticate } from '../../../src/identity/authenticate.ts';
import { conditionsProblem, unmetCondition, type WorkloadCondition } from '../../../src/identity/workload/condition.ts';
import { wellKnownRelease } from '../../../src/server/public/well-known.ts';
import { startServer, type RunningServer } from '../../../src/server/start-server.ts';
import { deactivateAccount } from '../../../src/workspace/acts/people/deactivate-account.ts';
import { createProduct } from '../../../src/workspace/acts/products/create-product.ts';
import { addRelease } from '../../../src/workspace/acts/products/add-release.ts';
import { listEvidence } from '../../../src/workspace/acts/products/list-evidence.ts';
import { listProducts } from '../../../src/workspace/acts/products/list-products.ts';
import { workloadExchange } from '../../../src/workspace/acts/workloads/workload-exchange.ts';
import { workloadList } from '../../../src/workspace/acts/workloads/workload-list.ts';
import { workloadRevoke } from '../../../src/workspace/acts/workloads/workload-revoke.ts';
import { workloadTrust } from '../../../src/workspace/acts/workloads/workload-trust.ts';
import { databases } from '../../support/databases.ts';
import { startBuildHost, type BuildHost } from '../support/build-host.ts';
import { identityWorld, type IdentityWorld } from '../support/identity-world.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { strictSettings } from '../support/settings.ts';
import { program } from '../server/served-process.ts';

const audience = 'https://assay.example';
const run = { aud: audience, sub: 'repo:acme/gateway:ref:refs/heads/main', repository: 'acme/gateway', repository_id: '1001', ref: 'refs/heads/main', run_id: '77', actor: 'canary-person' };

let world: IdentityWorld;
let host: BuildHost;
let server: RunningServer;
let administrator: string;
let owner: string;
let product: string;
let release: string;
let other: string;
let trust: string;

for (const database of databases) describe(`workloads on ${database.name}`, { skip: database.skip }, () => {
  before(async () => {
    world = await identityWorld({ ...strictSettings, privateHostsAllowed: ['127.0.0.1'] }, database);
    world.clock.wall = new Date().getTime();
    host = await startBuildHost(() => world.clock.wall);
    ({ accountId: administrator } = await world.setUp());
    owner = 'owner-of-gateway';
    await world.addAccount(owner, 'product-owner');
    const maker = await world.openFor(owner);
    ({ id: product } = await world.perform(createProduct, { slug: 'gateway', name: 'Gateway' }, { cookie: maker }));
    ({ id: other } = await world.perform(createProduct, { slug: 'other', name: 'Other' }, { cookie: maker }));
    ({ id: release } = await world.perform(addRelease, { product, version: '1.0' }, { cookie: maker }));
    trust = await trusted([{ claim: 'repository_id', is: 'exactly', value: '1001' }, { claim: 'repository', is: 'exactly', value: 'acme/gateway' }, { claim: 'ref', is: 'exactly', value: 'refs/heads/main' }]);
    const { services, store, settings, ports, door } = world;
    server = await startServer({
      services, door, authenticate: async (credential, request) => authenticate(store, settings, ports, credential, null, request),
      listen: { address: '127.0.0.1', port: 0, isSetUp: true }, release: wellKnownRelease('0.0.0'), files: {}, onFatal: () => undefined, onDefect: (problem) => { throw problem; },
    });
  });
  after(async () => {
    await server.close();
    await world.close();
    await host.close();
  });

  async function trusted(conditions: readonly WorkloadCondition[], more: Readonly<Record<string, unknown>> = {}): Promise<string> {
    return (await world.perform(workloadTrust, { name: 'Builds', issuer: host.issuer, conditions, productIds: [product], account: owner, ...more }, await admin())).id;
  }
  /** A session of the administrator in which a passkey was shown just now: time goes by in these tests. */
  async function admin(): Promise<{ readonly cookie: string }> {
    return { cookie: await world.openFor(administrator, { isSteppedUp: true }) };
  }
  let from = 0;
  /** Shows a token from an address of its own, so that no limit of wrong ones is met. */
  async function exchange(token: string, workload = trust): Promise<{ readonly token: string; readonly expiresAt: string }> {
    from += 1;
    return world.perform(workloadExchange, { workload, token }, {}, `198.51.100.${from % 250}`);
  }
  async function lastReason(): Promise<unknown> {
    const { entry } = await world.store.read(world.home, async (rows) => rows.selectFrom('auditEntry').select('entry').where('action', '=', 'workload.token-refused').orderBy('sequence', 'desc').executeTakeFirstOrThrow());
    return (JSON.parse(entry) as { detail: { why: unknown } }).detail.why;
  }

  test('a run gets a quarter of an hour, its products and pushing, and nothing else', async () => {
    const { token, expiresAt } = await exchange(await host.token(run));
    assert.equal(Date.parse(expiresAt) - world.clock.wall, 15 * 60_000);
    assert.deepEqual((await world.perform(listProducts, {}, { bearer: token })).products.map(({ id }) => id), [product]);
    assert.equal((await refusalOf(world.perform(listEvidence, { release }, { bearer: token })))?.refusal, 'not-allowed');
    assert.notEqual(await refusalOf(world.perform(addRelease, { product, version: '2.0' }, { bearer: token })), undefined);
    assert.equal((await refusalOf(world.perform(workloadList, {}, { bearer: token })))?.refusal, 'not-found');
    world.clock.pass(15);
    assert.equal((await refusalOf(world.perform(listProducts, {}, { bearer: token })))?.refusal, 'signed-out');
    assert.ok(!(await world.everything()).includes(token));
  });

  test('the log says which run it was, and names nobody', async () => {
    await exchange(await host.token(run));
    const { entry } = await world.store.read(world.home, async (rows) => rows.selectFrom('auditEntry').select('entry').where('action', '=', 'workload.exchange').where('outcome', '=', 'success').orderBy('sequence', 'desc').executeTakeFirstOrThrow());
    assert.match(entry, /"repository_id":"1001"/);
    assert.match(entry, /"run_id":"77"/);
    assert.ok(!entry.includes('canary-person'));
  });

  const attacks: readonly (readonly [string, () => Promise<string> | string, RegExp])[] = [
    ['without a signature', () => new UnsecuredJWT({ iss: host.issuer, ...run, jti: 'x' }).setIssuedAt().setExpirationTime('5m').encode(), /base64url|algorithm/],
    ['signed with the public key as a shared secret', async () => new SignJWT({ iss: host.issuer, ...run, jti: 'x', iat: world.clock.wall / 1000, exp: world.clock.wall / 1000 + 300 }).setProtectedHeader({ alg: 'HS256', kid: 'key-0' }).sign(createSecretKey(Buffer.from(host.publicKey()))), /algorithm/],
    ['for another audience', async () => host.token({ ...run, aud: 'https://other.example' }), /audience/],
    ['for several audiences', async () => host.token({ ...run, aud: [audience, 'https://other.example'] }), /audience/],
    ['of another issuer', async () => host.token({ ...run, iss: 'https://other.example' }), /issuer/],
    ['of another repository whose name begins alike', async () => host.token({ ...run, repository: 'acme/gateway-copy', repository_id: '2002' }), /repository/],
    ['of a repository that got the name', async () => host.token({ ...run, repository_id: '2002' }), /repository_id/],
    ['of another branch', async () => host.token({ ...run, ref: 'refs/heads/main2' }), /ref/],
    ['of a pull request', async () => host.token({ ...run, ref: 'refs/pull/1/merge' }), /ref/],
    ['with a claim that is a list', async () => host.token({ ...run, ref: ['refs/heads/main'] }), /ref/],
    ['that has ended', async () => host.token({ ...run, iat: world.clock.wall / 1000 - 900, exp: world.clock.wall / 1000 - 61 }), /ended/],
    ['that is not good yet', async () => host.token({ ...run, nbf: world.clock.wall / 1000 + 120 }), /not good yet/],
    ['that was made hours ago', async () => host.token({ ...run, iat: world.clock.wall / 1000 - 7200 }), /just now/],
    ['made in the future', async () => host.token({ ...run, iat: world.clock.wall / 1000 + 600, exp: world.clock.wall / 1000 + 900 }), /just now/],
    ['without an id', async () => host.token({ ...run, jti: undefined }), /no id/],
    ['that brings the address of its keys (jku)', async () => host.token(run, { jku: `${host.issuer}/keys` }), /jku/],
    ['that brings the address of its certificate (x5u)', async () => host.token(run, { x5u: `${host.issuer}/certificate` }), /x5u/],
    ['that brings its own key (jwk)', async () => host.token(run, { jwk: { kty: 'RSA', n: 'AQAB', e: 'AQAB' } }), /jwk/],
    ['of an unknown key', async () => host.token(run, { kid: '../../dev/null' }), /not exactly one key/],
  ];
  for (const [what, make, why] of attacks) {
    test(`a token ${what} lets nobody in, and the log says why`, async () => {
      const problem = await refusalOf(exchange(await make()));
      assert.equal(problem?.refusal, 'signed-out');
      assert.match(problem.message, /not let in/);
      assert.match(String(await lastReason()), why);
      world.clock.pass(16);
    });
  }

  test('a token counts once, also among many at the same time and for another trust of the issuer', async () => {
    const token = await host.token(run);
    const outcomes = await Promise.all(Array.from({ length: 20 }, async () => refusalOf(exchange(token))));
    assert.equal(outcomes.filter((outcome) => outcome === undefined).length, 1);
    const second = await trusted([{ claim: 'repository_id', is: 'exactly', value: '1001' }]);
    assert.equal((await refusalOf(exchange(token, second)))?.refusal, 'signed-out');
    assert.equal(await refusalOf(exchange(await host.token(run), second)), undefined);
  });

  test('a new key of the issuer is found, and a withdrawn one ends within minutes', async () => {
    await exchange(await host.token(run));
    const old = host.rotate();
    world.clock.pass(1);
    await exchange(await host.token(run));
    assert.equal((await refusalOf(exchange(await host.token(run, { kid: 'key-0' }, old))))?.refusal, 'signed-out');
    const asked = host.keysAsked();
    for (let index = 0; index < 30; index += 1) await refusalOf(exchange(await host.token(run, { kid: `invented-${index}` })));
    assert.ok(host.keysAsked() - asked <= 1, 'invented keys do not make the workspace ask');
  });

  test('wrong tokens of one source are limited, right ones of others are not', async () => {
    const wrong = await host.token({ ...run, ref: 'x' });
    const outcomes: (string | undefined)[] = [];
    for (let index = 0; index < 70; index += 1) outcomes.push((await refusalOf(world.perform(workloadExchange, { workload: trust, token: wrong }, {}, '203.0.113.9')))?.refusal);
    assert.deepEqual([outcomes[0], outcomes.at(-1)], ['signed-out', 'too-many']);
    assert.equal(await refusalOf(exchange(await host.token(run))), undefined);
  });

  test('what ends ends at once: a revoked trust, and the account that its runs act for', async () => {
    const revoked = await trusted([{ claim: 'repository_id', is: 'exactly', value: '1001' }]);
    const { token } = await exchange(await host.token(run), revoked);
    assert.deepEqual(await world.perform(workloadRevoke, { workload: revoked }, await admin()), { runsEnded: 1 });
    assert.equal((await refusalOf(world.perform(listProducts, {}, { bearer: token })))?.refusal, 'signed-out');
    assert.equal((await refusalOf(exchange(await host.token(run), revoked)))?.refusal, 'signed-out');
    await world.addAccount('leaving', 'product-owner');
    const ofLeaving = await trusted([{ claim: 'repository_id', is: 'exactly', value: '1001' }], { account: 'leaving' });
    const { token: last } = await exchange(await host.token(run), ofLeaving);
    await world.perform(deactivateAccount, { account: 'leaving' }, await admin());
    assert.equal((await refusalOf(world.perform(listProducts, {}, { bearer: last })))?.refusal, 'signed-out');
    assert.equal((await refusalOf(exchange(await host.token(run), ofLeaving)))?.refusal, 'signed-out');
  });

  test('conditions must say whose runs are meant, without wild patterns', () => {
    const exactly = (claim: string, value: string): WorkloadCondition => ({ claim, is: 'exactly', value });
    const under = (claim: string, value: string): WorkloadCondition => ({ claim, is: 'under', value });
    for (const wrong of [[exactly('ref', 'refs/heads/main')], [under('repository_id', '1/')], [under('repository', 'acme')], [under('repository', '/')], [exactly('repository', 'a/b'), exactly('aud', 'x')], [exactly('repository', 'a/b'), under('repository', 'a/')]]) assert.notEqual(conditionsProblem(wrong), undefined, JSON.stringify(wrong));
    for (const right of [[exactly('repository_id', '1')], [under('repository', 'acme/')], [exactly('project_path', 'acme/x'), under('ref_path', 'refs/tags/')]]) assert.equal(conditionsProblem(right), undefined);
    for (const [value, fits] of [['acme/gateway', true], ['acme/', false], ['acme-evil/gateway', false], ['acme', false], ['ACME/gateway', false], ['acme/../evil', false]] as const) assert.equal(unmetCondition([under('repository', 'acme/')], { repository: value }) === undefined, fits, value);
    assert.notEqual(unmetCondition([exactly('constructor', 'x')], {}), undefined);
  });

  test('a trust is made only for an account that may push itself, for products that are there, and in an issuer that is reached and is it', async () => {
    await world.addAccount('reader', 'approver');
    const conditions = [{ claim: 'repository_id', value: '1001' }];
    for (const wrong of [{ account: 'reader' }, { account: 'nobody' }, { productIds: ['unknown'] }, { issuer: `${host.issuer}/` }, { issuer: 'https://builds.invalid' }, { conditions: [{ claim: 'ref', value: 'x' }] }]) {
      assert.equal((await refusalOf(world.perform(workloadTrust, { name: 'B', issuer: host.issuer, conditions, productIds: [product], account: owner, ...wrong }, await admin())))?.refusal, 'invalid-input', JSON.stringify(wrong));
    }
    const named = await world.perform(workloadTrust, { name: 'By name', issuer: host.issuer, conditions: [{ claim: 'repository', value: 'acme/gateway' }], productIds: [product, other], account: owner }, await admin());
    assert.deepEqual([named.restsOnNames, named.audience], [true, 'https://assay.example']);
  });

  test('a build pushes from the command line, as on GitHub and as on GitLab', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-run-'));
    try {
      writeFileSync(join(folder, 'sbom.json'), '{"bomFormat":"CycloneDX","specVersion":"1.6"}');
      const push = async (environment: Readonly<Record<string, string>>, more: readonly string[] = []): Promise<{ readonly code: number | null; readonly text: string }> => {
        const child = spawn(process.execPath, [program, 'push', join(folder, 'sbom.json'), '--to', server.url, '--audience', audience, '--product', 'gateway', '--release', '1.0', '--workload', trust, ...more], { env: { PATH: process.env['PATH'], HOME: folder, ...environment } });
        let text = '';
        for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => { text += piece.toString(); });
        return { code: await new Promise<number | null>((resolve) => { child.on('close', resolve); }), text };
      };
      const [onGitHub, onGitLab, without, both] = await Promise.all([
        push(host.environment(run), ['--path', 'github.json']), push({ ASSAY_ID_TOKEN: await host.token(run) }, ['--path', 'gitlab.json']), push({}), push({}, ['--token-file', 'x']),
      ]);
      assert.equal(onGitHub.code, 0, onGitHub.text);
      assert.equal(onGitLab.code, 0, onGitLab.text);
      assert.equal(without.code, 64);
      assert.match(without.text, /id-token: write/);
      assert.equal(both.code, 64);
      const { files } = await world.perform(listEvidence, { release }, { cookie: await world.openFor(owner) });
      assert.deepEqual(files.map(({ path }) => path).toSorted(), ['github.json', 'gitlab.json']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
