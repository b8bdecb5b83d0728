import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CheckedFinding } from '../model/finding.ts';
import { ours, rawText } from '../model/text.ts';
import type { PartVerdict, VerdictName } from '../model/verdict.ts';
import { joinParts } from './join-parts.ts';

const part = (name: string, verdict: VerdictName, reason: string, awaitsReview = false): PartVerdict => ({ name, verdict, reason: ours(reason), ...(awaitsReview ? { awaitsReview } : {}), findings: [name] });

function searched(part: PartVerdict, found: readonly string[]): readonly CheckedFinding[] {
  return [{ check: 'x', outcome: 'needs-review', ...(found.includes(part.name) ? {} : { sawNothing: true as const }), subject: part.name, fingerprint: part.name, message: part.reason, pointers: [], origin: 'handed-over', complete: true }];
}

const spoken = (parts: readonly PartVerdict[], found: readonly string[] = []): string => rawText(joinParts(parts, (one) => searched(one, found)).reason);

describe('what a verdict says of its parts', () => {
  const clauses = ['(a) Public testing', '(b) No legal action', '(c) Clear channel', '(d) Public disclosure'].map((name) => part(name, 'unknown', 'x.', true));

  it('keeps the parts with a passage apart from those where the search found none', () => {
    assert.equal(spoken(clauses, ['(c) Clear channel']), 'For 1 of 4 parts a passage was found that a person must read: (c) clear channel; none was found for (a) public testing, (b) no legal action, (d) public disclosure.');
    assert.equal(spoken(clauses, clauses.map(({ name }) => name)), 'For 4 of 4 parts a passage was found that a person must read: (a) public testing, (b) no legal action, (c) clear channel, (d) public disclosure.');
    assert.equal(spoken(clauses), 'For 0 of 4 parts a passage was found, so a person must read the whole text for: (a) public testing, (b) no legal action, (c) clear channel, (d) public disclosure.');
  });

  it('says of partly met what was seen first, then what is missing', () => {
    const [roadmap, languages] = [part('Roadmap', 'unknown', 'There is no roadmap to look at.'), part('Languages', 'met', '7 of 7 bytes are memory-safe.')];
    assert.equal(spoken([roadmap, languages]), '7 of 7 bytes are memory-safe. There is no roadmap to look at.');
    assert.equal(spoken([part('One', 'partly-met', 'Some.'), part('Two', 'not-met', 'It fails.')]), 'Some. It fails.');
  });

  it('counts the parts that are met where there are more than two', () => {
    const [met, partly, open] = [part('CPE in every record', 'met', '9 of 9 do.'), part('In time', 'partly-met', 'Some are.'), part('(b) No legal action', 'unknown', 'Nobody read it.')];
    assert.equal(spoken([met, partly, open]), '1 of 3 parts met: CPE in every record; partly met: in time. 9 of 9 do. Nobody read it.');
    assert.equal(spoken([met, met, met]), '3 of 3 parts met. 9 of 9 do.');
  });
});
