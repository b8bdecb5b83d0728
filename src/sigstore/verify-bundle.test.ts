import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, it } from 'node:test';
import { identity, issuer, makeSigstoreWorld, signedAt, type BundleOptions, type Loose } from '../../test/sigstore/sigstore-world.ts';
import { utf8 } from '../attest/bytes.ts';
import { digestOf } from '../attest/digest.ts';
import { BundleRefused, type BundleRefusal } from './bundle-refused.ts';
import { bundleSizeMax } from './bundle-shape.ts';
import { readTrustedRoot, shippedTrustedRoot, TrustedRootUnusable } from './trusted-root.ts';
import { verifyBundle, type BundlePolicy, type VerifiedBundle } from './verify-bundle.ts';

const hour = 3_600_000;
const payload = utf8('{"made":"for the test"}');
const jsonBytes = (value: unknown): Uint8Array => utf8(JSON.stringify(value));

describe('a Sigstore bundle', async () => {
  const world = makeSigstoreWorld();
  const policy: BundlePolicy = { identity, issuer, trustedRoot: await readTrustedRoot(jsonBytes(world.trustedRoot())), payloadDigest: await digestOf(payload), now: signedAt + hour };
  const verify = (bundle: unknown, changes: Partial<BundlePolicy> = {}): Promise<VerifiedBundle> => verifyBundle(jsonBytes(bundle), { ...policy, ...changes });
  const refused = async (code: BundleRefusal, bundle: unknown, changes: Partial<BundlePolicy> = {}, why = code as string): Promise<void> => {
    await assert.rejects(verify(bundle, changes), (problem) => problem instanceof BundleRefused && (problem.code === code || assert.fail(`${why}: ${problem.code} ${problem.message}`)), why);
  };
  const damaged = async (damage: (bundle: Loose) => unknown, options: BundleOptions = {}): Promise<Loose> => {
    const bundle = structuredClone(await world.bundle(payload, options));
    damage(bundle);
    return bundle;
  };

  it('of each version is verified, with the time that the log witnesses', async () => {
    for (const version of ['0.1', '0.2', '0.3'] as const) {
      assert.deepEqual(await verify(await world.bundle(payload, { version })), { version, identity, issuer, witnessedAt: '2026-08-02T09:05:00Z', log: 'proved' });
    }
  });

  it('that holds a promise of the log and no proof is told apart', async () => {
    const bundle = await damaged((one) => delete one.verificationMaterial.tlogEntries[0].inclusionProof, { version: '0.1' });
    assert.equal((await verify(bundle)).log, 'promised');
    await refused('bundle-unverified', { ...bundle, mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.2' });
  });

  it('of somebody else, or vouched for by somebody else, is refused', async () => {
    const bundle = await world.bundle(payload);
    await refused('bundle-identity', bundle, { issuer: 'https://issuer.other.example' });
    await refused('bundle-identity', bundle, { issuer: `${issuer}/` });
    // Each of these would match as a pattern.
    for (const pattern of ['.*', 'acme', identity.replaceAll('.', '?'), identity.slice(0, -1), `^${identity}$`, '']) await refused('bundle-identity', bundle, { identity: pattern }, pattern);
    await refused('bundle-identity', await world.bundle(payload, { certificate: { names: [`uri:${identity}`, 'email:a.person@acme.example'] } }), {}, 'two names');
    await refused('bundle-identity', await world.bundle(payload, { certificate: { names: [] } }), {}, 'no name');
    await verify(await world.bundle(payload, { certificate: { names: ['email:a.person@acme.example'] } }), { identity: 'a.person@acme.example' });
  });

  it('over other bytes, or bytes of another type, is refused', async () => {
    await refused('bundle-payload', await world.bundle(utf8('{"made":"for another test"}')));
    await refused('bundle-payload', await world.bundle(payload, { payloadType: 'application/json' }));
    await refused('bundle-form', await damaged((one) => (one.dsseEnvelope.payload = `\n${one.dsseEnvelope.payload}`)), {}, 'another spelling of the same bytes');
  });

  it('whose signature, certificate or log entry does not hold is refused', async () => {
    const stranger = makeSigstoreWorld();
    const entry = (one: Loose): Loose => one.verificationMaterial.tlogEntries[0];
    const cases: Readonly<Record<string, Loose>> = {
      'another key signed': await world.bundle(payload, { signingKey: generateKeyPairSync('ec', { namedCurve: 'P-256' }) }),
      'another instance': await stranger.bundle(payload),
      'certificate over when logged': await world.bundle(payload, { loggedAt: signedAt + hour - 60_000 }),
      'certificate not begun when logged': await world.bundle(payload, { loggedAt: signedAt - hour }),
      'no log of certificates': await world.bundle(payload, { certificate: { log: undefined } }),
      'a log of certificates that nobody knows': await world.bundle(payload, { certificate: { log: generateKeyPairSync('ec', { namedCurve: 'P-256' }) } }),
      'logged for another payload': await world.bundle(payload, { loggedPayload: utf8('other') }),
      'time changed after the promise': await damaged((one) => (entry(one).integratedTime = String(signedAt / 1000 + 1))),
      'no promise and no stamp: no witnessed time': await damaged((one) => delete entry(one).inclusionPromise),
      'another root in the checkpoint': await damaged((one) => (entry(one).inclusionProof.checkpoint.envelope = entry(one).inclusionProof.checkpoint.envelope.replace(/\n4\n/, '\n5\n'))),
      'one hash fewer': await damaged((one) => entry(one).inclusionProof.hashes.pop()),
      'the same entry twice': await damaged((one) => one.verificationMaterial.tlogEntries.push(entry(one))),
    };
    for (const [why, bundle] of Object.entries(cases)) await refused('bundle-unverified', bundle, {}, why);
  });

  it('whose second log only shows a proof is held to the time for which that log is trusted, too', async () => {
    const bundle = await world.bundle(payload, { isInSecondLog: true });
    const trusting = async (start: string, end?: string): Promise<Partial<BundlePolicy>> => ({ trustedRoot: await readTrustedRoot(jsonBytes(world.trustedRoot({ start, ...(end === undefined ? {} : { end }) }))) });
    // It is signed and witnessed by the first log at 2026-08-02T09:05:00Z.
    for (const [start, end] of [['2025-01-01T00:00:00Z'], ['2026-08-02T09:05:00Z', '2026-08-02T09:05:00Z']] as const) assert.equal((await verify(bundle, await trusting(start, end))).log, 'proved');
    for (const [start, end] of [['2025-01-01T00:00:00Z', '2026-08-02T09:04:59Z'], ['2026-08-02T09:05:01Z']] as const) {
      await assert.rejects(verify(bundle, await trusting(start, end)), { code: 'bundle-unverified', message: /its log was not to be trusted yet, or no longer/ });
    }
    await refused('bundle-unverified', bundle, {}, 'a second log that nobody knows');
  });

  it('that is witnessed for a time that has not come is refused', async () => {
    await refused('bundle-future', await world.bundle(payload), { now: signedAt - 1000 });
  });

  it('of another form is refused before anything in it is decoded', async () => {
    const material = (one: Loose): Loose => one.verificationMaterial;
    const cases: Readonly<Record<string, Loose>> = {
      'a later version, which the library takes for the newest': await damaged((one) => (one.mediaType = 'application/vnd.dev.sigstore.bundle.v0.9+json')),
      'words after the version': await damaged((one) => (one.mediaType += ';x=y')),
      'a member more': await damaged((one) => (one.extra = 1)),
      'a key in place of a certificate': await damaged((one) => { material(one).publicKey = { hint: 'k' }; delete material(one).certificate; }),
      'a signed file': await damaged((one) => { one.messageSignature = {}; delete one.dsseEnvelope; }),
      'no certificate': await damaged((one) => delete material(one).certificate),
      'two places for the certificate': await damaged((one) => (material(one).x509CertificateChain = { certificates: [material(one).certificate] })),
      'a root certificate with it': await damaged((one) => material(one).x509CertificateChain.certificates.push({ rawBytes: world.rootCertificate }), { version: '0.2' }),
      'an authority as signer': await damaged((one) => (material(one).certificate.rawBytes = world.rootCertificate)),
      'a certificate that is not for code': await world.bundle(payload, { certificate: { isForCode: false } }),
      'no certificate but bytes': await damaged((one) => (material(one).certificate.rawBytes = 'AAAA')),
      'no log entry': await damaged((one) => (material(one).tlogEntries = [])),
      'nine log entries': await damaged((one) => (material(one).tlogEntries = Array.from({ length: 9 }, () => material(one).tlogEntries[0]))),
      'two signatures': await damaged((one) => one.dsseEnvelope.signatures.push({ sig: 'AAAA' })),
      'a negative index': await damaged((one) => (material(one).tlogEntries[0].logIndex = '-1')),
      'a long certificate': await damaged((one) => (material(one).certificate.rawBytes = 'A'.repeat(40_000))),
      'no object': 5,
      'nothing': null,
    };
    for (const [why, bundle] of Object.entries(cases)) await refused('bundle-form', bundle, {}, why);
    const whole = JSON.stringify(await world.bundle(payload));
    for (const bytes of [utf8(''), utf8(whole.slice(0, -1)), utf8(`{"mediaType":"x",${whole.slice(1)}`), new Uint8Array(bundleSizeMax + 1), utf8('['.repeat(50))]) await assert.rejects(verifyBundle(bytes, policy), (problem) => problem instanceof BundleRefused && problem.code === 'bundle-form');
  });

  it('whatever single byte of its decoded parts is changed, it is refused or says the same', async () => {
    const bundle = await world.bundle(payload);
    const text = JSON.stringify(bundle);
    for (let at = 3; at < text.length; at += 37) {
      const changed = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
      try {
        assert.deepEqual(await verifyBundle(utf8(changed), policy), { version: '0.3', identity, issuer, witnessedAt: '2026-08-02T09:05:00Z', log: 'proved' });
      } catch (problem) {
        assert.ok(problem instanceof BundleRefused, `${at}: ${String(problem)}`);
      }
    }
  });
});

describe('a trusted root', () => {
  const world = makeSigstoreWorld();
  const damaged = async (damage: (root: Loose) => unknown): Promise<unknown> => {
    const root = world.trustedRoot();
    damage(root);
    return readTrustedRoot(jsonBytes(root));
  };

  it('that comes along is read, and its day is known', async () => {
    const { material, takenOn } = await shippedTrustedRoot();
    assert.match(takenOn ?? '', /^\d{4}-\d{2}-\d{2}$/);
    assert.ok(material.tlogs.length >= 2 && material.certificateAuthorities.length >= 2 && material.ctlogs.length >= 2 && material.timestampAuthorities.length >= 1);
  });

  it('in which a key or an authority has no beginning is refused: the library would trust it for all times', async () => {
    for (const place of [(root: Loose) => root.tlogs[0].publicKey, (root: Loose) => root.ctlogs[0].publicKey, (root: Loose) => root.certificateAuthorities[0]]) {
      await assert.rejects(damaged((root) => delete place(root).validFor.start), TrustedRootUnusable);
      await assert.rejects(damaged((root) => delete place(root).validFor), TrustedRootUnusable);
      await assert.rejects(damaged((root) => (place(root).validFor = { start: null })), TrustedRootUnusable);
      assert.ok(await damaged((root) => (place(root).validFor.end = null)));
    }
  });

  it('without logs or authorities, with a broken key, or that is none at all is refused', async () => {
    for (const list of ['tlogs', 'ctlogs', 'certificateAuthorities']) await assert.rejects(damaged((root) => (root[list] = [])), TrustedRootUnusable, list);
    await assert.rejects(damaged((root) => (root.tlogs[0].publicKey.rawBytes = 'AAAA')), TrustedRootUnusable);
    await assert.rejects(damaged((root) => (root.certificateAuthorities[0].certChain.certificates[0].rawBytes = 'AAAA')), TrustedRootUnusable);
    for (const bytes of [utf8(''), utf8('[]'), utf8('null'), new Uint8Array(1_048_577)]) await assert.rejects(readTrustedRoot(bytes), TrustedRootUnusable);
  });

  it('whose log had ended before refuses the bundle', async () => {
    const payloadDigest = await digestOf(payload);
    const bundle = jsonBytes(await world.bundle(payload));
    const root = world.trustedRoot();
    root.tlogs[0].publicKey.validFor.end = '2026-08-01T00:00:00Z';
    await assert.rejects(verifyBundle(bundle, { identity, issuer, trustedRoot: await readTrustedRoot(jsonBytes(root)), payloadDigest, now: signedAt + hour }), (problem) => problem instanceof BundleRefused && problem.code === 'bundle-unverified');
  });
});
