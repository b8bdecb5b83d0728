import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../bin/assay.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'assay-serve-'));
const started: ChildProcess[] = [];
after(() => {
  for (const child of started) child.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

interface Served {
  readonly child: ChildProcess;
  readonly url: string;
  /** What it wrote until it was ready. */
  readonly words: string;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
  readonly errors: () => string;
}

async function serve(environment: Record<string, string> = {}, flags: readonly string[] = []): Promise<Served> {
  const child = spawn(process.execPath, [...flags, program, 'serve', '--data', folder, '--port', '0'], { env: { PATH: process.env['PATH'], HOME: folder, ...environment } });
  started.push(child);
  let errors = '';
  child.stderr.on('data', (piece: Buffer) => { errors += piece.toString(); });
  const ended = new Promise<number | null>((resolve) => { child.on('exit', resolve); });
  const words = await new Promise<string>((resolve) => {
    let text = '';
    child.stdout.on('data', (piece: Buffer) => {
      text += piece.toString();
      if (text.includes('Workspace')) resolve(text);
    });
    child.on('exit', () => resolve(text));
  });
  return { child, url: /http:\/\/localhost:\d+/.exec(words)?.[0] ?? '', words, ended, errors: () => errors };
}

test('it starts itself with few rights, shows one setup link, serves, logs without secrets, and stops when told', async () => {
  const { child, url, words, ended, errors } = await serve();
  assert.equal((await fetch(`${url}/readyz`)).status, 200);
  assert.match(words, /Set it up {2}http:\/\/localhost:\d+\/setup#home\./);
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
