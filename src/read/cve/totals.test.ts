import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { jsonLines } from '../gateway/json-lines.ts';
import { isObject } from '../gateway/json-value.ts';
import { headBytes, type Source } from '../source.ts';
import { recordFacts } from './record-facts.ts';
import { notARecord } from './record-notes.ts';
import { totalsCounter, totalsOfLines, type RecordTotals } from './totals.ts';

/** Bytes as a source that gives them in pieces of a size. */
function inPieces(text: string, pieceBytes: number): Source {
  const content = new TextEncoder().encode(text);
  return {
    name: 'records.jsonl', sizeBytes: content.length, head: content.subarray(0, headBytes), bytes: () => content,
    *chunks() {
      for (let at = 0; at < content.length; at += pieceBytes) yield content.subarray(at, at + pieceBytes);
    },
  };
}

/** The same figures from the plain reader's facts. */
function plainly(source: Source): RecordTotals {
  const counter = totalsCounter();
  for (const { value } of jsonLines(source)) {
    if (value !== undefined && notARecord(value) === undefined && isObject(value)) counter.record(recordFacts(value));
    else counter.unreadable();
  }
  return counter.done();
}

const text = fc.oneof(fc.constantFrom('', 'CWE-79', 'cwe 12 x', 'CWE-', 'say "CWE-1"', 'C\\u0057E-7', 'ü\n\t\\', '}],"cna":{', 'n/a'), fc.string());
const time = fc.constantFrom('2024-02-29T00:00:00Z', '2023-02-29T00:00:00Z', '2026-05-31T10:00:00', '2026-05-31T10:00:00.123Z', '2026-12-31T23:30:00-02:00', '2016-12-31T23:59:60Z', 'soon', '', 5);
const junk: fc.Arbitrary<unknown> = fc.oneof(fc.constantFrom(null, true, 0, -1.5e3, [], {}, [[]], [{}], 'x'), fc.jsonValue({ maxDepth: 3 }));
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<unknown> => fc.oneof({ weight: 8, arbitrary: value }, { weight: 1, arbitrary: junk });
const description = fc.record({ lang: fc.constant('en'), description: maybe(text), cweId: maybe(fc.constantFrom('CWE-79', 'CWE-079', 'CWE-1234567890', 'NVD-CWE-Other', 'CWE-x', 'CWE-1')) }, { requiredKeys: [] });
const container = fc.record({
  problemTypes: maybe(fc.array(maybe(fc.record({ descriptions: maybe(fc.array(maybe(description), { maxLength: 3 })) })), { maxLength: 2 })),
  affected: maybe(fc.array(maybe(fc.record({ vendor: text, cpes: maybe(fc.array(text, { maxLength: 2 })) }, { requiredKeys: [] })), { maxLength: 3 })),
  cpeApplicability: maybe(fc.array(junk, { maxLength: 2 })),
  descriptions: junk,
  title: text,
}, { requiredKeys: [] });
const record = fc.record({
  dataType: fc.constant('CVE_RECORD'),
  cveMetadata: maybe(fc.record({ state: maybe(fc.constantFrom('PUBLISHED', 'REJECTED', 'RESERVED')), assignerShortName: maybe(fc.constantFrom('examplecorp', 'otherorg', 'é"x')), assignerOrgId: text, datePublished: maybe(time) }, { requiredKeys: [] })),
  containers: maybe(fc.record({ cna: maybe(container), adp: maybe(fc.array(maybe(container), { maxLength: 2 })) }, { requiredKeys: [] })),
  extra: junk,
}, { requiredKeys: [] });

const line = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(record, fc.constantFrom(undefined, 0, 1)).map(([value, indent]) => JSON.stringify(value, undefined, indent).replaceAll('\n', ' ')) },
  { weight: 1, arbitrary: fc.constantFrom('', '  ', '{', '[]', '7', '{"cveMetadata":{"state":"PUBLISHED","state":"REJECTED"},"containers":{}}', '{"cveMetadata":{},"containers":{}} x', '{"cveMetadata":{"assignerShortName":"a"},"containers":{"cna":{"problemTypes":[{"descriptions":[{"cweId":"CWE\\u002d79"}]}]}}}') },
);

describe('totals of records on lines', () => {
  it('equal those of the plain reader, wherever the pieces are cut', () => {
    fc.assert(fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom(1, 7, 64, 1000), fc.boolean(), fc.constantFrom('\n', '\r\n'), (lines, pieceBytes, isEnded, ending) => {
      const source = inPieces(lines.join(ending) + (isEnded ? ending : ''), pieceBytes);
      assert.deepEqual(totalsOfLines(source), plainly(source));
    }), { numRuns: 400, seed: 20_261_122 });
  });

  it('a line that is too long is refused, and the next one is counted', () => {
    const one = JSON.stringify({ cveMetadata: { state: 'PUBLISHED', assignerShortName: 'a' }, containers: { cna: {} } });
    const long = JSON.stringify({ cveMetadata: { state: 'PUBLISHED', assignerShortName: 'b' }, containers: { cna: { title: 'x'.repeat(1_100_000) } } });
    for (const pieceBytes of [1000, 1_048_576, 4_000_000]) {
      const totals = totalsOfLines(inPieces(`${one}\n${long}\n${one}\n${long}`, pieceBytes));
      assert.deepEqual([totals.all.records, totals.unreadable], [2, 2]);
    }
  });

  it('issuers come with the years of publication, in alphabetical order', () => {
    const entry = (issuer: string, publishedAt: string): string => JSON.stringify({ cveMetadata: { state: 'PUBLISHED', assignerShortName: issuer, datePublished: publishedAt }, containers: { cna: {} } });
    const totals = totalsOfLines(inPieces([entry('b', '2025-01-01T00:00:00Z'), entry('a', '2026-01-01T00:00:00Z'), entry('b', '2024-01-01T00:00:00Z')].join('\n'), 4000));
    assert.deepEqual(totals.issuers.map((item) => [item.issuer, item.records, item.byYear.map(({ year }) => year)]), [['a', 1, [2026]], ['b', 2, [2024, 2025]]]);
  });
});
