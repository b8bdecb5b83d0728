import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isSignatureAlgorithm } from '../../src/identity/oidc/algorithms.ts';
import { readKeySet } from '../../src/identity/oidc/key-set.ts';
import { TokenRefused } from '../../src/identity/oidc/token-refused.ts';
import { verifyIdToken } from '../../src/identity/oidc/verify-id-token.ts';

interface Case {
  readonly id: string;
  readonly file: string;
  readonly target: string;
  readonly expect: 'accept' | 'reject' | 'either';
  readonly maxMs: number;
}

const folder = fileURLToPath(new URL('../../../shared/data/attack/', import.meta.url));
const isThere = existsSync(folder);
const cases = isThere ? readFileSync(`${folder}cases.jsonl`, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Case).filter(({ id }) => id.startsWith('jwt/')) : [];

test('there are cases', { skip: !isThere }, () => assert.equal(cases.length, 71));

for (const { id, file, target, expect, maxMs } of cases) {
  test(`${id}: ${expect}`, async () => {
    const bytes = readFileSync(`${folder}${file}`);
    const startedAt = performance.now();
    const outcome = await (target === 'jwks' ? keySet(bytes) : token(bytes));
    assert.ok(performance.now() - startedAt < maxMs);
    if (expect !== 'either') assert.equal(outcome, expect);
  });
}

async function token(bytes: Buffer): Promise<string> {
  const { issuer, clientId, nonce, now, algs } = JSON.parse(readFileSync(`${folder}jwt/config.json`, 'utf8')) as { issuer: string; clientId: string; nonce: string; now: number; algs: string[] };
  const keys = readKeySet(readFileSync(`${folder}jwt/jwks.json`));
  return outcomeOf(() => verifyIdToken(bytes.toString('latin1'), { issuer, clientId, nonce, keys, algorithms: algs.filter(isSignatureAlgorithm), now: new Date(now * 1000) }));
}

async function keySet(bytes: Buffer): Promise<string> {
  return outcomeOf(async () => readKeySet(bytes));
}

/** Whatever is thrown besides a refusal is a defect. */
async function outcomeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'accept';
  } catch (problem) {
    if (!(problem instanceof TokenRefused)) throw problem;
    return 'reject';
  }
}
