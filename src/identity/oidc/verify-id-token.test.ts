import assert from 'node:assert/strict';
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { test } from 'node:test';
import { signatureAlgorithms } from './algorithms.ts';
import { readKeySet } from './key-set.ts';
import { TokenRefused } from './token-refused.ts';
import { verifyIdToken } from './verify-id-token.ts';

const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const edwards = generateKeyPairSync('ed25519');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = (key: KeyObject, more: object): object => ({ ...key.export({ format: 'jwk' }), ...more });
const setOf = (...keys: readonly object[]): Buffer => Buffer.from(JSON.stringify({ keys }));
const publicKeys = [jwk(curve.publicKey, { kid: 'e' }), jwk(edwards.publicKey, { kid: 'd' }), jwk(rsa.publicKey, { kid: 'r' })];
const seconds = 1_788_220_800;
const expected = { issuer: 'https://idp.acme.example', clientId: 'workspace', nonce: 'once', algorithms: signatureAlgorithms, keys: readKeySet(setOf(...publicKeys)), now: new Date(seconds * 1000) };
const good = { iss: expected.issuer, aud: 'workspace', sub: 'alma', nonce: 'once', iat: seconds - 5, exp: seconds + 300 };
const part = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

function token(claims: unknown = good, header: object = {}): string {
  const signed = `${part({ alg: 'ES256', kid: 'e', typ: 'JWT', ...header })}.${part(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), { key: curve.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

async function isTaken(text: string, change: Partial<typeof expected> = {}): Promise<boolean> {
  try {
    await verifyIdToken(text, { ...expected, ...change });
    return true;
  } catch (problem) {
    if (!(problem instanceof TokenRefused)) throw problem;
    return false;
  }
}

test('a sound token is taken by ES256, EdDSA and RS256', async () => {
  assert.ok(await isTaken(token()));
  const bySignature = { EdDSA: { kid: 'd', make: (text: string) => sign(null, Buffer.from(text), edwards.privateKey) }, RS256: { kid: 'r', make: (text: string) => sign('sha256', Buffer.from(text), rsa.privateKey) } };
  for (const [alg, { kid, make }] of Object.entries(bySignature)) {
    const signed = `${part({ alg, kid })}.${part(good)}`;
    assert.ok(await isTaken(`${signed}.${make(signed).toString('base64url')}`), alg);
  }
});

test('a list of audiences needs the party that it was issued to', async () => {
  assert.ok(await isTaken(token({ ...good, aud: ['workspace', 'other'], azp: 'workspace' })));
  assert.ok(!await isTaken(token({ ...good, aud: ['workspace', 'other'] })));
  assert.ok(!await isTaken(token({ ...good, azp: 'other' })));
});

const refusedClaims: Readonly<Record<string, object>> = {
  'of another issuer': { iss: 'https://IDP.acme.example' }, 'for another audience': { aud: 'workspace2' }, 'for an object': { aud: { workspace: true } }, 'that has ended': { exp: seconds - 61 }, 'with no end': { exp: undefined },
  'that lives for years': { exp: seconds + 90_000 }, 'with an end as text': { exp: `${seconds + 300}` }, 'from the future': { iat: seconds + 61 }, 'made long ago': { iat: seconds - 700 }, 'not good yet': { nbf: seconds + 100 },
  'of another sign-in': { nonce: 'twice' }, 'with nonces in a list': { nonce: ['once'] }, 'naming nobody': { sub: '' }, 'naming a number': { sub: 7 }, 'naming a member of every object': { sub: '__proto__' }, 'naming somebody too long': { sub: 'a'.repeat(256) },
};
for (const [what, claims] of Object.entries(refusedClaims)) test(`a token ${what} is refused`, async () => assert.ok(!await isTaken(token({ ...good, ...claims }))));

const refusedHeaders: Readonly<Record<string, object>> = {
  'without signature': { alg: 'none' }, 'by a shared key': { alg: 'HS256' }, 'by another algorithm than its key': { alg: 'RS256' }, 'with a key in it': { jwk: {} }, 'with an address of a key': { jku: 'https://other.example' }, 'with a chain of certificates': { x5c: [] },
  'with demands': { crit: ['exp'] }, 'with unencoded content': { b64: false }, 'with content of another kind': { cty: 'JWT' }, 'that is an access token': { typ: 'at+jwt' }, 'of an unknown key': { kid: 'x' }, 'of no key': { kid: undefined, alg: 'ES512' }, 'packed': { zip: 'DEF' },
};
for (const [what, header] of Object.entries(refusedHeaders)) test(`a token ${what} is refused`, async () => assert.ok(!await isTaken(token(good, header))));

test('a token in another form than the one is refused', async () => {
  const text = token();
  for (const other of [`${text}=`, `${text}\n`, ` ${text}`, `${text}.`, `${text}.x`, text.slice(0, text.lastIndexOf('.')), text.replace('.', '..'), '.'.repeat(100_000), `${text}${'A'.repeat(8192)}`]) assert.ok(!await isTaken(other));
  assert.ok(!await isTaken(token(`{"iss":"${expected.issuer}","aud":"workspace","sub":"eve","sub":"alma","nonce":"once","iat":${seconds},"exp":${seconds + 300}}`)));
});

test('a token by an algorithm that the provider was not connected with is refused', async () => assert.ok(!await isTaken(token(), { algorithms: ['RS256', 'PS256'] as never })));

const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
const refusedSets: Readonly<Record<string, Buffer>> = {
  'with a private key': setOf(jwk(curve.privateKey, { kid: 'e' })), 'with a shared key': setOf({ kty: 'oct', k: 'AAAA', kid: 'o' }), 'with a key id twice': setOf(jwk(curve.publicKey, { kid: 'e' }), jwk(rsa.publicKey, { kid: 'e' })),
  'with a short key': setOf(jwk(short.publicKey, { kid: 'r' })), 'with exponent 1': setOf(jwk(rsa.publicKey, { kid: 'r', e: 'AQ' })), 'with keys for encryption only': setOf(jwk(rsa.publicKey, { kid: 'r', use: 'enc' })), 'with a point beside its curve': setOf({ ...jwk(curve.publicKey, { kid: 'e' }), x: Buffer.alloc(32, 1).toString('base64url') }),
  'with several keys and no ids': setOf(jwk(curve.publicKey, {}), jwk(rsa.publicKey, {})), 'that is empty': setOf(), 'that is too long': Buffer.alloc(70_000, 32), 'that is no JSON': Buffer.from('<html></html>'),
};
for (const [what, bytes] of Object.entries(refusedSets)) test(`a key set ${what} is refused`, () => assert.throws(() => readKeySet(bytes), TokenRefused));
