import assert from 'node:assert/strict';
import { execFile, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { program, seededToken, serve as serveIn, type Served } from './served-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-serve-'));
const started: ChildProcess[] = [];
describe('serve command', () => {
  after(() => {
    for (const child of started) child.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  async function serve(environment: Record<string, string> = {}, flags: readonly string[] = []): Promise<Served> {
    const served = await serveIn(folder, environment, flags);
    started.push(served.child);
    return served;
  }

  test('it starts itself with few rights, shows one setup link, serves, logs without secrets, and stops when told', async () => {
    const { child, url, words, ended, errors } = await serve();
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
    // Whichever port it took: a link to another one would lead nowhere, and a passkey made there count nowhere.
    assert.match(words, new RegExp(`^Workspace  ${url} .*\\nSet it up  ${url}/setup#home\\.`));
    assert.notEqual(new URL(url).port, '0');
    const begun = (await (await fetch(`${url}/api/v1/setup/begin`, { method: 'POST', headers: { origin: url, 'content-type': 'application/json' }, body: JSON.stringify({ link: /#(\S+)/.exec(words)?.[1], displayName: 'Ada' }) })).json()) as { readonly options?: { readonly rp?: { readonly id?: string } } };
    assert.equal(begun.options?.rp?.id, 'localhost');
    const page = await fetch(`${url}/`);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /Assay/);
    assert.equal(page.headers.has('set-cookie'), false);
    assert.equal((await fetch(`${url}/.well-known/sbom`)).headers.get('content-type'), 'application/vnd.cyclonedx+json');
    assert.equal((await fetch(`${url}/api/v1/openapi.json`)).status, 200);
    const served = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ')[0] ?? '';
    const line = readFileSync(`/proc/${served}/cmdline`, 'utf8');
    for (const flag of ['--permission', '--disallow-code-generation-from-strings', '--disable-proto=throw', `--allow-fs-write=${folder}`]) assert.ok(line.split('\0').includes(flag), flag);
    assert.equal(statSync(join(folder, 'instance-secret')).mode & 0o077, 0);
    child.kill('SIGTERM');
    assert.equal(await ended, 0);
    assert.match(errors(), /"route":"\/readyz","status":200/);
    assert.equal(errors().includes(/#(\S+)/.exec(words)?.[1] ?? '?'), false);
  });

  test('people sign in, by passkey and by provider, and the log is exported after nothing can be added to what all objects inherit', () => {
    const tests = ['identity/sign-in', 'providers/saml', 'audit/acts'].map((name) => `test/workspace/${name}.test.ts`);
    const { status, stdout } = spawnSync(process.execPath, ['--import', './test/workspace/support/closed-process.ts', '--test', '--test-isolation=none', '--test-name-pattern', 'signs in, each time|of a mapped group|export the whole log', ...tests], { encoding: 'utf8', env: { ...process.env, NODE_TEST_CONTEXT: undefined }, cwd: fileURLToPath(new URL('../../../', import.meta.url)) });
    assert.equal(status, 0, stdout.slice(-3000));
    assert.match(stdout, /pass 3\b/);
  });

  test('it starts again on what is there', async () => {
    const { child, url, ended } = await serve();
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    child.kill('SIGINT');
    assert.equal(await ended, 0);
  });

  test('beyond loopback it does not listen before it is set up, nor without protection', async () => {
    const plain = await serve({ ASSAY_LISTEN_ADDRESS: '0.0.0.0' });
    assert.equal(await plain.ended, 64);
    assert.match(plain.errors(), /nothing protects what they send/);
    const early = await serve({ ASSAY_LISTEN_ADDRESS: '0.0.0.0', ASSAY_TRUSTED_PROXIES: '192.0.2.1', ASSAY_PUBLIC_URL: 'https://assay.example' });
    assert.equal(await early.ended, 64);
    assert.match(early.errors(), /nobody is administrator yet/);
  });

  test('a process that may do too much is refused', async () => {
    const { ended, errors } = await serve({}, ['--permission', '--allow-fs-read=*', '--allow-fs-write=*', '--allow-net', '--allow-child-process']);
    assert.equal(await ended, 64);
    assert.match(errors(), /code can be made from text/);
    assert.match(errors(), /files outside the granted folders can be read/);
  });

  test('a configuration that is wrong is told whole', async () => {
    const { ended, errors } = await serve({ ASSAY_PORT: 'x', ASSAY_UNKNOWN: '1' });
    assert.equal(await ended, 64);
    assert.match(errors(), /ASSAY_UNKNOWN/);
  });

  test('a file is pushed from the command line, read by a process without rights, and assessed', async () => {
    const own = join(folder, 'pushed');
    mkdirSync(own);
    const token = await seededToken(own, ['product.create', 'product.list', 'release.add', 'release.list', 'evidence.add', 'assessment.ask', 'assessment.list']);
    const { child, url, ended, words } = await serveIn(own);
    started.push(child);
    assert.doesNotMatch(words, /Set it up/);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const ask = async (path: string, body?: object): Promise<Record<string, unknown>> => (await (await fetch(`${url}/api/v1${path}`, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) })).json()) as Record<string, unknown>;
    const product = await ask('/products', { slug: 'gateway', name: 'Gateway' });
    const release = await ask(`/products/${String(product['id'])}/releases`, { version: '1.0' });
    writeFileSync(join(folder, 'token'), `${token}\n`);
    writeFileSync(join(folder, 'sbom.json'), '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","name":"left","version":"1.0.0"}]}');
    // Beside this process, which would otherwise not see that the server ends a connection that nobody uses.
    const push = async (more: readonly string[]): Promise<{ readonly status: number; readonly text: string }> => new Promise((resolve) => {
      execFile(process.execPath, [program, 'push', join(folder, 'sbom.json'), '--to', url, '--product', 'gateway', '--token-file', join(folder, 'token'), ...more], (problem, out, error) => {
        resolve({ status: problem === null ? 0 : Number(problem.code), text: out + error });
      });
    });
    const pushed = await push(['--release', '1.0']);
    assert.equal(pushed.status, 0, pushed.text);
    assert.match(pushed.text, /SHA-256 {6}[0-9a-f]{64}/);
    assert.deepEqual([(await push(['--release', '2.0'])).status, (await push(['--release', '1.0', '--to', 'http://assay.example'])).status], [2, 64]);
    await ask(`/releases/${String(release['id'])}/assessments`, {});
    let assessments: readonly unknown[] = [];
    for (let tries = 0; tries < 60 && assessments.length === 0; tries += 1) {
      await new Promise((resolve) => { setTimeout(resolve, 500); });
      assessments = (await ask(`/releases/${String(release['id'])}/assessments`))['assessments'] as readonly unknown[];
    }
    assert.equal(assessments.length, 1);
    child.kill('SIGTERM');
    assert.equal(await ended, 0);
  });
});
