import assert from 'node:assert/strict';
import { test } from 'node:test';
import { masked } from './masked.ts';

const cases: readonly (readonly [string, string])[] = [
  ['Write to robin.miller+x@acme.example or robin (at) acme.example.', 'Write to [mail address] or [mail address]'],
  ['Ask Dr. Robin Miller about prices.', 'Ask [name] about prices.'],
  ['Robin J. Miller, Chief Security Officer, signed the pledge.', '[name], Chief Security Officer, signed the pledge.'],
  ['«Every plan has SAML», said Robin Miller.', '«Every plan has SAML», said [name].'],
  ['Written by Robin Miller in May.', 'Written by [name] in May.'],
  ['We signed the Secure by Design Pledge.', 'We signed the Secure by Design Pledge.'],
  ['Single Sign-On and Audit Logs are in the Enterprise Plan.', 'Single Sign-On and Audit Logs are in the Enterprise Plan.'],
];

for (const [text, expected] of cases) {
  test(`masked: ${text}`, () => assert.equal(masked(text), expected));
}
