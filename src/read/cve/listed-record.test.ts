import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inventedRecord } from '../../../test/cve/invented-list.ts';
import { Unreadable } from '../source.ts';
import { readListedRecord } from './listed-record.ts';
import { Pruner } from './pruner.ts';
import { recordFacts } from './record-facts.ts';
import { recordParts } from './record-parts.ts';
import { decisionPointsOf, rowOf } from './record-row.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const full = inventedRecord({ id: 'CVE-2024-1001', cwe: ['CWE-79', 'CWE-89'], cpes: ['cpe:2.3:a:acme:portal:1:*:*:*:*:*:*:*'], publicAt: '2024-02-01T00:00:00.000Z', adp: { metrics: [{ other: { type: 'ssvc', content: { options: [{ Exploitation: 'poc' }] } } }] } });

describe('a record for an index', () => {
  it('has the facts of the full reading, however it is laid out', () => {
    const expected = rowOf(recordFacts(JSON.parse(full)));
    for (const text of [full, JSON.stringify(JSON.parse(full)), full.replaceAll('\n', '\r\n\t'), `${full}\n\n`, `\uFEFF${full}`, full.replace('"cna"', '"c\\u006ea"')]) assert.deepEqual(readListedRecord(bytes(text)).row, expected);
    assert.deepEqual(decisionPointsOf(expected.flags), { exploitation: 'poc' });
  });

  it('passes over parts of odd types as the full reading does', () => {
    for (const odd of ['null', '1', '"x"', '[]', '{}', '[null]', '[[]]', '[{"descriptions":"x"}]', '[{"other":[]}]']) {
      for (const part of ['problemTypes', 'affected', 'metrics', 'references', 'cpeApplicability', 'datePublic']) {
        const text = JSON.stringify({ cveMetadata: { cveId: 'CVE-2024-1001' }, containers: { cna: { [part]: JSON.parse(odd) as unknown }, adp: [{ [part]: JSON.parse(odd) as unknown }] } });
        assert.deepEqual(readListedRecord(bytes(text)).row, rowOf(recordFacts(JSON.parse(text))), `${part} ${odd}`);
      }
    }
  });

  it('names every product once, and says how many it leaves out', () => {
    const products = Array.from({ length: 2_500 }, (_, index) => `Product ${index % 2_100}`);
    const record = readListedRecord(bytes(inventedRecord({ id: 'CVE-2024-1001', products })));
    assert.equal(record.names.length, 4_000);
    assert.equal(record.namesOmitted, 100);
    assert.deepEqual(record.names.slice(0, 4), ['Acme Corp', 'Product 0', 'Acme Corp', 'Product 1']);
  });

  it('is refused with the place of the fault in the whole file', () => {
    for (const [text, reason] of [['{"cveMetadata": {', /./], ['[]', /no JSON object/], ['{}', /no "cveMetadata"/], [`${full} x`, /./], [full.replace('"state"', '"cveId": "CVE-1",\n"state"'), /twice/], ['{"data_type": "CVE", "CVE_data_meta": {}}', /format 4/]] as const) {
      assert.throws(() => readListedRecord(bytes(text)), (problem) => problem instanceof Unreadable && reason.test(problem.reason) && problem.at.line !== undefined, text.slice(0, 40));
    }
  });
});

describe('the quick look', () => {
  it('keeps only the parts that it was asked for', () => {
    const pruned = new Pruner(recordParts).prune(bytes(full)) ?? assert.fail();
    const text = new TextDecoder().decode(pruned);
    assert.doesNotMatch(text, /quoted|versions|baseScore|acme\.example/);
    assert.match(text, /"references":\[0,0\]/);
    assert.match(text, /"cvssV3_1":0/);
  });

  it('never ends in anything but a shorter document or a refusal, whatever the bytes', () => {
    const pruner = new Pruner(recordParts);
    for (let end = 0; end < full.length; end += 7) assert.equal(pruner.prune(bytes(full.slice(0, end))), undefined);
    for (let at = 0; at < full.length; at += 3) {
      const changed = bytes(full);
      changed[at] = (at * 31) % 256;
      const pruned = pruner.prune(changed);
      assert.ok(pruned === undefined || pruned.length <= changed.length);
    }
    const deep = '['.repeat(200_000);
    assert.equal(pruner.prune(bytes(`{"x":${deep}`)), undefined);
  });
});
