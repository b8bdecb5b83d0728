import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { nameUuid } from './name-uuid.ts';
import { sha1 } from './sha1.ts';

test('A name gives the UUID that RFC 9562 prints for it', () => {
  assert.equal(nameUuid('www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'), '2ed6657d-e927-568b-95e1-2665a8aea6a2');
});

test('SHA-1 agrees with another implementation at every length around a block', () => {
  for (let length = 0; length < 200; length += 1) {
    const bytes = Uint8Array.from({ length }, (_value, index) => (index * 7 + length) & 0xff);
    assert.equal(Buffer.from(sha1(bytes)).toString('hex'), createHash('sha1').update(bytes).digest('hex'), `${length} bytes`);
  }
});

test('Different names give different UUIDs of version 5', () => {
  const made = new Set(Array.from({ length: 1000 }, (_value, index) => nameUuid(`name ${index}`)));
  assert.equal(made.size, 1000);
  for (const uuid of made) assert.match(uuid, /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
