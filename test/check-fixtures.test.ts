import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { checks } from '../src/check/index.ts';
import { runCheck } from '../src/judge/run-checks.ts';
import type { Check } from '../src/model/check.ts';
import { ownWords } from '../src/model/text.ts';
import { fixtureEvidence, type CheckFixture } from '../tools/fixture-evidence.ts';
import { forbiddenWording } from './wording.ts';

const folder = new URL('../fixtures/check/', import.meta.url);
const everyCheck: readonly Check[] = checks;

function joinedOutcome(outcomes: readonly string[]): string {
  const has = (name: string): boolean => outcomes.includes(name);
  if (has('error')) return 'error';
  if (has('pass') && has('fail')) return 'partly';
  for (const name of ['fail', 'pass', 'needs-review', 'unknown', 'not-applicable']) if (has(name)) return name;
  return 'nothing';
}

const prefixes = ['pass', 'fail', 'partly', 'unknown', 'needs-review', 'not-applicable'];

/** Checks that say what they saw, and never that something is wrong: what was not seen there may be elsewhere, and a legal text is for a person. */
const neverFails: ReadonlySet<string> = new Set([
  'advisory-covers-less-severe-flaws', 'checkable-artifacts-are-public', 'cve-record-states-decision-points', 'cve-records-were-looked-at', 'disclosure-policy-was-looked-for', 'incident-account-is-published',
  'pledge-page-was-looked-for', 'price-page-was-looked-for', 'sbom-is-public',
  'csaf-provider-metadata-is-published', 'end-of-life-page-is-published', 'fuzzing-harnesses-are-kept', 'mfa-adoption-is-measured', 'patch-adoption-is-measured', 'pledge-page-is-published', 'policy-allows-public-disclosure',
  'policy-authorises-testing', 'policy-covers-all-products', 'policy-promises-no-legal-action', 'policy-states-disclosure-time', 'price-page-charges-nothing-extra-for-security',
  'sbom-links-supplier-sboms', 'sbom-offer-is-published', 'security-roadmap-page-is-published', 'single-sign-on-metadata-is-published',
]);

for (const check of everyCheck) {
  describe(`check ${check.id}`, () => {
    const home = new URL(`${check.id}/`, folder);
    const files = existsSync(home) ? readdirSync(home).filter((name) => name.endsWith('.json')) : [];

    it('explains itself', () => {
      for (const words of [check.title, check.failTitle, check.why, check.fix]) assert.ok(words.length > 10, `${check.id} has an empty text`);
      assert.ok(check.references.length > 0, `${check.id} names no reference`);
      for (const words of [check.title, check.failTitle, check.why, check.fix]) assert.doesNotMatch(words, forbiddenWording);
    });

    it('has a fixture for each way that it can end', () => {
      const has = (...outcomes: readonly string[]): boolean => files.some((name) => outcomes.some((outcome) => name.startsWith(`${outcome}-`)));
      assert.ok(has('pass', 'needs-review'), `fixtures/check/${check.id} has no pass-*.json, or needs-review-*.json where a person has to read`);
      assert.ok(neverFails.has(check.id) !== has('fail', 'partly'), `fixtures/check/${check.id} has no fail-*.json, or is said here to have none`);
      assert.equal(check.isForPerson === true, !has('pass', 'fail', 'partly'), `${check.id} passes or fails something, or is to say that only a person settles what it sees (isForPerson)`);
      assert.ok(has('unknown', 'not-applicable'), `fixtures/check/${check.id} has no unknown-*.json and no not-applicable-*.json`);
    });

    for (const name of files) {
      it(name, () => {
        const expected = prefixes.find((prefix) => name.startsWith(`${prefix}-`));
        assert.ok(expected !== undefined, `${name} does not begin with an outcome`);
        const fixture = JSON.parse(readFileSync(new URL(name, home), 'utf8')) as CheckFixture;
        const { findings } = runCheck(check, fixtureEvidence(fixture), { assessedAt: fixture.assessedAt });
        assert.equal(joinedOutcome(findings.map((finding) => finding.outcome)), expected, findings.map((finding) => `${finding.outcome}: ${ownWords(finding.message)}`).join('\n'));
        for (const finding of findings) {
          const words = ownWords(finding.message);
          assert.match(words, /[.!?”…]$/, `not a full sentence: ${words}`);
          assert.doesNotMatch(words, forbiddenWording);
          if (finding.outcome === 'pass' || finding.outcome === 'fail') assert.ok(finding.pointers.length > 0, `${finding.outcome} without a pointer: ${words}`);
        }
        assert.equal(new Set(findings.map((finding) => finding.fingerprint)).size, findings.length, 'two findings share a fingerprint');
      });
    }
  });
}

it('no fixture folder is left without a check', () => {
  const ids = new Set(everyCheck.map((check) => check.id));
  assert.deepEqual(readdirSync(folder).filter((name) => !ids.has(name)), []);
});
