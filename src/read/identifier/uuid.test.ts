import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseUuid } from './uuid.ts';

test('a UUID is read with and without urn:uuid:', () => {
  assert.deepEqual(parseUuid('urn:uuid:3E671687-395B-41F5-A30F-A58921A69B79'), { value: '3e671687-395b-41f5-a30f-a58921a69b79', isUrn: true, isNilOrMax: false });
  assert.equal(parseUuid('00000000-0000-0000-0000-000000000000')?.isNilOrMax, true);
  for (const text of ['', '3e671687395b41f5a30fa58921a69b79', '{3e671687-395b-41f5-a30f-a58921a69b79}', 'urn:uuid:', '3e671687-395b-41f5-a30f-a58921a69b7g', '3e671687-395b-41f5-a30f-a58921a69b79\n', 'urn:uuid:'.repeat(100)]) assert.equal(parseUuid(text), undefined, text);
});
