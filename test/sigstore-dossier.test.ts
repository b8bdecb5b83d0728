/** A published dossier with a Sigstore bundle beside it, as a customer verifies it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Refused } from '../src/attest/refusal.ts';
import { CommandFailure } from '../src/cli/print.ts';
import { sigstoreDemand, type SigstoreOptions } from '../src/cli/sigstore-options.ts';
import { verificationPage } from '../src/cli/verification-page.ts';
import { verifyDossier, type Verification } from '../src/dossier/verify/verify.ts';
import { VerificationRefused } from '../src/dossier/verify/verification-refused.ts';
import { identity, issuer, makeSigstoreWorld, type BundleOptions, type SigstoreWorld } from './sigstore/sigstore-world.ts';

const program = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
let home = '';
let signedAt = 0;
let world: SigstoreWorld;
const at = (path: string): string => join(home, path);

function assay(...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { cwd: home, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  assert.equal(status, 0, stdout + stderr);
  return stdout;
}

const asked = (): SigstoreOptions => ({ identity, issuer, sigstoreRoot: at('root.json') });

async function verify(options: SigstoreOptions): Promise<Verification> {
  const sigstore = await sigstoreDemand(options);
  return verifyDossier({ folder: at('dossier'), memory: at('customer'), now: Date.now() + 60_000, engineVersion: '0.1.0', ...(sigstore === undefined ? {} : { sigstore }) });
}

const refusal = async (options: SigstoreOptions): Promise<string> => verify(options).then(
  () => 'verified',
  (problem: unknown) => (problem instanceof VerificationRefused || problem instanceof Refused ? problem.code : Promise.reject(problem as Error)),
);

const shown = (verification: Verification): string => verificationPage(verification, { width: 200, all: false }).value.replaceAll(/\s+/g, ' ');

async function putBundle(payload?: Uint8Array, options?: BundleOptions): Promise<void> {
  const { payload: signed } = JSON.parse(readFileSync(at('dossier/dossier.json'), 'utf8')) as { readonly payload: string };
  writeFileSync(at('dossier/dossier.sigstore.json'), JSON.stringify(await world.bundle(payload ?? Buffer.from(signed, 'base64'), options)));
}

describe('a Sigstore bundle beside a dossier', () => {
  before(() => {
    // The publisher's keys are good from when they are made, so the bundle is of this minute; outside the group it would be of the minute when the first test of all began.
    signedAt = Math.floor(Date.now() / 1000) * 1000;
    world = makeSigstoreWorld(signedAt);
    home = mkdtempSync(join(tmpdir(), 'assay-sigstore-'));
    mkdirSync(at('product'));
    writeFileSync(at('product/assay.yaml'), 'assay: 1\nproduct: { name: Ledger, maker: Acme }\npublish: { publisher: acme.example, public: [assay.yaml] }\n');
    writeFileSync(at('passphrase'), 'several words put together\n', { mode: 0o600 });
    writeFileSync(at('root.json'), JSON.stringify(world.trustedRoot()));
    const own = ['--data', 'keys', '--passphrase-file', 'passphrase'];
    assay('key', 'new', 'acme.example', ...own);
    assay('publish', 'product', '--to', 'dossier', ...own);
  });
  after(() => rmSync(home, { recursive: true, force: true }));

  it('that is not there refuses the dossier when one is asked for, and is not spoken of otherwise', async () => {
    assert.equal(await refusal(asked()), 'bundle-missing');
    const verification = await verify({});
    assert.deepEqual(verification.sigstore, { state: 'absent' });
    assert.doesNotMatch(shown(verification), /Sigstore/);
  });

  it('that nobody asked for is reported as not verified, even when it is worth nothing', async () => {
    writeFileSync(at('dossier/dossier.sigstore.json'), 'no bundle at all');
    const verification = await verify({});
    assert.deepEqual(verification.sigstore, { state: 'not-verified' });
    assert.match(shown(verification), /dossier\.sigstore\.json lies beside the dossier and was not verified: it counts for nothing here/);
    assert.equal(await refusal(asked()), 'bundle-form');
  });

  it('is verified on the command line for the identity that is asked for', async () => {
    await putBundle();
    const witnessedAt = `${new Date(signedAt).toISOString().slice(0, 19)}Z`;
    const { sigstore } = JSON.parse(assay('verify', 'dossier', '--data', 'customer', '--identity', identity, '--issuer', issuer, '--sigstore-root', 'root.json', '--format', 'json')) as { readonly sigstore: unknown };
    assert.deepEqual(sigstore, { state: 'verified', version: '0.3', identity, issuer, witnessedAt, log: 'proved' });
    assert.match(shown(await verify(asked())), new RegExp(`also signed by https://forge\\.acme\\.example.*vouches, at ${witnessedAt}; shown to be in a transparency log, by the trusted root that you named`));
  });

  it('is refused for another identity, statement or time, and by the root that comes along', async () => {
    await putBundle();
    assert.equal(await refusal({ ...asked(), identity: 'https://forge.acme.example' }), 'bundle-identity');
    await assert.rejects(verify({ identity, issuer }), /bundle is not verified.*root that comes with this version, of \d{4}-\d{2}-\d{2}; --sigstore-root takes a later one/);
    await putBundle(Buffer.from('{"another":"statement"}'));
    assert.equal(await refusal(asked()), 'bundle-payload');
    await putBundle(undefined, { loggedAt: signedAt + 240_000 });
    assert.equal(await refusal(asked()), 'bundle-future');
  });

  it('does not stand in for the publisher’s own signature or log', async () => {
    await putBundle();
    const otherSignature = (text: string): string => text.replace(/"sig":"(.)/, (_, first: string) => `"sig":"${first === 'A' ? 'B' : 'A'}`);
    for (const [path, damage, code] of [['dossier.json', otherSignature, 'signature-unknown'], ['assay-keys.json', otherSignature, 'keys-unknown'], ['publication.proof', () => 'x', 'proof-form']] as const) {
      const whole = readFileSync(at(`dossier/${path}`), 'utf8');
      writeFileSync(at(`dossier/${path}`), damage(whole));
      assert.equal(await refusal(asked()), code, path);
      writeFileSync(at(`dossier/${path}`), whole);
    }
  });

  it('is the only file that may lie there unlisted', async () => {
    await putBundle();
    for (const name of ['dossier.sigstore', 'other.sigstore.json', 'evidence/dossier.sigstore.json']) {
      writeFileSync(at(`dossier/${name}`), '{}');
      assert.equal(await refusal(asked()), 'file-unlisted', name);
      rmSync(at(`dossier/${name}`));
    }
  });

  it('is not asked for with half an identity, or by a root that can’t be used', async () => {
    const says = (words: RegExp) => (problem: unknown): boolean => problem instanceof CommandFailure && problem.exit === 'usage' && words.test(problem.sentence.value);
    for (const options of [{ identity }, { issuer }, { sigstoreRoot: at('root.json') }, { identity: '', issuer }]) await assert.rejects(sigstoreDemand(options), says(/--identity and --issuer are given together/));
    for (const name of ['nowhere.json', 'product', 'product/assay.yaml']) await assert.rejects(sigstoreDemand({ ...asked(), sigstoreRoot: at(name) }), says(/^--sigstore-root: /), name);
  });
});
