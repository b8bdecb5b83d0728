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

const fixtures = [['2.0', 'valid-security-advisory.json'], ['2.1', 'valid-version-2.1.json']] as const;
const parts = [['a vulnerability', 'vulnerability', 'usualFlaw'], ['a product tree', 'tree', 'usualTree']] as const;

for (const [version, fixture] of fixtures) for (const [title, part, usualForm] of parts) {
  test(`${title} of the usual form keeps the schema of ${version}, and its keys are in order where that is asked`, () => {
    const { vulnerabilities, product_tree: tree } = JSON.parse(readFileSync(new URL(`../../../../fixtures/read/csaf/${fixture}`, import.meta.url), 'utf8')) as { readonly vulnerabilities: readonly JsonValue[]; readonly product_tree: JsonValue };
    const scanner = new JsonShapeScanner(new Uint8Array(0));
    let usual = 0;
    fc.assert(fc.property(fc.constantFrom(...(part === 'tree' ? [tree] : vulnerabilities)), fc.array(fc.nat(40), { minLength: 1, maxLength: part === 'tree' ? 9 : 4 }), others, fc.boolean(), (written, path, to, isOrderAsked) => {
      const text = JSON.stringify(changed(written, path, to));
      scanner.release();
      scanner.begin(new TextEncoder().encode(text));
      scanner.numbers = new TextNumbers();
      scanner.isOrderAsked = isOrderAsked;
      if (scanner.take(schemas[version][usualForm], 0) === undefined) return;
      usual += 1;
      assert.ok(scanner.atEnd);
      const value = JSON.parse(text) as JsonValue;
      const found = walk(1);
      schemas[version][part](value, found);
      assert.deepEqual(found.breaches, [], text);
      if (isOrderAsked) assert.equal(unsortedPlace(value), undefined, text);
    }), { numRuns: 2000 });
    assert.ok(usual > 100, `only ${usual} had the usual form`);
  });
}
