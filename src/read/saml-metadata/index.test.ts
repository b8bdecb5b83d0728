import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Reading } from '../reader.ts';
import { sourceOf } from '../source.ts';
import { certificateEnd } from './certificate-end.ts';
import { samlMetadata } from './index.ts';

const fixture = readFileSync(new URL('../../../fixtures/read/saml-metadata/valid-service-provider.xml', import.meta.url), 'utf8');
const read = (text: string): Reading<'sign-in-metadata'> => {
  const reading = samlMetadata.read(sourceOf('metadata.xml', new TextEncoder().encode(text)));
  assert.ok(!(reading instanceof Promise));
  return reading;
};
const entity = (inner: string, id = 'https://sso.acme.example'): string => `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${id}">${inner}</EntityDescriptor>`;
const role = (name: string, protocol = 'urn:oasis:names:tc:SAML:2.0:protocol'): string => `<${name} protocolSupportEnumeration="${protocol}"/>`;

test('a service provider accepts, its certificate has an end, and people are not kept', () => {
  const { facts } = read(fixture);
  assert.deepEqual(facts, { protocol: 'saml-2.0', roles: ['accepts'], issuerHost: 'sso.acme.example', certificateEndsAt: '2036-11-24T03:43:03Z' });
});

test('roles are told apart, and one of another protocol does not count', () => {
  assert.deepEqual(read(entity(role('IDPSSODescriptor'))).facts?.roles, ['provides']);
  assert.deepEqual(read(entity(role('SPSSODescriptor') + role('IDPSSODescriptor'))).facts?.roles, ['accepts', 'provides']);
  const old = read(entity(role('SPSSODescriptor', 'urn:oasis:names:tc:SAML:1.1:protocol')));
  assert.deepEqual(old.facts?.roles, []);
  assert.deepEqual(old.notes.map(({ rule }) => rule), ['protocol', 'role']);
});

test('several entities are taken together, and that is said', () => {
  const { facts, notes } = read(`<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${entity(role('SPSSODescriptor'))}${entity(role('IDPSSODescriptor'), 'https://other.example')}</EntitiesDescriptor>`);
  assert.deepEqual([facts?.roles, facts?.issuerHost], [['accepts', 'provides'], 'sso.acme.example']);
  assert.deepEqual(notes.map(({ rule }) => rule), ['several-entities']);
});

test('elements of another namespace are no metadata', () => {
  assert.equal(read('<EntityDescriptor entityID="https://sso.acme.example"/>').facts, undefined);
});

test('bytes that are no certificate have no end, and end no reading', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
    certificateEnd(Buffer.from(bytes).toString('base64'));
  }));
  const der = /<ds:X509Certificate>([^<]+)</.exec(fixture)?.[1] ?? '';
  assert.equal(certificateEnd(der), '2036-11-24T03:43:03Z');
  assert.equal(certificateEnd(der.replace(/\s/g, '').slice(0, 80)), undefined);
});
