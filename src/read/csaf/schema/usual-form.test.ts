import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { walk } from '../../cve/schema/breach.ts';
import type { JsonValue } from '../../gateway/json-value.ts';
import { JsonShapeScanner } from '../../gateway/json-shape-scanner.ts';
import { TextNumbers } from '../../gateway/text-numbers.ts';
import { unsortedPlace } from '../key-order.ts';
import { schemas } from './schemas.ts';

const others = fc.constantFrom<unknown>(undefined, null, 7, -0.5, true, '', 'x', 'ü', 'CVE-2026-1', 'https://vendor.example/a b', 'https://vendor.example/#a#b', '2026-05-31', [], {}, [{}], ['x', 'x'], ['x', 'y'], { x: 1 }, [{ product_ids: ['P-240'] }], [{ label: 'component_not_present' }, { label: 'component_not_present' }]);

/** A value with one place of it set to something else; `undefined` takes it away. */
function changed(value: unknown, path: readonly number[], to: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return to;
  const copy: unknown = structuredClone(value);
  const keys = Object.keys(copy as object);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return to;
  Reflect.set(copy as object, key, changed(Reflect.get(copy as object, key), rest, to));
  return copy;
}

for (const [version, fixture] of [['2.0', 'valid-security-advisory.json'], ['2.1', 'valid-version-2.1.json']] as const) {
  test(`a vulnerability of the usual form keeps the schema of ${version}, and its keys are in order where that is asked`, () => {
    const { vulnerabilities } = JSON.parse(readFileSync(new URL(`../../../../fixtures/read/csaf/${fixture}`, import.meta.url), 'utf8')) as { readonly vulnerabilities: readonly JsonValue[] };
    const scanner = new JsonShapeScanner(new Uint8Array(0));
    let usual = 0;
    fc.assert(fc.property(fc.constantFrom(...vulnerabilities), fc.array(fc.nat(40), { minLength: 1, maxLength: 4 }), others, fc.boolean(), (vulnerability, path, to, isOrderAsked) => {
      const written = JSON.stringify(changed(vulnerability, path, to));
      scanner.release();
      scanner.begin(new TextEncoder().encode(written));
      scanner.numbers = new TextNumbers();
      scanner.isOrderAsked = isOrderAsked;
      if (scanner.take(schemas[version].usualFlaw, 0) === undefined) return;
      usual += 1;
      assert.ok(scanner.atEnd);
      const value = JSON.parse(written) as JsonValue;
      const found = walk(1);
      schemas[version].vulnerability(value, found);
      assert.deepEqual(found.breaches, [], written);
      if (isOrderAsked) assert.equal(unsortedPlace(value), undefined, written);
    }), { numRuns: 2000 });
    assert.ok(usual > 100, `only ${usual} had the usual form`);
  });
}
