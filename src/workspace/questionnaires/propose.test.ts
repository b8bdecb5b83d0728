import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { forbiddenWording } from '../../../test/wording.ts';
import type { VerdictName } from '../../model/verdict.ts';
import { answerText, stateTitles } from './answer-words.ts';
import { missingIn } from './answer-shape.ts';
import { wordFor } from './choose-word.ts';
import { propose, type ProposalGround } from './propose.ts';

const names = ['met', 'partly-met', 'not-met', 'contradicted', 'claimed', 'unknown', 'not-applicable'] as const satisfies readonly VerdictName[];

function ground(verdicts: readonly VerdictName[], { origin = 'handed-over', plannedOn = {} }: { readonly origin?: 'collected' | 'handed-over' | 'declared'; readonly plannedOn?: Readonly<Record<string, string>> } = {}): ProposalGround {
  return {
    id: 'assessment', version: '1.0', receivedAt: new Map([['a.json', '2026-01-02T00:00:00.000Z']]), plannedOn: new Map(Object.entries(plannedOn)),
    saved: {
      schema: 'assay-assessment-1', engineVersion: '0', catalogVersion: '1', assessedAt: '2026-06-01T00:00:00.000Z', product: { name: 'x' }, measures: [], evidence: [{ artifact: { path: 'a.json', digest: 'sha256:0', origin } }],
      verdicts: verdicts.map((verdict, index) => ({ requirement: `r${index}`, verdict, reason: 'seen', parts: [{ name: 'Part', verdict, reason: `seen ${index}`, findings: [`f${index}`] }] })),
      findings: verdicts.map((_verdict, index) => ({ fingerprint: `f${index}`, check: 'c', outcome: 'pass', message: '.', origin, pointers: [{ path: 'a.json' }] })),
    },
  };
}

const asked = (verdicts: readonly VerdictName[]): readonly string[] => verdicts.map((_verdict, index) => `r${index}`);

describe('a proposal', () => {
  it('never says more than the verdicts: a yes only where nothing is unknown, contradicted, missing or in part', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 6 }), (verdicts) => {
      const { state, evidence, sources } = propose(asked(verdicts), ground(verdicts));
      const counting = verdicts.filter((verdict) => verdict !== 'not-applicable');
      if (state === 'yes-evidence') {
        assert.ok(counting.length > 0 && counting.every((verdict) => verdict === 'met'));
        assert.ok(sources.length > 0 && evidence !== '');
      }
      if (state === 'yes-attestation') assert.ok(counting.every((verdict) => verdict === 'met' || verdict === 'claimed'));
      if (verdicts.includes('contradicted')) assert.equal(state, null);
      if (counting.length > 0 && counting.every((verdict) => verdict === 'unknown')) assert.equal(state, null);
      if (state === 'not-applicable') assert.equal(counting.length, 0);
    }));
  });

  it('does not depend on the order of what is asked, and gets no stronger by a weaker verdict', () => {
    const strength = { 'yes-evidence': 4, 'yes-attestation': 3, partly: 2, planned: 1, no: 1, 'not-applicable': 1, confidential: 1 } as const;
    fc.assert(fc.property(fc.array(fc.constantFrom(...names.filter((name) => name !== 'not-applicable')), { minLength: 1, maxLength: 5 }), fc.nat(4), (verdicts, at) => {
      const state = propose(asked(verdicts), ground(verdicts)).state;
      assert.equal(propose(asked(verdicts).toReversed(), ground(verdicts)).state, state);
      const weaker = verdicts.with(at % verdicts.length, 'unknown');
      const after = propose(asked(weaker), ground(weaker)).state;
      assert.ok((after === null ? 0 : strength[after]) <= Math.max(state === null ? 0 : strength[state], 2));
      assert.notEqual(after, 'yes-evidence');
    }));
  });

  it('calls attested what rests on the maker’s own statement alone', () => {
    assert.equal(propose(['r0'], ground(['met'], { origin: 'declared' })).state, 'yes-attestation');
    assert.equal(propose(['r0'], ground(['met'])).state, 'yes-evidence');
    assert.match(propose(['r0'], ground(['met'])).evidence, /^a\.json \(from our own files, 2026-01-02\)$/u);
  });

  it('is planned only when each thing that is not met has a milestone', () => {
    assert.deepEqual([propose(['r0', 'r1'], ground(['not-met', 'not-met'], { plannedOn: { r0: '2026-09-01', r1: '2026-12-01' } }))].map(({ state, plannedOn }) => [state, plannedOn]), [['planned', '2026-12-01']]);
    assert.equal(propose(['r0', 'r1'], ground(['not-met', 'not-met'], { plannedOn: { r0: '2026-09-01' } })).state, 'no');
  });

  it('has nothing where the assessment judges less than is asked', () => {
    assert.equal(propose(['r0', 'other'], ground(['met'])).state, null);
    assert.equal(propose([], ground(['met'])).state, null);
  });

  it('says nothing that we never say', () => {
    for (const verdict of names) {
      const { text, note } = propose(['r0', 'r1'], ground([verdict, 'met']));
      assert.doesNotMatch(`${text} ${note}`, forbiddenWording);
    }
  });
});

describe('an answer in words', () => {
  const answer = { state: 'partly', text: 'For the gateway.', choice: '', basis: 'A reverse proxy', plannedOn: null, commitment: null, evidence: 'a.json' } as const;

  it('begins with its state where the questionnaire has no word for it, and holds what it rests on', () => {
    assert.equal(answerText(answer, { hasChoice: false, hasEvidence: false }), 'In part.\nFor the gateway.\nWhat is there instead: A reverse proxy\nEvidence:\na.json');
    assert.equal(answerText(answer, { hasChoice: true, hasEvidence: true }), 'For the gateway.\nWhat is there instead: A reverse proxy');
    assert.equal(answerText({ ...answer, state: 'planned', basis: '', plannedOn: '2027-01-01', evidence: '' }, { hasChoice: true, hasEvidence: false }), 'For the gateway.\nPlanned for 2027-01-01.');
    for (const title of Object.values(stateTitles)) assert.doesNotMatch(title, forbiddenWording);
  });

  it('chooses a word of the list only when it surely says the state', () => {
    const list = ['Yes', 'No', 'Partially', 'N/A', 'Planned'];
    assert.deepEqual((['yes-evidence', 'yes-attestation', 'partly', 'planned', 'not-applicable', 'confidential', 'no'] as const).map((state) => wordFor(state, list)), ['Yes', 'Yes', 'Partially', 'Planned', 'N/A', '', 'No']);
    assert.equal(wordFor('partly', ['Yes', 'No']), '', 'in part never becomes yes');
    assert.equal(wordFor('no', ['Not applicable', 'Compliant', 'Not sure']), '');
    assert.equal(wordFor('yes-evidence', ['Yes, fully', 'Yes, in part', 'No']), '', 'two kinds of yes are for a person');
    assert.equal(wordFor('planned', ['Yes', 'No']), 'No');
  });

  it('is whole only with what its state needs', () => {
    assert.deepEqual(missingIn({ ...answer, basis: '' }).map(({ path }) => path), ['basis']);
    assert.deepEqual(missingIn({ ...answer, state: 'yes-evidence', evidence: '' }).map(({ path }) => path), ['evidence']);
    assert.deepEqual(missingIn({ ...answer, state: 'planned' }).map(({ path }) => path), ['plannedOn']);
    assert.deepEqual(missingIn({ ...answer, state: 'no', text: '' }).map(({ path }) => path), ['text']);
    assert.deepEqual(missingIn({ ...answer, state: 'no', basis: '' }), []);
  });
});
