/** What is said about a maker that was only looked at from outside: what was seen, where, on which day; never an accusation. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { checks } from '../src/check/index.ts';
import { runCheck } from '../src/judge/run-checks.ts';
import type { Check } from '../src/model/check.ts';
import { ownWords, rawText } from '../src/model/text.ts';
import { fixtureEvidence, type CheckFixture } from '../tools/fixture-evidence.ts';

const folder = new URL('../fixtures/check/', import.meta.url);
const everyCheck: readonly Check[] = checks;
const outside = everyCheck.filter(({ needs, uses = [] }) => [...needs, ...uses].includes('public-places'));

describe('sentences about what was looked at from outside', () => {
  it('are those of every check on public places', () => assert.equal(outside.length, 14));

  for (const check of outside) {
    it(`${check.id}: accuses nobody, and says where and when nothing was found`, () => {
      let absences = 0;
      for (const name of readdirSync(new URL(`${check.id}/`, folder))) {
        const fixture = JSON.parse(readFileSync(new URL(`${check.id}/${name}`, folder), 'utf8')) as CheckFixture;
        for (const { message } of runCheck(check, fixtureEvidence(fixture), { assessedAt: fixture.assessedAt }).findings) {
          const words = ownWords(message);
          assert.doesNotMatch(words, /contradict|\blie[sd]?\b|\bhid(?:es|den)\b|refuses to/i);
          if (!/\b(?:was found at|stood at|seen at|is gone|nothing stands there)\b/.test(words)) continue;
          absences += 1;
          assert.match(rawText(message), /\S+ on 2026-11-20/, words);
        }
      }
      assert.ok(absences > 0 || check.id === 'web-site-uses-current-tls', 'no sentence on absence was looked at');
    });
  }
});
