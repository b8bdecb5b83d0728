/** An invented vendor on loopback is looked at through the real way out, and again from the capture. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Look } from '../src/model/capture.ts';
import type { PlaceLooked } from '../src/model/evidence/public-places.ts';
import { createWayOut } from '../src/net/way-out.ts';
import { CaptureWriter } from '../src/vendor/capture/capture-writer.ts';
import { openCapture } from '../src/vendor/capture/open-capture.ts';
import { recordingWorld } from '../src/vendor/capture/recording-world.ts';
import { bodyReader } from '../src/vendor/collector/body-reader.ts';
import { boundedWorld } from '../src/vendor/collector/bounded-world.ts';
import { collect, type CollectedAll } from '../src/vendor/collector/collect.ts';
import { nothingGiven, type Given } from '../src/vendor/given.ts';
import { startVendorHost, type VendorHost, type VendorHostOptions } from './vendor-host/start.ts';

/** As the way out goes, without the pauses for hosts of others, and with less patience for the attacker. */
const limits = { hostGap: 0, head: 5000 };

/** Looks at a vendor, closes its hosts, looks at the capture, and holds the two to each other. */
async function collected(options: VendorHostOptions, given: Given): Promise<CollectedAll & { readonly looks: readonly Look[]; readonly host: VendorHost }> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-vendor-'));
  const host = await startVendorHost(options);
  const startedAt = new Date().toISOString();
  const subject = { domain: host.domain };
  const writer = new CaptureWriter(folder, { assayVersion: '0.1.0', subject, given, startedAt });
  const reader = bodyReader(folder, (digest) => writer.bodyPath(digest));
  try {
    const live = createWayOut({ allowed: host.allowed, nameServers: host.nameServers, authorities: host.authorities, limits });
    const first = await collect(subject, given, { world: recordingWorld(boundedWorld(live), writer), read: reader.read, startedAt });
    writer.finish(new Date().toISOString());
    await host.close();
    const capture = openCapture(folder);
    assert.deepEqual(await collect(subject, given, { world: capture.world(), read: reader.read, startedAt }), first);
    return { ...first, looks: capture.record.looks, host };
  } finally {
    await host.close();
    reader.close();
    rmSync(folder, { recursive: true });
  }
}

const seen = (places: readonly PlaceLooked[]): readonly string[] => places.map(({ place, address, outcome }) => `${place} ${address} ${outcome}`);

test('all that a vendor shows is found at its places, and the capture gives the same', async () => {
  const { places: { places }, artifacts, host } = await collected({}, {
    pages: [{ kind: 'secure-by-design-roadmap', address: 'https://www.acme.test/roadmap' }, { kind: 'sbom', address: 'https://www.acme.test/sbom/anvil.cdx.json' }, { kind: 'price', address: 'https://www.acme.test/internal/prices' }],
    packages: ['npm:@acme/tool', 'npm:@acme/tool@9.9.9'],
    aggregators: ['https://lists.acme.test/aggregator.json'],
    registry: 'https://registry.acme.test/',
  });
  assert.deepEqual(seen(places), [
    'security-txt https://acme.test/.well-known/security.txt found',
    'disclosure-policy https://www.acme.test/security/vulnerability-disclosure found',
    'reporting-mail acme.test MX found',
    'reporting-page https://www.acme.test/security/report found',
    'tls https://acme.test/ found',
    'csaf-provider https://acme.test/.well-known/csaf/provider-metadata.json found',
    'csaf-provider https://csaf.data.security.acme.test/ absent',
    'csaf-provider https://www.acme.test/csaf/provider-metadata.json found',
    'csaf-aggregator https://lists.acme.test/aggregator.json found',
    'advisory-list https://www.acme.test/csaf/changes.csv found',
    'advisory-list https://www.acme.test/csaf/index.txt found',
    'advisory https://www.acme.test/csaf/2026/acme-2026-001.json found',
    'sbom-discovery https://acme.test/.well-known/tea found',
    'sbom-discovery https://www.acme.test/sbom/anvil.cdx.json found',
    'openid-configuration https://acme.test/.well-known/openid-configuration found',
    'saml-metadata https://acme.test/FederationMetadata/2007-06/FederationMetadata.xml absent',
    'saml-metadata https://acme.test/saml/metadata absent',
    'saml-metadata https://acme.test/saml/metadata.xml absent',
    'saml-metadata https://acme.test/saml2/metadata absent',
    'saml-metadata https://www.acme.test/sso/saml-metadata.xml found',
    'price-page https://www.acme.test/internal/prices not-looked',
    'price-page https://www.acme.test/pricing found',
    'trust-page https://trust.acme.test/ found',
    'pledge-page https://www.acme.test/secure-by-design found',
    'support-page https://www.acme.test/lifecycle/end-of-support found',
    'document-page https://www.acme.test/roadmap found',
    'package-provenance https://registry.acme.test/-/npm/v1/attestations/@acme%2Ftool@1.2.3 found',
    'package-provenance https://registry.acme.test/-/npm/v1/attestations/@acme%2Ftool@9.9.9 absent',
    'home-page https://acme.test/ found',
  ]);
  assert.deepEqual(places.find(({ place }) => place === 'reporting-mail')?.mail, { domain: 'acme.test', hasMx: true, spf: 'fail', dmarc: 'reject', mtaSts: 'enforce', offersTls: true });
  assert.equal(places.find(({ place }) => place === 'tls')?.tls?.isTrusted, true);
  assert.deepEqual([...new Set(artifacts.map(({ kind }) => kind))], ['security-txt', 'disclosure-policy', 'csaf-provider', 'security-advisory', 'sbom', 'sign-in-metadata', 'web-page', 'document', 'package-provenance']);
  assert.ok(!host.asked.includes('www.acme.test/internal/prices'), 'a page that robots.txt closes was asked for');
});

test('of a vendor that shows nothing it is said where was looked, and nothing becomes evidence', async () => {
  const { places: { places }, artifacts } = await collected({ pages: { 'acme.test/': '<!doctype html><html><title>Acme</title><p>Anvils.</p></html>' }, without: ['acme.test/.well-known/security.txt', 'acme.test/.well-known/csaf/provider-metadata.json', 'acme.test/.well-known/openid-configuration', 'acme.test/.well-known/tea'] }, { ...nothingGiven, packages: ['npm:@acme/tool'] });
  assert.deepEqual(places.filter(({ outcome }) => outcome === 'found').map(({ place }) => place), ['tls', 'home-page']);
  assert.deepEqual(places.filter(({ place }) => place === 'security-txt').map(({ reason }) => reason), ['answered with status 404', 'answered with status 404']);
  assert.equal(places.find(({ place }) => place === 'price-page')?.reason, 'has no link whose words speak of it, and no address was given');
  assert.equal(places.find(({ place }) => place === 'package-provenance')?.reason, 'was not looked up: no registry was given (--registry, or npm_config_registry)');
  assert.deepEqual(artifacts.map(({ kind }) => kind), ['web-page']);
});

test('what an attacker answers ends soon, is told as it was, and the rest is looked at', async () => {
  const attacks = {
    'attacker.acme.test/to-link-local': 'scheme-refused', 'attacker.acme.test/to-loopback': 'address-refused', 'attacker.acme.test/loop': 'redirect-limit', 'attacker.acme.test/endless': 'size-limit', 'attacker.acme.test/bomb': 'encoding-refused',
    'attacker.acme.test/slow-headers': 'time-limit', 'attacker.acme.test/large-header': 'header-limit', 'attacker.acme.test/cut': 'answer-broken', 'wrong-certificate.acme.test/': 'tls-failed', 'turning.acme.test/': 'address-refused',
  } as const;
  const addresses = Object.keys(attacks).map((place) => `https://${place}`);
  const records = { 'turning.acme.test A': { inTurn: [['10.0.0.7'], ['127.0.0.1']] } };
  const { places: { places }, artifacts, looks, host } = await collected({ records, pages: { 'acme.test/.well-known/security.txt': { status: 302, headers: { location: addresses[0] ?? '' } } } }, { ...nothingGiven, pages: addresses.map((address) => ({ kind: 'saml-metadata', address })) });
  assert.deepEqual(Object.fromEntries(addresses.map((address) => [address.slice('https://'.length), looks.find((look) => look.look === 'web' && look.url === address)?.problem])), attacks);
  for (const address of addresses) assert.equal(places.find((place) => place.address === address)?.outcome, 'not-looked', address);
  assert.deepEqual(places.filter(({ place, outcome }) => place === 'security-txt' && outcome === 'not-looked').length, 1);
  assert.equal(places.find(({ place }) => place === 'openid-configuration')?.outcome, 'found');
  assert.ok(artifacts.every(({ address }) => !addresses.includes(address)));
  assert.ok(!host.asked.some((place) => place.startsWith('turning')), 'a name that first led into one’s own network was asked');
});
