import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { rawText } from '../../model/text.ts';
import { Unreadable } from '../../read/source.ts';
import { capturesOf } from './captures-of.ts';
import { readWatchList, writeWatchList } from './watch-list-file.ts';
import { addWatched, markFixed, removeWatched, WatchRefused, type WatchList } from './watch-list.ts';

const acme = { domain: 'Acme.example', vendors: ['Acme'], product: 'Quillgate', exposure: 'yes', addedAt: '2026-05-31' } as const;
const list = addWatched([], acme);

let folder = '';
describe('watch list', () => {
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'assay-watch-')); });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function refusal(change: () => WatchList): string {
    try {
      change();
    } catch (problem) {
      if (problem instanceof WatchRefused) return rawText(problem.sentence);
      throw problem;
    }
    return 'not refused';
  }

  describe('a watch list', () => {
    it('takes in makers and products in one order, and takes them out again', () => {
      const both = addWatched(addWatched([], { ...acme, domain: 'zinnia.example' }), acme);
      assert.deepEqual(both.map(({ domain }) => domain), ['acme.example', 'zinnia.example']);
      assert.deepEqual(removeWatched(both, 'ACME.example').map(({ domain }) => domain), ['zinnia.example']);
      assert.deepEqual(removeWatched(addWatched(both, { domain: 'acme.example', vendors: ['Acme'], exposure: 'no', addedAt: '2026-06-01' }), 'acme.example', 'quillgate').map(({ product }) => product), [undefined, 'Quillgate']);
    });

    it('what is added again takes the new exposure and keeps its day and what was fixed', () => {
      const fixed = markFixed(list, 'acme.example', 'CVE-2026-41001', '2026-06-02');
      const [item] = addWatched(fixed, { ...acme, product: 'QUILLGATE', exposure: 'no', addedAt: '2026-07-01' });
      assert.deepEqual([item?.exposure, item?.addedAt, item?.fixed], ['no', '2026-05-31', [{ cveId: 'CVE-2026-41001', fixedAt: '2026-06-02' }]]);
    });

    it('refuses what it can’t use, with the value and what is expected', () => {
      assert.match(refusal(() => addWatched([], { ...acme, domain: '../etc' })), /^\.\.\/etc is no domain/);
      assert.match(refusal(() => addWatched([], { ...acme, vendors: [' '] })), /vendor has no name/);
      assert.match(refusal(() => addWatched([], { ...acme, product: 'x'.repeat(201) })), /product has no name/);
      assert.match(refusal(() => addWatched([], { ...acme, addedAt: '2026-02-30' })), /2026-02-30 is no day/);
      assert.match(refusal(() => removeWatched(list, 'other.example')), /not on the watch list/);
      assert.match(refusal(() => markFixed(list, 'acme.example', '41001', '2026-06-02')), /no CVE id/);
    });

    it('is written for its owner only, whole, and read back', () => {
      assert.deepEqual(readWatchList(folder), []);
      const data = join(folder, 'data');
      writeWatchList(data, list);
      writeWatchList(data, markFixed(list, 'acme.example', 'CVE-2026-41001', '2026-06-02'));
      assert.deepEqual(readWatchList(data), markFixed(list, 'acme.example', 'CVE-2026-41001', '2026-06-02'));
      assert.deepEqual(readdirSync(data), ['watch-list.json']);
      if (process.platform !== 'win32') assert.equal(statSync(join(data, 'watch-list.json')).mode & 0o777, 0o600);
    });

    it('that is broken is never taken as empty', () => {
      writeWatchList(folder, list);
      const path = join(folder, 'watch-list.json');
      writeFileSync(path, readFileSync(path, 'utf8').replace('"yes"', '"perhaps"'));
      assert.throws(() => readWatchList(folder), (problem) => problem instanceof Unreadable && problem.reason.includes('watched.0.exposure'));
      writeFileSync(path, '{');
      assert.throws(() => readWatchList(folder), Unreadable);
    });
  });

  describe('captures of a maker', () => {
    const capture = (name: string, isWhole = true): void => {
      mkdirSync(join(folder, 'captures/acme.example', name), { recursive: true });
      if (isWhole) writeFileSync(join(folder, 'captures/acme.example', name, 'capture.json'), '{}');
    };
    const found = (): readonly (string | undefined)[] => {
      const { newest, previous } = capturesOf(folder, 'Acme.example');
      return [newest, previous].map((path) => (path === undefined ? undefined : basename(path)));
    };

    it('are the last two that are whole', () => {
      assert.deepEqual(found(), [undefined, undefined]);
      capture('20260501T100000Z');
      assert.deepEqual(found(), ['20260501T100000Z', undefined]);
      capture('20260531T100000Z');
      capture('20260531T100000.250Z');
      capture('20260630T100000Z', false);
      capture('notes');
      assert.deepEqual(found(), ['20260531T100000.250Z', '20260531T100000Z']);
    });

    it('links are not followed, and no domain leads out of the folder', () => {
      capture('20260501T100000Z');
      symlinkSync(join(folder, 'captures/acme.example/20260501T100000Z'), join(folder, 'captures/acme.example/20270101T000000Z'));
      assert.deepEqual(found(), ['20260501T100000Z', undefined]);
      assert.throws(() => capturesOf(folder, '../acme.example'), RangeError);
    });
  });
});
