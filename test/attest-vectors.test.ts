import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { refusalSentences, type RefusalCode } from '../src/attest/refusal.ts';
import { ownWords, rawText } from '../src/model/text.ts';
import { runCase, type SharedTrust, type VectorFile } from './attest/run-case.ts';
import { forbiddenWording } from './wording.ts';

/** Every vector of fixtures/attest ends as its name says, and every reason for a refusal is shown by one. */
const folder = new URL('../fixtures/attest/', import.meta.url);
const read = <Content>(name: string): Content => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Content;
const names = readdirSync(folder).filter((name) => /^(?:accept|refuse)-.*\.json$/.test(name));
const codes = Object.keys(refusalSentences) as RefusalCode[];

/** Reasons that only a caller's own mistake can have; shown in the tests beside the code. */
const byCallers: readonly RefusalCode[] = ['key-unknown', 'salt-length', 'entry-too-large'];

function expectedOf(name: string): string {
  if (name.startsWith('accept-')) return 'accept';
  const rest = name.slice('refuse-'.length, -'.json'.length);
  const code = codes.filter((one) => rest === one || rest.startsWith(`${one}-`)).toSorted((one, other) => other.length - one.length)[0];
  assert.ok(code !== undefined, `${name} names no reason`);
  return code;
}

describe('vectors of signed statements', () => {
  const shared = read<SharedTrust>('trust.json');
  const shown = new Map<string, string>();

  it(`${names.length} vectors end as their names say`, async () => {
    assert.ok(names.length >= 125);
    for (const name of names) {
      const { what, vector } = read<VectorFile>(name);
      const { outcome, text } = await runCase(vector, shared);
      assert.equal(outcome, expectedOf(name), `${name}: ${what} ${text === undefined ? '' : rawText(text)}`);
      if (text === undefined) continue;
      assert.doesNotMatch(ownWords(text), forbiddenWording);
      shown.set(outcome, name);
    }
  });

  it('every reason is shown, each with a sentence of its own', () => {
    assert.deepEqual(codes.filter((code) => !shown.has(code)).toSorted(), byCallers.toSorted());
    assert.equal(new Set(Object.values(refusalSentences)).size, codes.length);
  });
});
