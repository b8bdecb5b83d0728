import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questions } from '../../catalog/questions/index.ts';
import { ours } from '../../model/text.ts';
import { artifactKinds } from '../purchases/artifacts.ts';
import { demandsFor } from '../purchases/requirement-sets.ts';
import { mayDiffer } from './differs.ts';
import { proposedQuestions, seenOn, type KnownOf } from './proposed-questions.ts';

const everyDocument = new Set<string>(artifactKinds);
const averse = demandsFor('averse', false);

/** A candidate of which only these are open. */
function openOnly(...requirements: readonly string[]): KnownOf {
  const open = questions.filter(({ requirement }) => requirements.includes(requirement)).map((question) => ({ ...question, open: ours('Looked for, and not shown.') }));
  return { position: { questions: open, verdicts: [] }, settledDocuments: everyDocument };
}

test('only what the look left open is asked, and of that only what the case asks for', () => {
  const asked = proposedQuestions({ demands: [{ requirement: 'demand-guide/default-passwords', level: 'must' }, { requirement: 'demand-guide/mfa-by-default', level: 'should' }], criteria: [], isLow: false }, [openOnly('demand-guide/mfa-by-default', 'pledge/vdp')]);
  assert.deepEqual(asked.map(({ reference, level }) => [reference, level]), [['demand-guide/mfa-by-default', 'should']]);
  assert.ok(asked.every(({ why, goodAnswer }) => why !== '' && goodAnswer !== ''));
});

test('in a tender all get what is open of any', () => {
  const asked = proposedQuestions({ demands: averse, criteria: [], isLow: false }, [openOnly('demand-guide/mfa-by-default'), openOnly('demand-guide/default-passwords')]);
  assert.deepEqual(asked.map(({ reference }) => reference).toSorted(), ['demand-guide/default-passwords', 'demand-guide/mfa-by-default']);
});

test('where nobody has looked everything is asked; a case of low criticality asks ten at most, what it insists on first', () => {
  const unknown: KnownOf = { position: undefined, settledDocuments: new Set() };
  assert.ok(proposedQuestions({ demands: averse, criteria: [{ id: 'a', text: 'Own', level: 'should' }], isLow: false }, [unknown]).length > averse.length + artifactKinds.length);
  const low = proposedQuestions({ demands: averse, criteria: [{ id: 'a', text: 'Own', level: 'must' }], isLow: true }, [unknown]);
  assert.equal(low.length, 10);
  assert.ok(low.every(({ level }) => level === 'must'));
});

test('a document that is settled with every candidate is not asked for again', () => {
  const [first = ''] = artifactKinds;
  const asked = proposedQuestions({ demands: [], criteria: [], isLow: false }, [{ position: undefined, settledDocuments: new Set([first]) }]);
  assert.equal(asked.length, artifactKinds.length - 1);
});

test('what was seen goes along with the question, and nothing where nobody looked', () => {
  assert.equal(seenOn(undefined, 'pledge/vdp'), undefined);
  const position = { questions: [], verdicts: [{ requirement: 'pledge/vdp', verdict: 'met' as const, reason: ours('It is there.'), parts: [] }] };
  assert.deepEqual(seenOn(position, 'pledge/vdp'), { verdict: 'met', text: ours('It is there.') });
});

test('only a yes to what was seen not to be so is for a person to look at', () => {
  for (const state of ['yes', 'yes-with-evidence'] as const) {
    assert.ok(mayDiffer({ state, seenVerdict: 'not-met', filesVerdict: null }) && mayDiffer({ state, seenVerdict: null, filesVerdict: 'contradicted' }));
    for (const seenVerdict of ['unknown', 'met', 'partly-met', 'claimed', null]) assert.ok(!mayDiffer({ state, seenVerdict, filesVerdict: null }));
  }
  for (const state of ['partly', 'planned', 'no', 'not-applicable', 'unanswered'] as const) assert.ok(!mayDiffer({ state, seenVerdict: 'not-met', filesVerdict: 'not-met' }));
});
