import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { dossierPredicate } from './dossier-predicate.ts';
import { usualEvidence } from './usual-evidence.ts';

const shape = dossierPredicate.shape.evidence;
const usual = { state: 'public', path: 'notes/a-1.txt', digest: `sha256:${'0a'.repeat(32)}`, sizeBytes: 12, origin: 'collected', complete: true };
const isUsual = (item: unknown): boolean => usualEvidence({ evidence: [item] }) !== undefined;

describe('evidence that is taken as usual', () => {
  it('is what nearly all files are', () => {
    for (const item of [usual, { ...usual, path: '.well-known/security.txt' }, { ...usual, kind: 'sbom', format: 'CycloneDX 1.6' }]) assert.ok(isUsual(item), JSON.stringify(item));
    assert.ok(usualEvidence({ evidence: [] }));
  });

  it('is nothing that the shape refuses', () => {
    const paths = fc.oneof(fc.constantFrom('..', '.', 'a/..', '../a', 'a//b', '/a', 'a/', '', 'a.', 'a./b', 'a b', ' a', 'a ', 'a:b', 'a\\b', 'a\nb', 'a\n', 'é', 'e\u0301', '\ud800', '_', '-', 'x'.repeat(501)), fc.string({ unit: fc.constantFrom('a', '.', '/', '-', '_', ' ', '\n', 'é') }));
    const values = { state: fc.constantFrom('public', 'withheld', 1), path: fc.oneof(paths, fc.integer()), digest: fc.constantFrom(usual.digest, usual.digest.toUpperCase(), `${usual.digest}\n`, 'sha256:', 0), sizeBytes: fc.constantFrom(0, 1, -1, 1.5, 2 ** 53, '1', null), origin: fc.constantFrom('collected', 'handed-over', 'declared', 'found'), complete: fc.constantFrom(true, false, 'true', null), kind: fc.constantFrom('sbom', '', 'a\nb', 'a\n', 1, null), format: fc.constantFrom('x', '', 7), more: fc.constantFrom(1) };
    // One or two fields are other than usual, so that many items come out usual.
    const changes = fc.uniqueArray(fc.constantFrom(...(Object.keys(values) as (keyof typeof values)[])), { maxLength: 2 }).chain((keys) => fc.record(Object.fromEntries(keys.map((key) => [key, values[key] as fc.Arbitrary<unknown>]))));
    let taken = 0;
    fc.assert(fc.property(changes, (change) => {
      const item = { ...usual, ...change };
      if (!isUsual(item)) return;
      taken += 1;
      assert.deepEqual(shape.parse([item]), [item]);
    }), { numRuns: 2_000 });
    assert.ok(taken > 100);
  });

  it('is no entry that lacks a field', () => {
    for (const key of Object.keys(usual)) assert.ok(!isUsual(Object.fromEntries(Object.entries(usual).filter(([name]) => name !== key))), key);
  });
});
