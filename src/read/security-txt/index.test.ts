import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SecurityTxt } from '../../model/evidence/security-txt.ts';
import type { Reading } from '../reader.ts';
import { sourceOf } from '../source.ts';
import { securityTxt } from './index.ts';

const read = (text: string, name = 'security.txt'): Reading<'security-txt'> => {
  const reading = securityTxt.read(sourceOf(name, new TextEncoder().encode(text)));
  assert.ok(!(reading instanceof Promise));
  return reading;
};
const factsOf = (text: string, name?: string): SecurityTxt => {
  const { facts } = read(text, name);
  assert.ok(facts !== undefined);
  return facts;
};
const rules = (text: string, name?: string): readonly string[] => factsOf(text, name).breaches.map(({ rule, line }) => `${rule}:${line ?? ''}`);
const good = 'Contact: mailto:security@quillgate.example\nExpires: 2027-03-31T00:00:00Z\n';

test('a mailbox name, a user, a query and a telephone number are not kept', () => {
  const { contacts } = factsOf(`${good}Contact: https://robin@quillgate.example/report?who=robin#x\nContact: tel:+1-201-555-0123\n`);
  assert.deepEqual(contacts, [
    { line: 1, scheme: 'mailto', domain: 'quillgate.example' },
    { line: 3, scheme: 'https', domain: 'quillgate.example', address: 'https://quillgate.example/report' },
    { line: 4, scheme: 'tel' },
  ]);
});

test('the field that CSAF adds leads to provider metadata and is no unknown field', () => {
  const facts = factsOf(`${good}CSAF: https://quillgate.example/.well-known/csaf/provider-metadata.json\n`);
  assert.deepEqual(facts.csaf, [{ line: 3, scheme: 'https', domain: 'quillgate.example', address: 'https://quillgate.example/.well-known/csaf/provider-metadata.json' }]);
  assert.equal(facts.unknownFields, 0);
});

test('a file without a breach has none', () => {
  assert.deepEqual(rules(`# a comment\n\n${good}Preferred-Languages: en, pt-BR\r\n`), []);
});

test('each rule is reported with its line', () => {
  assert.deepEqual(rules('Contact: security@quillgate.example\n'), ['expires-once:', 'contact-uri:1']);
  assert.deepEqual(rules(`${good}Expires: 2028-01-01T00:00:00Z\n`), ['expires-once:3']);
  assert.deepEqual(rules('Contact:mailto:security@quillgate.example\nExpires: 2027-03-31T00:00:00\n'), ['field-space:1', 'expires-time:2']);
  assert.deepEqual(rules(`${good}Preferred-Languages: en\nPreferred-Languages: not a tag\n`), ['languages-once:4', 'languages-tags:4']);
  assert.deepEqual(rules(`${good}Policy: http://quillgate.example/\nEncryption: data:text/plain,key\nHiring: jobs\nPolicy:\n`), ['web-https:3', 'encryption-address:4', 'link-uri:5', 'field-space:6', 'field-value:6']);
  assert.deepEqual(rules(`\uFEFF${good}some prose\nPolicy: https://quillgate.example/\u001b[2J`), ['byte-order-mark:1', 'line-form:3', 'line-end:4', 'line-characters:4', 'link-uri:4']);
});

test('Canonical must list the address that the file came from, when that is known', () => {
  const text = `${good}Canonical: https://quillgate.example/.well-known/security.txt\n`;
  assert.deepEqual(rules(text, 'https://quillgate.example/.well-known/security.txt'), []);
  assert.deepEqual(rules(text, 'https://elsewhere.example/.well-known/security.txt'), ['canonical-lists-address:3']);
  assert.deepEqual(rules(text, '.well-known/security.txt'), []);
});

const signed = `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n${good}- -----not the end\n-----BEGIN PGP SIGNATURE-----\n\niHUEARYKAB0=\n=AAAA\n-----END PGP SIGNATURE-----\n`;

test('of a signed file only the signed lines are read, dashes unescaped', () => {
  const facts = factsOf(signed);
  assert.equal(facts.signature, 'present');
  assert.deepEqual(facts.contacts.map(({ line }) => line), [4]);
  assert.deepEqual(facts.breaches, [{ rule: 'line-form', line: 6 }]);
});

test('a field outside the signature is not read, and the signature counts as broken', () => {
  for (const text of [`Contact: mailto:x@elsewhere.example\n${signed}`, `${signed}Contact: mailto:x@elsewhere.example\n`]) {
    const facts = factsOf(text);
    assert.equal(facts.signature, 'broken');
    assert.deepEqual(facts.contacts.map(({ domain }) => domain), ['quillgate.example']);
  }
});

test('a signature that was stripped or cut is broken', () => {
  assert.equal(factsOf(signed.slice(0, signed.indexOf('-----BEGIN PGP SIGNATURE'))).signature, 'broken');
  assert.equal(factsOf(signed.slice(0, signed.indexOf('-----END'))).signature, 'broken');
  assert.equal(factsOf(signed.replace('Hash: SHA512\n', '')).signature, 'broken');
});

test('what is too large, has no field or is no text is refused with a reason', () => {
  for (const text of ['', '<!doctype html><title>404</title>', 'Contact: a\0b\n', `Contact: mailto:${'a'.repeat(3000)}@x.example\n`, '#\n'.repeat(1500), `${good}\n`.repeat(1000)]) {
    const { facts, notes } = read(text);
    assert.equal(facts, undefined);
    assert.equal(notes[0]?.level, 'unreadable');
  }
});

test('any characters end as facts or as a refusal, never as an exception', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom('Contact: ', 'Expires: ', '\n', '\r', '-----BEGIN PGP SIGNED MESSAGE-----\n', '-----BEGIN PGP SIGNATURE-----\n', 'mailto:', '@', '# '), fc.string())), (pieces) => {
    const { facts, notes } = read(pieces.join(''));
    assert.ok(facts !== undefined || notes.some(({ level }) => level === 'unreadable'));
  }));
});
