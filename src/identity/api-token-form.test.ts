import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readApiToken, writeApiToken } from './api-token-form.ts';

const secret = 'a2b3c4d5e6f7g2h3i4j5k6l7m2n3o4p5q6r7s2t3u4v5w6x7y2z3';

test('a token has the form that secret scanners look for, and reads back', () => {
  const token = writeApiToken('home', secret);
  assert.match(token, /^assay_home_[a-z2-7]{52}_[a-z2-7]{7}$/u);
  assert.deepEqual(readApiToken(token), { organisationId: 'home', secret });
});

test('a token with any changed sign is none', () => {
  const token = writeApiToken('home', secret);
  for (let index = 0; index < token.length; index += 1) {
    const other = token[index] === 'x' ? 'y' : 'x';
    assert.equal(readApiToken(token.slice(0, index) + other + token.slice(index + 1)), undefined, `sign ${index}`);
  }
});
