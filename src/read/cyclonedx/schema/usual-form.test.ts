import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { walkArrayItems } from '../../gateway/json-walk.ts';
import { jsonValidatorOf, jsonVersions } from '../spec-version.ts';
import { referenceOf, wantedOf } from './wanted.ts';

const component = {
  type: 'library',
  'bom-ref': 'pkg:npm/left@1.0.0',
  supplier: { name: 'Vendor Works', url: ['https://vendor.example/'], contact: [{ email: 'desk@vendor.example' }] },
  group: 'left',
  name: 'right',
  version: '1.0.0',
  description: 'A part.',
  scope: 'required',
  hashes: [{ alg: 'SHA-256', content: 'a'.repeat(64) }],
  licenses: [{ license: { id: 'MIT' } }],
  cpe: 'cpe:2.3:a:left:right:1.0.0:*:*:*:*:*:*:*',
  purl: 'pkg:npm/left@1.0.0',
  modified: false,
  externalReferences: [{ type: 'vcs', url: 'https://code.example/left.git', hashes: [{ alg: 'SHA-1', content: 'b'.repeat(40) }] }],
  properties: [{ name: 'bsi:component:filename', value: 'left.js' }],
};
const dependency = { ref: 'a', dependsOn: ['b', 'c'] };

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

for (const version of jsonVersions) {
  test(`an item of the usual form breaks no rule of version ${version}`, async () => {
    const validator = await jsonValidatorOf(version);
    assert.ok(validator !== undefined);
    let usual = 0;
    const others = fc.constantFrom<unknown>(undefined, null, 7, true, '', 'x', 'é'.repeat(600), 'x'.repeat(1025), 'MD5', 'https://a.example/ b', 'NONE', [], {}, ['x', 'x'], { x: 1 }, [{ expression: 'MIT' }], [{ license: { id: 'MIT' } }, { expression: 'MIT' }], [{ license: { id: 'no-licence' } }]);
    fc.assert(fc.property(fc.constantFrom('components', 'dependencies'), fc.array(fc.nat(40), { minLength: 1, maxLength: 4 }), others, (list, path, to) => {
      const item = changed(list === 'components' ? component : dependency, path, to);
      const rule = list === 'components' ? 'component' : 'dependency';
      walkArrayItems(new TextEncoder().encode(JSON.stringify({ [list]: [item, item] })), [
        {
          path: [list],
          shape: validator.usualForm(rule, wantedOf[list], referenceOf[list]),
          onItem: (_value, _index, _place, hasShape) => {
            if (!hasShape) return;
            usual += 1;
            assert.ok(validator.named(rule)(JSON.parse(JSON.stringify(item)), undefined, ''), JSON.stringify(item));
          },
        },
      ]);
    }), { numRuns: 400 });
    assert.ok(usual > 20, `only ${usual} had the usual form`);
  });
}
