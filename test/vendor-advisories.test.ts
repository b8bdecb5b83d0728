/** The newest advisories of an invented maker are fetched, compared and judged; hostile lists end soon, and the capture gives the same. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, suite, test } from 'node:test';
import * as openpgp from 'openpgp';
import { perform } from '../src/analyser/perform.ts';
import { readSource } from '../src/analyser/read-source.ts';
import { requirements } from '../src/catalog/index.ts';
import { checks } from '../src/check/index.ts';
import { judge, type Judgement } from '../src/judge/judge.ts';
import type { Digest } from '../src/model/artifact.ts';
import type { PlaceLooked } from '../src/model/evidence/public-places.ts';
import { rawText } from '../src/model/text.ts';
import { createWayOut } from '../src/net/way-out.ts';
import { sourceOf } from '../src/read/source.ts';
import { CaptureWriter } from '../src/vendor/capture/capture-writer.ts';
import { openCapture } from '../src/vendor/capture/open-capture.ts';
import { recordingWorld } from '../src/vendor/capture/recording-world.ts';
import { boundedWorld } from '../src/vendor/collector/bounded-world.ts';
import { collect } from '../src/vendor/collector/collect.ts';
import type { ReadBody } from '../src/vendor/collector/tools.ts';
import { nothingGiven } from '../src/vendor/given.ts';
import { lookAtVendor } from '../src/vendor/look.ts';
import { positionOf } from '../src/vendor/position.ts';
import { gatheredFrom, tasksFor } from '../src/vendor/read-artifacts.ts';
import { advisories, directoryLists, documentFiles, rolieFeed, trustedMetadata, type Advisory } from './vendor-host/advisories.ts';
import { fakeTime, fakeWorld, type FakeAnswer } from './vendor-host/fake-world.ts';
import { startVendorHost } from './vendor-host/start.ts';
import type { Site } from './vendor-host/web-host.ts';

const domain = 'acme.test';
const metadataPlace = `${domain}/.well-known/csaf/provider-metadata.json`;
const feedPlace = `www.${domain}/csaf/feed.json`;
const feed = `https://${feedPlace}`;

interface Seen {
  readonly places: readonly PlaceLooked[];
  readonly judged: Judgement;
  readonly asked: readonly string[];
}

/** What is seen of a maker in memory whose site is no more than these files, and the same from the capture; all of it read in this process. */
async function seenOf(site: Site): Promise<Seen> {
  const web = Object.fromEntries(Object.entries(site).map(([place, page]): [string, FakeAnswer] => [`https://${place}`, typeof page === 'string' ? { body: page, type: page.startsWith('{') ? 'application/json' : 'text/plain' } : page as FakeAnswer]));
  const world = fakeWorld({ web });
  const folder = mkdtempSync(join(tmpdir(), 'assay-advisories-'));
  try {
    const writer = new CaptureWriter(folder, { assayVersion: '0.1.0', subject: { domain }, given: nothingGiven, startedAt: fakeTime });
    const readHere = (bodyPath: (digest: Digest) => string): ReadBody => async (digest, { address, kind, type }) => (await readSource(sourceOf(address, readFileSync(bodyPath(digest))), { ...(kind === undefined ? {} : { kind }), ...(type === undefined ? {} : { type }) })).reading;
    const first = await collect({ domain }, nothingGiven, { world: recordingWorld(boundedWorld(world), writer), read: readHere((digest) => writer.bodyPath(digest)), startedAt: fakeTime });
    writer.finish(fakeTime);
    const capture = openCapture(folder);
    const collected = await collect({ domain }, nothingGiven, { world: capture.world(), read: readHere((digest) => capture.bodyPath(digest)), startedAt: fakeTime });
    assert.deepEqual(collected, first);
    const outcomes = [];
    for (const task of tasksFor(capture, collected)) outcomes.push({ task, results: await perform(task) });
    const { evidence, manifest } = gatheredFrom(outcomes, collected);
    return { places: collected.places.places, judged: judge({ evidence, manifest, history: [], assessedAt: fakeTime }, checks, requirements), asked: world.asked };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function placesOf({ places }: Seen): readonly string[] {
  return places.filter(({ place }) => place.startsWith('advisory')).map(({ place, address, outcome }) => `${place} ${address.slice(address.lastIndexOf('/') + 1)} ${outcome}`);
}

function reasonsOf({ places }: Seen, wanted: PlaceLooked['place']): readonly (string | undefined)[] {
  return places.filter(({ place }) => place === wanted).map(({ reason }) => reason);
}

function said({ judged }: Seen, check: string): readonly string[] {
  return judged.findings.filter((finding) => finding.check === check).map(({ outcome, message }) => `${outcome}: ${rawText(message)}`);
}

function partOf({ judged }: Seen, name: string): string | undefined {
  return judged.verdicts.find(({ requirement }) => requirement === 'white-paper/complete-advisories')?.parts.find((part) => part.name === name)?.verdict;
}

suite('advisories of a maker', () => {
  let key: openpgp.PrivateKey;
  let publicKey: openpgp.PublicKey;
  let otherKey: openpgp.PrivateKey;

  before(async () => {
    const make = () => openpgp.generateKey({ type: 'ecc', userIDs: [{ name: 'Acme' }], format: 'object' });
    ({ privateKey: key, publicKey } = await make());
    ({ privateKey: otherKey } = await make());
  });

  async function signatures(all: readonly Advisory[], by: openpgp.PrivateKey = key): Promise<Site> {
    const signed = await Promise.all(all.map(async ({ path, text }) => [`www.${domain}/csaf/${path}.asc`, String(await openpgp.sign({ message: await openpgp.createMessage({ binary: new TextEncoder().encode(text) }), signingKeys: by, detached: true, format: 'armored' }))] as const));
    return Object.fromEntries(signed);
  }

  const withFeed = (all: readonly Advisory[], more: Site = {}): Site => ({ [metadataPlace]: trustedMetadata(domain, { feeds: [['WHITE', feed]], fingerprint: publicKey.getFingerprint() }), [feedPlace]: rolieFeed(domain, all), ...documentFiles(domain, all), [`www.${domain}/csaf/key.asc`]: publicKey.armor(), ...more });

  test('a feed of three, all hashed and signed, is met as far as advisories go', async () => {
    const all = advisories(domain, 3);
    const seen = await seenOf(withFeed(all, await signatures(all)));
    assert.deepEqual(placesOf(seen), ['advisory-list feed.json found', 'advisory acme-2026-001.json found', 'advisory acme-2026-002.json found', 'advisory acme-2026-003.json found', 'advisory-key key.asc found']);
    assert.deepEqual(reasonsOf(seen, 'advisory-list'), ['names 3 documents, the newest of 2026-01-04']);
    assert.deepEqual(said(seen, 'csaf-provider-folder-is-intact').map((sentence) => sentence.replace(/“?"?https:\S+?provider-metadata\.json"?”?/, 'M')), [
      'pass: Each of 3 advisories read, of the 3 advisories that the lists of M name, has the hash that the file beside it says.',
      'pass: Each of the 3 advisories that the lists of M name stood where the lists say.',
      'pass: Each of 3 advisories read, of the 3 advisories that the lists of M name, is signed by a key that the metadata names.',
      'pass: Each of 3 entries of the feed https://www.acme.test/csaf/feed.json leads to a document, its hash and its signature; whether they answer was not tried.',
    ]);
    assert.deepEqual([partOf(seen, 'Folder of advisories'), partOf(seen, 'Advisories')], ['met', 'met']);
    assert.deepEqual(said(seen, 'advisory-names-the-weakness'), ['pass: 3 of 3 advisories of the maker name a weakness for every flaw.']);
  });

  test('of a directory of 40 the newest 12 are a sample and never the whole', async () => {
    const all = advisories(domain, 40);
    const seen = await seenOf({ [metadataPlace]: trustedMetadata(domain, { directories: [`https://www.${domain}/csaf`] }), ...directoryLists(domain, all), ...documentFiles(domain, all) });
    assert.deepEqual(placesOf(seen).slice(0, 4), ['advisory-list changes.csv found', 'advisory-list index.txt found', 'advisory acme-2026-029.json found', 'advisory acme-2026-030.json found']);
    assert.equal(placesOf(seen).length, 14);
    assert.deepEqual(reasonsOf(seen, 'advisory-list'), ['names 40 documents, the newest of 2026-02-10; of 40 in all lists the 12 newest were asked for', 'names 40 documents, without dates; of 40 in all lists the 12 newest were asked for']);
    assert.deepEqual(said(seen, 'advisory-follows-csaf'), ['pass: 12 of 12 advisories of the maker (of the 12 newest of 40 listed) keep the schema and every mandatory test that was run.']);
    assert.equal(partOf(seen, 'Advisories'), 'partly-met');
    assert.match(said(seen, 'csaf-provider-folder-is-intact').join('\n'), /fail: Of 12 advisories read, of the 12 newest of 40 advisories .*, 0 are signed rightly, 12 not at all/);
    assert.equal(seen.asked.filter((address) => address.endsWith('.asc')).length, 12, 'no key is asked for where nothing is signed');
  });

  test('a wrong hash and a signature by another key are told of their document', async () => {
    const all = advisories(domain, 2);
    const [first, second] = all;
    assert.ok(first !== undefined && second !== undefined);
    const seen = await seenOf(withFeed(all, { ...await signatures([first]), ...await signatures([second], otherKey), [`www.${domain}/csaf/${first.path}.sha512`]: `${'0'.repeat(128)}  x\n` }));
    const sentences = said(seen, 'csaf-provider-folder-is-intact').join('\n');
    assert.match(sentences, /fail: Of 2 advisories read, .* 1 have another hash than the file beside them says \(.*acme-2026-001\.json.*\)/);
    assert.match(sentences, /unknown: Of 2 advisories read, .* 1 are signed rightly, 0 not at all, 1 by another key than a key that the metadata names/);
  });

  test('a key that is not the one of the metadata verifies nothing', async () => {
    const all = advisories(domain, 1);
    const seen = await seenOf(withFeed(all, { ...await signatures(all), [metadataPlace]: trustedMetadata(domain, { feeds: [['WHITE', feed]] }) }));
    assert.match(said(seen, 'csaf-provider-folder-is-intact').join('\n'), /unknown: Of 1 advisory read, .* 0 are signed rightly, 0 not at all, 1 by another key/);
  });

  test('what could not be looked at is neither missing nor right', async () => {
    const all = advisories(domain, 2);
    const late = { outcome: 'failed', problem: 'time-limit', reason: 'gave no whole answer before time was up' } as unknown as Site[string];
    const unseen = await seenOf(withFeed(all, { [`www.${domain}/csaf/${all[0]?.path ?? ''}.sha256`]: late, [`www.${domain}/csaf/${all[0]?.path ?? ''}.sha512`]: late, [`www.${domain}/csaf/${all[0]?.path ?? ''}.asc`]: late, [`www.${domain}/csaf/${all[1]?.path ?? ''}`]: late }));
    const sentences = said(unseen, 'csaf-provider-folder-is-intact').join('\n');
    assert.match(sentences, /unknown: 1 of the 2 advisories that the lists of .* name could not be looked at/);
    assert.match(sentences, /unknown: Of 1 advisory read, .* 0 have the hash .*; whether the other 1 have one beside them could not be looked at/);
    assert.match(sentences, /unknown: Of 1 advisory read, .* and 1 signatures could not be checked/);
    assert.equal(partOf(unseen, 'Advisories'), 'partly-met');
  });

  test('documents that are listed and not there count against the lists; a list alone against nobody', async () => {
    const gone = await seenOf({ [metadataPlace]: trustedMetadata(domain, { feeds: [['WHITE', feed]] }), [feedPlace]: rolieFeed(domain, advisories(domain, 2)) });
    assert.match(said(gone, 'csaf-provider-folder-is-intact').join('\n'), /fail: .* lists 2 documents that are not where the lists say/);
    const unread = await seenOf({ [metadataPlace]: trustedMetadata(domain, { feeds: [['WHITE', feed]] }), [feedPlace]: '<html>' });
    assert.deepEqual([placesOf(unread), said(unread, 'csaf-provider-folder-is-intact')[0]?.split(':')[0]], [['advisory-list feed.json unusable'], 'unknown']);
  });

  test('only feeds for everybody are asked for, and only documents of the sites that the metadata names', async () => {
    const all = advisories(domain, 2);
    const open = { [metadataPlace]: trustedMetadata(domain, { feeds: [['RED', `${feed}?red`.replace('?', '-')], ['WHITE', feed]] }), [feedPlace]: rolieFeed(domain, all, 'https://www.rival.test/csaf/') };
    const seen = await seenOf(open);
    assert.deepEqual(placesOf(seen), ['advisory-list feed.json found', 'advisory-list feed.json-red not-looked', 'advisory acme-2026-001.json not-looked', 'advisory acme-2026-002.json not-looked']);
    assert.match(reasonsOf(seen, 'advisory-list')[1] ?? '', /labelled TLP:RED/);
    assert.ok(!seen.asked.some((address) => address.includes('rival') || address.includes('red')));
    const inner = await seenOf({ ...open, [feedPlace]: rolieFeed(domain, all, 'https://169.254.169.254/csaf/') });
    assert.ok(!inner.asked.some((address) => address.includes('169.254')));
    const labelled = await seenOf({ ...withFeed(all), [`www.${domain}/csaf/${all[0]?.path ?? ''}`]: (all[0]?.text ?? '').replace('"WHITE"', '"AMBER"') });
    assert.ok(placesOf(labelled).includes('advisory acme-2026-001.json unusable'));
  });

  test('a feed of 10,000 entries leads to 12 documents', async () => {
    const newest = advisories(domain, 12);
    const older = Array.from({ length: 9_988 }, (_, index): Advisory => ({ path: `2025/acme-2025-${index}.json`, text: '', at: '2025-06-01T09:00:00Z' }));
    const seen = await seenOf(withFeed(newest, { [feedPlace]: rolieFeed(domain, [...older, ...newest]) }));
    assert.equal(seen.asked.filter((address) => address.endsWith('.json') && address.includes('/2026/')).length, 12);
    assert.match(reasonsOf(seen, 'advisory-list')[0] ?? '', /names 10000 documents, .*the 12 newest were asked for/);
    assert.deepEqual(placesOf(seen).filter((place) => place.startsWith('advisory acme')).length, 12);
  });

  test('through the way out an endless list, one inside, and one that leads elsewhere end soon, and the rest is looked at', async () => {
    const all = advisories(domain, 1);
    const attacker = `https://attacker.${domain}`;
    const host = await startVendorHost({ pages: {
      ...documentFiles(domain, all), [feedPlace]: rolieFeed(domain, all),
      [`www.${domain}/csaf/provider-metadata.json`]: trustedMetadata(domain, { feeds: [['WHITE', feed], ['WHITE', `${attacker}/endless`], ['WHITE', `${attacker}/to-link-local`], ['CLEAR', 'https://127.0.0.1/feed.json']] }),
    } });
    const folder = mkdtempSync(join(tmpdir(), 'assay-advisories-'));
    try {
      const world = createWayOut({ allowed: host.allowed, nameServers: host.nameServers, authorities: host.authorities, limits: { hostGap: 0 } });
      await lookAtVendor(boundedWorld(world), { folder, subject: { domain }, given: nothingGiven, engineVersion: '0.1.0', now: () => new Date() });
      await host.close();
      const { position } = await positionOf(folder, '0.1.0');
      const problems = position.places.filter(({ place }) => place === 'advisory-list').map(({ address, outcome, reason }) => `${address} ${outcome} ${reason ?? ''}`);
      assert.match(problems.join('\n'), /https:\/\/127\.0\.0\.1\/feed\.json not-looked .*loopback/);
      assert.match(problems.join('\n'), /to-link-local not-looked .*169\.254/);
      assert.match(problems.join('\n'), /endless not-looked .*bytes/);
      assert.match(problems.join('\n'), /feed\.json found names 1 document, the newest of 2026-01-02/);
      assert.ok(position.evidence.some(({ kind, state }) => kind === 'security-advisory' && state === 'read'));
      assert.match(position.findings.filter(({ check }) => check === 'advisory-names-the-weakness').map(({ message }) => rawText(message)).join(), /of the 1 newest of at least 1 listed/);
    } finally {
      await host.close();
      rmSync(folder, { recursive: true });
    }
  });
});
