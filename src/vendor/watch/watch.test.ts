import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { exampleCve, exampleDigest, examplePlace, examplePosition } from '../../../test/example-position.ts';
import type { Evidence } from '../../model/evidence.ts';
import { ownWords, rawText } from '../../model/text.ts';
import type { VendorPosition } from '../../model/vendor-position.ts';
import { Unreadable } from '../../read/source.ts';
import { bod2604 } from './schedule/bod-26-04.ts';
import type { Looked } from '../position.ts';
import { watch, type Looking, type WatchOptions } from './watch.ts';
import { addWatched, type WatchList } from './watch-list.ts';

const now = '2026-06-01T10:00:00Z';
const list = addWatched([], { domain: 'acme.example', vendors: ['Acme'], product: 'Quillgate', exposure: 'yes', addedAt: '2026-05-01' });
const exploited: Evidence<'exploited-vulnerabilities'> = {
  kind: 'exploited-vulnerabilities', format: 'cisa-kev-json', complete: true,
  artifact: { path: 'kev.json', digest: exampleDigest('kev'), sizeBytes: 1, origin: 'handed-over' },
  facts: { releasedAt: '2026-05-31T00:00:00Z', entries: [{ cveId: 'CVE-2026-41001', vendor: 'Acme', product: 'Quillgate', addedAt: '2026-05-29' }] },
};

let folder = '';
function withCapture(name: string): void {
  mkdirSync(join(folder, 'captures/acme.example', name), { recursive: true });
  writeFileSync(join(folder, 'captures/acme.example', name, 'capture.json'), '{}');
}

const whole = examplePosition({ cve: exampleCve() });
const looked = (position: VendorPosition): Looked => ({ position, evidence: [] });

/** A live look that leaves a newer capture behind, as the real one does. */
function lookingAt(after: VendorPosition, before: VendorPosition = whole, recalled: string[] = []): Looking {
  return {
    recollect: async () => {
      withCapture('20260601T100000Z');
      return looked(after);
    },
    recall: async (capture) => {
      recalled.push(basename(capture));
      return looked(before);
    },
  };
}

const options = (changes: Partial<WatchOptions> = {}): WatchOptions => ({ dataFolder: folder, engineVersion: '0.1.0', now, schedule: bod2604, exploited, records: [], ...changes });

async function watchOne(looking: Looking, changes: Partial<WatchOptions> = {}, watched: WatchList = list): Promise<Awaited<ReturnType<typeof watch>>['watched'][number]> {
  const [first] = (await watch(watched, options(changes), looking)).watched;
  assert.ok(first !== undefined);
  return first;
}

describe('watching', () => {
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'assay-watch-')); });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('compares with the capture that was newest before, also for a second product of the maker', async () => {
    withCapture('20260501T100000Z');
    withCapture('20260515T100000Z');
    const recalled: string[] = [];
    const both = addWatched(list, { domain: 'acme.example', vendors: ['Acme'], product: 'Inkwell', exposure: 'no', addedAt: '2026-05-01' });
    await watch(both, options(), lookingAt(whole, whole, recalled));
    assert.deepEqual(recalled, ['20260515T100000Z', '20260515T100000Z']);
  });

  it('a first look has nothing to compare with, and is no gap', async () => {
    const report = await watchOne(lookingAt(whole));
    assert.deepEqual([report.isFirstLook, report.difference, report.gaps], [true, undefined, []]);
  });

  it('tells differences, deadlines with the exposure of the list, and what ends soon', async () => {
    withCapture('20260515T100000Z');
    const tls = { protocol: 'TLSv1.3', isTrusted: true, validTo: '2026-06-10T00:00:00Z' };
    const report = await watchOne(lookingAt(examplePosition({ cve: exampleCve(), places: [...whole.places, examplePlace({ place: 'tls', address: 'acme.example', tls })] })));
    assert.deepEqual(report.difference?.places.map(({ kind }) => kind), ['newly-looked']);
    assert.deepEqual(report.deadlines.map(({ cveId, dueAt }) => [cveId, dueAt]), [['CVE-2026-41001', '2026-06-01']]);
    assert.deepEqual(report.stale.map(({ what }) => what), ['certificate']);
  });

  it('a maker that can’t be looked at is a gap, and the others are still watched', async () => {
    const two = addWatched(list, { domain: 'zinnia.example', vendors: ['Zinnia'], exposure: 'no', addedAt: '2026-05-01' });
    const looking: Looking = { recollect: async ({ domain }) => { if (domain === 'acme.example') throw new Unreadable('has no address'); return looked(examplePosition({ cve: exampleCve(), vendor: { domain } })); }, recall: async () => looked(whole) };
    const { watched } = await watch(two, options(), looking);
    assert.deepEqual(watched.map(({ gaps }) => gaps.map(({ sentence }) => rawText(sentence))), [['Could not look at acme.example: it has no address.'], []]);
    assert.deepEqual(watched[0]?.deadlines.length, 1, 'what is due does not wait for the maker’s site');
  });

  it('an earlier capture that was changed is a gap, not a difference of nothing', async () => {
    withCapture('20260515T100000Z');
    const report = await watchOne({ ...lookingAt(whole), recall: async () => { throw new Unreadable('was changed after it was captured'); } });
    assert.equal(report.difference, undefined);
    assert.match(rawText(report.gaps[0]?.sentence ?? { parts: [] }), /^Could not compare with the earlier capture .* was changed/);
  });

  it('names every place, file and check that could not be looked at, and lists that are not here or not whole', async () => {
    const position = examplePosition({
      places: [examplePlace({ outcome: 'not-looked', reason: 'gave no whole answer within 10 seconds' })],
      evidence: [{ artifact: { path: 'https://acme.example/a.html', digest: exampleDigest('a'), sizeBytes: 1, origin: 'collected' }, kind: 'web-page', state: 'unreadable', notes: [], notesOmitted: 0 }],
      findings: [{ check: 'security-txt-is-valid', outcome: 'error', subject: 'x', fingerprint: 'x', message: { parts: ['The check threw an error.'] }, pointers: [], origin: 'collected', complete: false }],
    });
    const { gaps } = await watchOne(lookingAt(position), { exploited: { ...exploited, complete: false } });
    assert.deepEqual(gaps.map(({ sentence }) => rawText(sentence)), [
      'Could not look at the security.txt at https://acme.example/.well-known/security.txt: it gave no whole answer within 10 seconds.',
      'Could not read https://acme.example/a.html as a page of the maker’s site: it is broken.',
      'The check security-txt-is-valid could not run: The check threw an error.',
      'No CVE list is here, so nothing is known of the records that the maker issued.',
      'The catalogue of exploited vulnerabilities here is not whole, so a deadline may be missing.',
    ]);
    for (const { sentence } of gaps) assert.match(ownWords(sentence), /[.”]$/);
  });

  it('without a schedule no deadline is told; without a catalogue it is a gap', async () => {
    const { schedule: _schedule, ...unscheduled } = options();
    assert.deepEqual((await watch(list, unscheduled, lookingAt(whole))).watched.map(({ deadlines, gaps }) => [deadlines, gaps]), [[[], []]]);
    const { exploited: _exploited, ...uncatalogued } = options();
    assert.deepEqual((await watch(list, uncatalogued, lookingAt(whole))).watched.flatMap(({ gaps }) => gaps.map(({ subject }) => subject)), ['catalogue of exploited vulnerabilities']);
  });

  it('an old catalogue is stale, and one without a date is a gap', async () => {
    const old = { ...exploited, facts: { ...exploited.facts, releasedAt: '2026-05-01T00:00:00Z' } };
    assert.deepEqual((await watchOne(lookingAt(whole), { exploited: old })).stale.map(({ what, days }) => [what, days]), [['exploited-catalogue', -31]]);
    const undated = { ...exploited, facts: { entries: exploited.facts.entries } };
    assert.match(rawText((await watchOne(lookingAt(whole), { exploited: undated })).gaps[0]?.sentence ?? { parts: [] }), /nobody can say how old it is/);
  });

  it('a defect is not hidden as a gap', async () => {
    await assert.rejects(watch(list, options(), { ...lookingAt(whole), recollect: async () => { throw new TypeError('planned'); } }), TypeError);
  });
});
