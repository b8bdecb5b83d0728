/** Laws of the vendor's collection: the capture gives the identical result, in whatever order the answers came. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readSource } from '../src/analyser/read-source.ts';
import { sourceOf } from '../src/read/source.ts';
import type { World } from '../src/net/world.ts';
import { CaptureWriter } from '../src/vendor/capture/capture-writer.ts';
import { openCapture } from '../src/vendor/capture/open-capture.ts';
import { recordingWorld } from '../src/vendor/capture/recording-world.ts';
import { boundedWorld, runLimits } from '../src/vendor/collector/bounded-world.ts';
import { collect, type CollectedAll } from '../src/vendor/collector/collect.ts';
import type { ReadBody } from '../src/vendor/collector/tools.ts';
import type { Given } from '../src/vendor/given.ts';
import { randomOf } from './product/random.ts';
import { fakeTime } from './vendor-host/fake-world.ts';
import { honestSite } from './vendor-host/honest-site.ts';
import { randomWorld } from './vendor-host/random-world.ts';

const subject = { domain: 'acme.test' };
const given: Given = {
  pages: [{ kind: 'sbom', address: 'https://www.acme.test/sbom/anvil.cdx.json' }, { kind: 'trust', address: 'https://acme.test/pricing' }, { kind: 'secure-by-design-roadmap', address: 'https://www.acme.test/roadmap' }],
  packages: ['npm:@acme/tool', 'npm:tool@1.0.0', 'npm:not a name'],
  aggregators: ['https://lists.acme.test/aggregator.json'],
  registry: 'https://registry.acme.test/',
};

/** Reads in this process: what is read here was made by the test. */
function readerOf(bodyPath: (digest: `sha256:${string}`) => string): ReadBody {
  return async (digest, { address, kind, type }) => (await readSource(sourceOf(address, readFileSync(bodyPath(digest))), { ...(kind === undefined ? {} : { kind }), ...(type === undefined ? {} : { type }) })).reading;
}

/** Records a run in a world, looks at the tape, and holds the two to each other. */
async function recorded(live: World): Promise<{ readonly result: CollectedAll; readonly record: Buffer }> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-replay-'));
  try {
    const writer = new CaptureWriter(folder, { assayVersion: '0.1.0', subject, given, startedAt: fakeTime });
    const read = readerOf((digest) => writer.bodyPath(digest));
    const result = await collect(subject, given, { world: recordingWorld(live, writer), read, startedAt: fakeTime });
    writer.finish(fakeTime);
    const capture = openCapture(folder);
    assert.deepEqual(await collect(capture.record.subject, capture.record.given, { world: capture.world(), read: readerOf((digest) => capture.bodyPath(digest)), startedAt: capture.record.startedAt }), result);
    return { result, record: readFileSync(join(folder, 'capture.json')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a capture gives the identical result, whatever the hosts answered', async () => {
  const site = honestSite('acme.test', '2027-01-01T00:00:00Z');
  const outcomes = new Set<string>();
  for (let seed = 1; seed <= 25; seed += 1) {
    const { result } = await recorded(randomWorld(site, seed, 0));
    for (const { place, outcome } of result.places.places) outcomes.add(`${place} ${outcome}`);
  }
  // The worlds are varied enough to say something.
  for (const outcome of ['found', 'absent', 'unusable', 'not-looked']) assert.ok([...outcomes].filter((seen) => seen.endsWith(` ${outcome}`)).length >= 5, `${outcome}: ${[...outcomes].join(', ')}`);
});

test('answers that come in another order give the same bytes', async () => {
  const site = honestSite('acme.test', '2027-01-01T00:00:00Z');
  for (let seed = 1; seed <= 4; seed += 1) {
    const digests = new Set<string>();
    for (const order of [0, 1, 2]) digests.add(createHash('sha256').update((await recorded(randomWorld(site, seed, order))).record).digest('hex'));
    assert.equal(digests.size, 1, `seed ${seed}`);
  }
});

test('a run that ends early says so, and its capture says the same', async () => {
  const site = honestSite('acme.test', '2027-01-01T00:00:00Z');
  for (const looksMax of [0, 1, 7]) {
    const { result } = await recorded(boundedWorld(randomWorld(site, randomOf(looksMax).below(100), 1), { ...runLimits, looksMax }, () => Date.parse(fakeTime)));
    assert.ok(result.places.places.some(({ outcome, reason }) => outcome === 'not-looked' && reason === `was not asked: one run asks at most ${looksMax} questions`));
  }
});
