import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseEmail } from './email.ts';

test('an address has one @ and a host name', () => {
  assert.deepEqual(parseEmail("o'neil+x@Example.ORG"), { local: "o'neil+x", domain: 'example.org' });
  for (const text of ['', 'a', '@example.org', 'a@', 'a@b', 'a@b@c.example', 'a@[127.0.0.1]', '"a b"@example.org', '.a@example.org', 'a.@example.org', 'a..b@example.org', 'a b@example.org', 'admin@\u0430cme.example', '\u24d0dmin@acme.example', 'a@example.org\n', 'a@example.org.', `${'a'.repeat(65)}@example.org`, '@'.repeat(100_000)]) assert.equal(parseEmail(text), undefined, text.slice(0, 80));
});
