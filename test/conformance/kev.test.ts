import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseTime } from '../../src/model/time.ts';
import { headOf } from '../../src/read/head.ts';
import { readers } from '../../src/read/index.ts';
import { kev } from '../../src/read/kev/index.ts';
import { sourceOf } from '../../src/read/source.ts';
import { deadlines } from '../../src/vendor/watch/deadline/deadlines.ts';
import { isSameVendor } from '../../src/vendor/watch/deadline/names.ts';
import { bod2604 } from '../../src/vendor/watch/schedule/bod-26-04.ts';

const file = new URL('../../../shared/data/kev/known_exploited_vulnerabilities.json', import.meta.url);
const skip = existsSync(file) ? false : '../shared/data is not here: the real catalogue was skipped';
const entriesInCatalogue = 1404;

describe('the catalogue of Known Exploited Vulnerabilities of 2025-08-25', { skip }, () => {
  it('is taken by this reader alone and read whole, equal to a plain reading', async () => {
    const bytes = readFileSync(file);
    const source = sourceOf('known_exploited_vulnerabilities.json', bytes);
    assert.deepEqual(readers.filter((reader) => reader.accepts(headOf(source))).map((reader) => reader.id), ['kev']);
    const { facts, notes, complete } = await kev.read(source);
    assert.deepEqual(notes, []);
    assert.equal(complete, undefined);
    const plain = JSON.parse(bytes.toString('utf8')) as { vulnerabilities: readonly Record<string, string>[] };
    assert.equal(facts?.entries.length, entriesInCatalogue);
    assert.equal(facts.statedCount, entriesInCatalogue);
    assert.equal(facts.releasedAt, new Date(parseTime('2025-08-25T17:04:19.9796Z') ?? 0).toISOString());
    assert.deepEqual(facts.entries, plain.vulnerabilities.map((item) => ({ cveId: item['cveID'], vendor: item['vendorProject']?.trim(), product: item['product']?.trim(), addedAt: item['dateAdded'], dueAt: item['dueDate'] })));
  });

  it('every entry has a deadline for whoever watches its product, and none for who watches another maker', async () => {
    const { facts } = await kev.read(sourceOf('known_exploited_vulnerabilities.json', readFileSync(file)));
    assert.ok(facts !== undefined);
    const products = new Map(facts.entries.map((entry) => [`${entry.vendor} ${entry.product}`, entry]));
    for (const { vendor, product } of products.values()) {
      const found: ReadonlySet<string> = new Set(deadlines([], facts, { vendors: [vendor], product, exposure: 'unknown', fixed: [] }, bod2604, '2025-09-01T00:00:00Z').map(({ cveId }) => cveId));
      for (const entry of facts.entries) if (entry.vendor === vendor && entry.product === product) assert.ok(found.has(entry.cveId), entry.cveId);
      assert.ok(facts.entries.every((entry) => !found.has(entry.cveId) || isSameVendor(entry.vendor, vendor)));
    }
    assert.deepEqual(deadlines([], facts, { vendors: ['Larkspur Systems'], exposure: 'yes', fixed: [] }, bod2604, '2025-09-01T00:00:00Z'), []);
  });
});
