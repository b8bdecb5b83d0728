import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '../attest/canonical-json.ts';
import { beginning } from './beginning.ts';
import { entryFacts } from './entry-facts.ts';
import { LogRefused } from './log-refused.ts';
import { LogVerifier, type VerifierRules } from './log-verifier.ts';
import { ExpectedPrevious, timeOfPlainEntry } from './plain-entry.ts';

const word = fc.oneof(fc.string({ maxLength: 9 }), fc.constantFrom('', 'person:ada', 'zoë', 'a "quoted" word', 'back\\slash', '\u007f', '{"x":1}'));
const time = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-01-03'), noInvalidDate: true }).map((at) => at.toISOString());
const at = fc.oneof({ weight: 9, arbitrary: time }, { weight: 1, arbitrary: word });
const detail = fc.dictionary(fc.constantFrom('a', 'b', 'ab', 'a"', ''), fc.oneof(word, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)), { maxKeys: 4 });
const event = fc.record({ action: word, actor: word, area: word, at, detail, outcome: word, requestId: word, sourceAddress: word, target: word });

interface Change {
  readonly entry: number;
  readonly place: number;
  readonly byte: number;
}
const change = fc.record({ entry: fc.nat(), place: fc.nat(), byte: fc.integer({ min: 1, max: 255 }) });

/** The leaves of a log, each a zero byte and an entry that names the one before it. */
function leavesOf(events: readonly object[]): Buffer[] {
  let previous = beginning;
  return events.map((one, sequence) => {
    const leaf = Buffer.from(`\0${canonicalJson({ ...one, sequence, previous, ...(sequence % 3 === 2 ? { clockBack: true } : {}) })}`);
    previous = hash('sha256', leaf, 'hex');
    return leaf;
  });
}

function outcome(leaves: readonly Buffer[], rules: Partial<VerifierRules>): unknown {
  const verifier = new LogVerifier({ origin: 'assay.acme.example/audit/acme', keys: [], ...rules });
  try {
    for (const leaf of leaves) verifier.entry(leaf);
    return verifier.end();
  } catch (problem) {
    if (!(problem instanceof LogRefused)) throw problem;
    return [problem.problem, problem.entry];
  }
}

test('the quick way through an entry says what the exact reading says, of whole logs and of changed ones', () => {
  fc.assert(fc.property(fc.array(event, { minLength: 1, maxLength: 9 }), fc.option(change), (events, made: Change | null) => {
    const leaves = leavesOf(events);
    const changed = leaves[(made?.entry ?? 0) % leaves.length];
    if (made !== null && changed !== undefined) changed[1 + (made.place % (changed.length - 1))] = made.byte;
    assert.deepEqual(outcome(leaves, {}), outcome(leaves, { facts: entryFacts }));
  }), { numRuns: 500 });
});

test('an entry as almost all are is taken by the quick way, and none that could be read in two ways', () => {
  const plain = { action: 'product.change', actor: 'person:ada', area: 'business-data', at: '2026-01-01T00:00:00.000Z', detail: { count: 12, fields: 'name', isNew: true, other: null }, outcome: 'success', requestId: 'r1', sourceAddress: '192.0.2.7', target: 'product:p1' };
  const taken = (written: string): boolean => timeOfPlainEntry(new DataView(Uint8Array.from(Buffer.from(written)).buffer), 0, written.length, new ExpectedPrevious().view, 0) >= 0;
  const whole = String(leavesOf([plain])[0]?.subarray(1));
  assert.equal(taken(whole), true);
  for (const [from, to] of [['"count":12', '"count":012'], ['"count":12', '"count":-0'], ['"count":12', '"count":12,"count":13'], ['"count":12', '"x":1,"count":12'], ['r1', 'r\\u0031'], ['"sequence":0', '"sequence":1'], [':null', ':nul'], ['}', '},'], ['"fields"', ' "fields"']] as const) {
    assert.notEqual(whole.replace(from, to), whole);
    assert.equal(taken(whole.replace(from, to)), false, `${from} → ${to}`);
  }
});
