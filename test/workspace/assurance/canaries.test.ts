import assert from 'node:assert/strict';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { logKey } from '../../../src/audit/log-key.ts';
import { ChainReplay } from '../../../src/audit/replay-chain.ts';
import { signCheckpoints } from '../../../src/audit/sign-checkpoints.ts';
import { provenScope } from '../../../src/store/scope.ts';
import { backupsInFolder } from '../../../src/store/backup/backup-folder.ts';
import { writeBackup } from '../../../src/store/backup/write-backup.ts';
import { workspaceHost, type WorkspaceHost } from '../../e2e/workspace-host.ts';
import { serve } from '../server/served-process.ts';
import { WebClient, type Answered } from '../support/web-client.ts';

/** Every secret of a workspace that lives for a day, looked for in everything that leaves it. */
describe('secrets of a workspace', () => {
  let host: WorkspaceHost;
  let admin: WebClient;
  const secrets = new Map<string, string>();
  const seen: { readonly what: string; readonly text: string }[] = [];
  const metricsToken = 'canary-metrics-'.padEnd(40, 'm');

  /** Keeps an answer for the search. An answer that gives a secret for the first time is left out by its caller. */
  function keep(what: string, { headers, text }: Answered): void {
    seen.push({ what, text: `${text} ${headers.get('location') ?? ''}` });
  }

  /** What the server does every second: an export goes as far as the last checkpoint. */
  async function signed(): Promise<void> {
    const { store, secrets: seals, ports } = host.services;
    const scope = provenScope('home');
    await signCheckpoints(store, scope, await logKey(store, scope, seals, ports, host.url), ports, true);
  }

  before(async () => {
    host = await workspaceHost({ requestsPerMinute: 100_000, passwordSignIn: true, metricsToken });
    admin = new WebClient(host.url);
    secrets.set('setup link', new URL(host.setupLink).hash.slice(1).split('.').at(-1) ?? '');
    const codes = await admin.setUp(host.setupLink);
    secrets.set('recovery code', codes[0] ?? '').set('unused recovery code', codes[1] ?? '').set('unused recovery code, bare', (codes[1] ?? '').replaceAll('-', ''));
    secrets.set('session', admin.cookie?.split('.').at(-1) ?? '').set('metrics token', metricsToken).set('instance secret', readFileSync(join(host.folder, 'instance-secret'), 'utf8').trim());
    const lead = await admin.invite('Lena Lead', ['security-lead']);
    secrets.set('invitation', lead.invitation.split('.').at(-1) ?? '').set('session of a lead', lead.client.cookie?.split('.').at(-1) ?? '');
    const open = await admin.invited('Otto Open', ['auditor']);
    secrets.set('open invitation', open.invitation.split('.').at(-1) ?? '');
    const { token } = await lead.client.done('POST', '/api/v1/account/tokens', { name: 'ci', acts: ['product.list'], productIds: null, days: 3 });
    secrets.set('token', String(token).split('_')[2] ?? '');
    const password = 'canary herons cross nine fields';
    secrets.set('password', password);
    const begun = await lead.client.post('/api/v1/account/password/begin', { signInName: 'lena', password });
    const seed = new URL(String(begun.json['seedAddress'])).searchParams.get('secret') ?? '';
    assert.ok(seed.length > 20);
    secrets.set('seed of one-time passwords', seed).set('ceremony', String(begun.json['ceremony']).split('.').at(-1) ?? '');

    // Each is used rightly, wrongly and in wrong places, so that every refusal and failure has had it in hand.
    const stranger = new WebClient(host.url);
    for (const [name, secret] of secrets) {
      const whole = `home.${secret}`;
      keep(`recovery with ${name}`, await stranger.post('/api/v1/sign-in/recovery', { code: secret.slice(0, 100) }));
      keep(`invitation with ${name}`, await stranger.post('/api/v1/sign-in/invitation/begin', { link: whole }));
      keep(`setup with ${name}`, await stranger.post('/api/v1/setup/begin', { link: whole, displayName: 'Eve' }));
      keep(`bearer ${name}`, await stranger.get('/api/v1/products', { authorization: `Bearer ${whole.replaceAll(' ', '-')}` }));
      keep(`cookie ${name}`, await stranger.get('/home', { cookie: `assay-session=${whole.replaceAll(' ', '-')}` }));
      keep(`password ${name}`, await stranger.post('/api/v1/sign-in/password', { signInName: 'lena', password: secret, code: '000000' }));
      keep(`ceremony ${name}`, await stranger.post('/api/v1/sign-in/passkey/finish', { ceremony: whole, response: {} }));
      keep(`field ${name}`, await admin.post('/api/v1/products', { slug: 'x', name: { secret } }));
      keep(`unknown field ${name}`, await admin.post('/api/v1/accounts', { displayName: 'x', secret }));
      keep(`broken JSON ${name}`, await admin.post('/api/v1/products', `{"slug":"${secret}`));
      keep(`user agent ${name}`, await stranger.get('/api/v1/account', { 'user-agent': secret }));
      keep(`path ${name}`, await stranger.get(`/${encodeURIComponent(secret)}`));
    }
    stranger.cookie = undefined;
    keep('recovery', await stranger.post('/api/v1/sign-in/recovery', { code: codes[0] }));
    await signed();
    for (const path of ['/home', '/people', '/posture', '/settings', '/audit', '/account', '/account/tokens', `/people/${lead.accountId}`, '/api/v1/accounts', '/api/v1/account', '/api/v1/account/tokens', '/api/v1/account/sessions', '/api/v1/settings', '/api/v1/posture', '/api/v1/providers', '/api/v1/audit-log/entries?limit=200', '/api/v1/audit-log/export', '/api/v1/openapi.json']) {
      const answered = await admin.get(path);
      assert.equal(answered.status, 200, path);
      keep(path, answered);
      keep(`${path} of the lead`, await lead.client.get(path));
    }
    keep('metrics', await admin.get('/metrics', { authorization: `Bearer ${metricsToken}`, cookie: '' }));
    await new Promise((resolve) => { setTimeout(resolve, 400); });
  });
  after(async () => host.close());

  const found = (texts: readonly { readonly what: string; readonly text: string }[]): readonly string[] => texts.flatMap(({ what, text }) => [...secrets].filter(([, secret]) => text.includes(secret)).map(([name]) => `${name} in ${what}`));

  test('are there to be found, long enough to be looked for', () => {
    assert.ok(secrets.size >= 13 && seen.length > 150);
    for (const [name, secret] of secrets) assert.ok(secret.length >= 16, name);
    assert.deepEqual(found([{ what: 'itself', text: [...secrets.values()].join(' ') }]).length, secrets.size);
    assert.deepEqual(host.defects, []);
  });

  test('are in no answer, page, problem, list, export or metric after the one that gave them', () => {
    assert.deepEqual(found(seen), []);
  });

  test('are in no line of the access log', () => {
    assert.ok(host.accessLog.join('').length > 1000);
    assert.deepEqual(found([{ what: 'access log', text: host.accessLog.join('') }]), []);
  });

  test('are in no row in the clear, the audit log’s among them', async () => {
    const rows = await host.services.store.read(provenScope('home'), async (reading) => reading.selectFrom('auditEntry').select('entry').execute());
    assert.ok(rows.length > 100);
    assert.deepEqual(found([{ what: 'audit log', text: rows.map(({ entry }) => entry).join('\n') }]), []);
    // What a browser says of itself is kept with its session, and belongs to whoever sends it.
    const files = globSync('*.sqlite*', { cwd: host.folder }).map((name) => ({ what: name, text: readFileSync(join(host.folder, name), 'latin1') }));
    assert.ok(files.length > 0);
    assert.deepEqual(found(files), []);
  });

  test('are in no backup', async () => {
    const folder = join(host.folder, 'copies');
    await writeBackup({ place: { dataFolder: host.folder }, evidence: host.services.evidence, begin: backupsInFolder(folder), now: () => new Date(), newChainCheck: () => new ChainReplay() });
    const files = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => ({ what: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'latin1') }));
    assert.ok(files.length > 10 && files.some(({ text }) => text.includes('Lena Lead')));
    assert.deepEqual(found(files), []);
  });

  test('of the configuration are in no list of processes, no line and no page of a served workspace', async () => {
    const folder = join(host.folder, 'served');
    mkdirSync(folder);
    const canary = 'canary-of-the-configuration'.padEnd(48, 'x');
    writeFileSync(join(host.folder, 'canary'), `${canary}\n`, { mode: 0o600 });
    const { child, url, words, ended, errors } = await serve(folder, { ASSAY_METRICS_TOKEN_FILE: join(host.folder, 'canary'), ASSAY_AUDIT_WEBHOOK_SECRET_FILE: join(host.folder, 'canary'), ASSAY_AUDIT_WEBHOOK: 'https://siem.acme.example/hook' });
    try {
      assert.equal((await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${canary}` } })).status, 200, errors());
      const served = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ')[0] ?? '';
      for (const id of [String(child.pid), served]) for (const file of ['cmdline', 'comm', 'environ']) assert.equal(readFileSync(`/proc/${id}/${file}`, 'utf8').includes(canary), false, file);
      for (const path of ['/', '/api/docs', '/sign-in', '/setup', '/healthz', '/nothing']) assert.equal((await (await fetch(`${url}${path}`)).text()).includes(canary), false, path);
    } finally {
      child.kill('SIGTERM');
      await ended;
    }
    assert.equal((words + errors()).includes(canary), false);
  });

  test('what holds line ends and controls makes no second line in any log', async () => {
    const hostile = 'Mozilla \u001b[2J {"outcome":"success","action":"account.grant-role"}';
    const before = host.accessLog.join('').split('\n').length;
    const client = new WebClient(host.url, admin.authenticator);
    const { ceremony, response } = await client.shown('/api/v1/sign-in/passkey/begin');
    await client.post('/api/v1/sign-in/passkey/finish', { ceremony, response }, { 'user-agent': hostile.replace('\u001b', '') });
    await client.post('/api/v1/sign-in/password', { signInName: 'eve\n{"outcome":"success"}', password: 'x\r\ny', code: '\n' });
    await client.post('/api/v1/sign-in/recovery', { code: 'a\n\u001b[2J' });
    await new Promise((resolve) => { setTimeout(resolve, 400); });
    const lines = host.accessLog.join('').trimEnd().split('\n');
    assert.equal(lines.length - before + 1, 4);
    for (const line of lines) assert.deepEqual(Object.keys(JSON.parse(line) as object), ['at', 'requestId', 'sourceAddress', 'method', 'route', 'status', 'milliseconds']);
    await signed();
    const exported = String((await admin.get('/api/v1/audit-log/export')).json['export']);
    assert.doesNotMatch(exported.replaceAll('\n', ''), /[\u0000-\u001f\u007f]/);
    for (const line of exported.split('\n').filter((text) => text !== '')) assert.doesNotThrow(() => void JSON.parse(line), line.slice(0, 200));
  });
});
