/** A published dossier with a Sigstore bundle beside it, as a customer verifies it on the command line. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { identity, issuer, makeSigstoreWorld } from './sigstore/sigstore-world.ts';

const program = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
// The keys are good from when they are made, so the bundle is of this minute.
const signedAt = Math.floor(Date.now() / 1000) * 1000;
const witnessedAt = `${new Date(signedAt).toISOString().slice(0, 19)}Z`;
const world = makeSigstoreWorld(signedAt);
let home = '';

function assay(...words: readonly string[]): { readonly status: number | null; readonly out: string; readonly all: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { cwd: home, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  return { status, out: stdout, all: `${stdout}${stderr}`.replaceAll(/\s+/g, ' ') };
}

const verify = (...words: readonly string[]): ReturnType<typeof assay> => assay('verify', 'dossier', '--data', 'customer', ...words);
const asked = ['--identity', identity, '--issuer', issuer, '--sigstore-root', 'root.json'];
const bundlePath = (): string => join(home, 'dossier/dossier.sigstore.json');

before(() => {
  home = mkdtempSync(join(tmpdir(), 'assay-sigstore-'));
  mkdirSync(join(home, 'product'));
  writeFileSync(join(home, 'product/assay.yaml'), 'assay: 1\nproduct: { name: Ledger, maker: Acme }\npublish: { publisher: acme.example, public: [assay.yaml] }\n');
  writeFileSync(join(home, 'passphrase'), 'several words put together\n', { mode: 0o600 });
  writeFileSync(join(home, 'root.json'), JSON.stringify(world.trustedRoot()));
  const own = ['--data', 'keys', '--passphrase-file', 'passphrase'];
  for (const words of [['key', 'new', 'acme.example', ...own], ['publish', 'product', '--to', 'dossier', ...own]]) {
    const { status, all } = assay(...words);
    assert.equal(status, 0, all);
  }
});
after(() => rmSync(home, { recursive: true, force: true }));

async function putBundle(payload?: Uint8Array): Promise<void> {
  const { payload: signed } = JSON.parse(readFileSync(join(home, 'dossier/dossier.json'), 'utf8')) as { readonly payload: string };
  writeFileSync(bundlePath(), JSON.stringify(await world.bundle(payload ?? Buffer.from(signed, 'base64'))));
}

describe('a dossier with a Sigstore bundle', () => {
  it('without one is verified when none is asked for, and refused when one is', () => {
    const quiet = verify('--format', 'json');
    assert.equal(quiet.status, 0, quiet.all);
    assert.deepEqual((JSON.parse(quiet.out) as { readonly sigstore: unknown }).sigstore, { state: 'absent' });
    const missed = verify(...asked);
    assert.equal(missed.status, 2);
    assert.match(missed.all, /Refused \(bundle-missing\)/);
  });

  it('says that a bundle lies there and was not verified when nobody asked for it', async () => {
    await putBundle(Buffer.from('something else'));
    const { status, all } = verify();
    assert.equal(status, 0, all);
    assert.match(all, /dossier\.sigstore\.json lies beside the dossier and was not verified: it counts for nothing here/);
    assert.deepEqual((JSON.parse(verify('--format', 'json').out) as { readonly sigstore: unknown }).sigstore, { state: 'not-verified' });
  });

  it('is verified for the identity that is asked for', async () => {
    await putBundle();
    const { status, all } = verify(...asked);
    assert.equal(status, 0, all);
    assert.match(all, /also signed by https:\/\/forge\.acme\.example/);
    assert.ok(all.includes(`for whom ${issuer} vouches, at ${witnessedAt}; shown to be in a transparency log, by the trusted root that you named`), all);
    const { sigstore } = JSON.parse(verify(...asked, '--format', 'json').out) as { readonly sigstore: unknown };
    assert.deepEqual(sigstore, { state: 'verified', version: '0.3', identity, issuer, witnessedAt, log: 'proved' });
  });

  it('is refused for another identity, another statement, and by the root that comes along', async () => {
    await putBundle();
    assert.match(verify('--identity', 'https://forge.acme.example', ...asked.slice(2)).all, /Refused \(bundle-identity\)/);
    assert.match(verify(...asked.slice(0, 4)).all, /Refused \(bundle-unverified\).*--sigstore-root takes a later one/);
    await putBundle(Buffer.from('{"another":"statement"}'));
    const { status, all } = verify(...asked);
    assert.equal(status, 2);
    assert.match(all, /Refused \(bundle-payload\)/);
  });

  it('does not stand in for the publisher’s own signature', async () => {
    await putBundle();
    const keys = join(home, 'dossier/assay-keys.json');
    const kept = readFileSync(keys);
    writeFileSync(keys, kept.toString().replace(/"sig":"(.)/, (_, first: string) => `"sig":"${first === 'A' ? 'B' : 'A'}`));
    assert.equal(verify(...asked).status, 2);
    writeFileSync(keys, kept);
  });

  it('is the only file that may lie there unlisted', async () => {
    await putBundle();
    for (const name of ['dossier.sigstore', 'other.sigstore.json', 'evidence/dossier.sigstore.json']) {
      mkdirSync(join(home, 'dossier/evidence'), { recursive: true });
      writeFileSync(join(home, 'dossier', name), '{}');
      assert.match(verify(...asked).all, /Refused \(file-unlisted\)/, name);
      rmSync(join(home, 'dossier', name));
    }
  });

  it('says what is wrong with the options', () => {
    for (const words of [['--identity', identity], ['--issuer', issuer], ['--sigstore-root', 'root.json']]) assert.match(verify(...words).all, /--identity and --issuer are given together/, words.join(' '));
    assert.match(verify('--identity', identity, '--issuer', issuer, '--sigstore-root', 'nowhere.json').all, /--sigstore-root:.*nowhere\.json/);
    const { status, all } = verify('--identity', identity, '--issuer', issuer, '--sigstore-root', 'product/assay.yaml');
    assert.equal(status, 64, all);
  });
});
