/** Sigstore bundles of the public instance that no one on this project made, against the trusted root that comes along. */
import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { BundleRefused } from '../../src/sigstore/bundle-refused.ts';
import { shippedTrustedRoot } from '../../src/sigstore/trusted-root.ts';
import { verifyBundle, type BundlePolicy, type VerifiedBundle } from '../../src/sigstore/verify-bundle.ts';
import type { Loose } from '../sigstore/sigstore-world.ts';

const folder = new URL('../../../shared/data/intoto/bundles/tests/bundles/', import.meta.url);
const skip = existsSync(folder) ? false : '../shared/data is not here: real Sigstore bundles were skipped';
const issuer = 'https://github.com/login/oauth';

describe('real bundles', { skip }, async () => {
  const trustedRoot = await shippedTrustedRoot();
  const files = skip === false ? readdirSync(folder).filter((name) => name.endsWith('.sigstore')).toSorted() : [];
  const read = (name: string): Loose => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  /** The signer as its certificate names it: the data holds an address of a person, which is not repeated here. */
  const policyFor = (bundle: Loose): BundlePolicy => {
    const { certificate, x509CertificateChain } = bundle.verificationMaterial;
    const signer = new X509Certificate(Buffer.from((certificate ?? x509CertificateChain.certificates[0]).rawBytes, 'base64'));
    return { identity: (signer.subjectAltName ?? '').replace(/^(email|URI):/, ''), issuer, trustedRoot, payloadDigest: `sha256:${createHash('sha256').update(Buffer.from(bundle.dsseEnvelope.payload, 'base64')).digest('hex')}`, now: Date.UTC(2026, 10, 27) };
  };
  const verify = (bundle: Loose, changes: Partial<BundlePolicy> = {}): Promise<VerifiedBundle> => verifyBundle(Buffer.from(JSON.stringify(bundle)), { ...policyFor(bundle), ...changes });
  const isRefused = (problem: unknown): boolean => problem instanceof BundleRefused;

  it('of all versions are verified, but for the one that brings its own root', async () => {
    const outcomes = { proved: 0, promised: 0, refused: 0 };
    for (const name of files) {
      const bundle = read(name);
      if (name.includes('full-cert-chain')) {
        await assert.rejects(verify(bundle), /brings a root certificate/, name);
        outcomes.refused += 1;
      } else {
        const { version, log } = await verify(bundle);
        assert.equal(`V${version.replace('.', '')}`, /V\d+/.exec(name)?.[0], name);
        assert.equal(log, name.includes('no-proof') ? 'promised' : 'proved', name);
        outcomes[log] += 1;
      }
    }
    assert.deepEqual(outcomes, { proved: 6, promised: 2, refused: 1 });
    process.stdout.write(`sigstore: ${files.length} real bundles, ${outcomes.proved + outcomes.promised} verified offline, ${outcomes.refused} refused\n`);
  });

  it('are refused for another signer, issuer, statement or time', async () => {
    let refused = 0;
    for (const name of files) {
      const bundle = read(name);
      for (const changes of [{ identity: 'a.person@acme.example' }, { issuer: 'https://issuer.acme.example' }, { payloadDigest: `sha256:${'0'.repeat(64)}` }, { now: Date.UTC(2023, 0) }] as const) {
        await assert.rejects(verify(bundle, changes), isRefused, `${name} ${Object.keys(changes).join()}`);
        refused += 1;
      }
    }
    assert.equal(refused, 36);
  });

  it('are refused with one byte of the signature, the certificate, the promise or the proof changed', async () => {
    let refused = 0;
    for (const name of files) {
      const entry = (bundle: Loose): Loose => bundle.verificationMaterial.tlogEntries[0];
      const places: readonly ((bundle: Loose) => readonly [Loose, string])[] = [
        (bundle) => [bundle.dsseEnvelope.signatures[0], 'sig'],
        (bundle) => [bundle.verificationMaterial.certificate ?? bundle.verificationMaterial.x509CertificateChain.certificates[0], 'rawBytes'],
        (bundle) => [entry(bundle).inclusionPromise, 'signedEntryTimestamp'],
        (bundle) => [entry(bundle), 'canonicalizedBody'],
        (bundle) => [entry(bundle).inclusionProof?.hashes, '0'],
      ];
      for (const place of places) {
        const bundle = read(name);
        const policy = policyFor(bundle);
        const [holder, member] = place(bundle);
        if (holder === undefined) continue;
        const bytes = Buffer.from(holder[member], 'base64');
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
        holder[member] = bytes.toString('base64');
        await assert.rejects(verify(bundle, policy), isRefused, `${name} ${member}`);
        refused += 1;
      }
    }
    assert.equal(refused, 42);
  });
});
