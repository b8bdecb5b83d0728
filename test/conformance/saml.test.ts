import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SamlRefused } from '../../src/identity/saml/saml-refused.ts';
import { verifyResponse, type ExpectedResponse, type SignedAssertion } from '../../src/identity/saml/verify-response.ts';

interface Case {
  readonly id: string;
  readonly file: string;
  readonly expect: 'accept' | 'reject' | 'either';
}

/** Milliseconds of CPU that a response may cost before anybody is signed in. */
const cpuMost = 50;
const folder = fileURLToPath(new URL('../../../shared/data/attack/', import.meta.url));
const isThere = existsSync(folder);
const cases = isThere ? readFileSync(`${folder}cases.jsonl`, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Case).filter(({ id }) => id.startsWith('saml/')) : [];
const spent: { readonly id: string; readonly milliseconds: number }[] = [];

describe('saml', () => {
  // A server loads its libraries once.
  before(async () => {
    if (isThere) for (let times = 0; times < 10; times += 1) await verify(readFileSync(`${folder}saml/own/ok_both.xml`).toString('base64'));
  });

  test('there are cases', { skip: !isThere }, () => assert.equal(cases.length, 60));

  for (const { id, file, expect } of cases) {
    test(`${id}: ${expect}`, async () => {
      const encoded = readFileSync(`${folder}${file}`).toString('base64');
      const outcome = await verify(encoded);
      if (expect === 'reject') assert.equal(outcome, 'reject');
      if (expect === 'accept') assert.notEqual(outcome, 'reject');
      // A name that only looks like another is another name: nobody is found by it.
      if (outcome !== 'reject' && !id.endsWith('name_homo')) assert.equal(outcome.nameId, 'alice@acme.example');
      // The quickest of three: the process also compiles and collects, whoever asks.
      let milliseconds = Infinity;
      for (let tries = 0; tries < 3; tries += 1) {
        const start = process.cpuUsage();
        await verify(encoded);
        const { user, system } = process.cpuUsage(start);
        milliseconds = Math.min(milliseconds, (user + system) / 1000);
      }
      spent.push({ id, milliseconds });
    });
  }

  test(`no response costs more than ${cpuMost} ms of CPU`, { skip: !isThere }, (context) => {
    const most = spent.toSorted((one, other) => other.milliseconds - one.milliseconds).slice(0, 3);
    context.diagnostic(most.map(({ id, milliseconds }) => `${id} ${milliseconds.toFixed(1)} ms`).join(', '));
    assert.deepEqual(most.filter(({ milliseconds }) => milliseconds > cpuMost), []);
  });
});

async function verify(encoded: string): Promise<SignedAssertion | 'reject'> {
  const { issuer, spEntityId, acs, requestId, now } = JSON.parse(readFileSync(`${folder}saml/config.json`, 'utf8')) as { issuer: string; spEntityId: string; acs: string; requestId: string; now: string };
  const expected: ExpectedResponse = { provider: { entityId: issuer, certificates: [readFileSync(`${folder}saml/idp.crt.pem`, 'utf8')] }, us: { entityId: spEntityId, consumerAddress: acs }, requestId, now: new Date(now) };
  try {
    return await verifyResponse(encoded, expected);
  } catch (problem) {
    if (!(problem instanceof SamlRefused)) throw problem;
    return 'reject';
  }
}
