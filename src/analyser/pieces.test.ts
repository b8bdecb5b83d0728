import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inPieces, withPieces } from './pieces.ts';
import { lineOf, type Answer, type Piece } from './protocol.ts';

/** Through the pipe and back. */
function sent(answer: Answer): { readonly pieces: number; readonly got: unknown } {
  const messages = [...inPieces(answer)].map((message) => JSON.parse(lineOf(message)) as Answer | Piece);
  const last = messages.pop() as Answer;
  return { pieces: messages.length, got: withPieces(last, messages as Piece[]) };
}

test('long lists go in pieces and come together again', () => {
  const records = Array.from({ length: 4_500 }, (_, index) => ({ id: `CVE-2026-${index}` }));
  const artifact = { path: 'a', digest: 'sha256:a', sizeBytes: 1, origin: 'handed-over' };
  const results = [{ artifact }, { artifact, reading: { kind: 'cve-records', format: 'cve-5', facts: { records, recordsOmitted: 0, few: [1, 2] }, notes: [], notesOmitted: 0 } }];
  const answer = JSON.parse(JSON.stringify({ results })) as Answer;
  const { pieces, got } = sent(answer);
  assert.equal(pieces, 3);
  assert.deepEqual(got, { results });
});

test('a failure is one message', () => {
  assert.deepEqual(sent({ failed: 'x' }), { pieces: 0, got: { failed: 'x' } });
});
