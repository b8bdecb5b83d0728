import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inventedRecord } from '../../../test/cve/invented-list.ts';
import type { JsonObject } from '../gateway/json-value.ts';
import { Unreadable } from '../source.ts';
import { readListedRecord } from './listed-record.ts';
import { ListedGlance } from './listed-glance.ts';
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

describe('the look at the bytes alone', () => {
  const glance = new ListedGlance();

  it('suffices for a record in the plain way of writing', () => {
    for (const text of [full, JSON.stringify(JSON.parse(full)), full.replaceAll('\n', '\r\n\t')]) assert.deepEqual(glance.look(bytes(text))?.row, rowOf(recordFacts(JSON.parse(text))));
  });

  it('leaves to the full reading what is written in another way', () => {
    for (const [part, odd] of [['"CVE-2024-1001"', '"CVE-2024-\\u0031001"'], ['"state"', '"cveId": "CVE-2024-1002", "state"'], ['"state"', '"serial": 01, "state"'], ['"state"', '"unheardOf": 1, "state"'], ['"dataVersion"', '"data_type"']] as const) {
      assert.ok(full.includes(part));
      assert.equal(glance.look(bytes(full.replace(part, odd))), undefined, odd);
    }
    assert.equal(glance.look(bytes(`${full} x`)), undefined);
    const accented = bytes(full.replaceAll('Acme', 'Acm\u00e9'));
    assert.equal(glance.look(accented)?.names[0], 'Acm\u00e9 Corp');
    accented[accented.indexOf(0xc3) + 1] = 0x20;
    assert.equal(glance.look(accented), undefined);
  });

  it('never says anything else than the full reading, whatever byte is changed', () => {
    let compared = 0;
    for (let at = 0; at < full.length; at += 2) {
      for (const byte of [0x20, 0x22, 0x30, 0x7d]) {
        const changed = bytes(full);
        changed[at] = byte;
        const seen = glance.look(changed);
        const value = parsed(changed);
        // A fault in a part that is stepped over goes unseen.
        if (seen === undefined || value === undefined) continue;
        assert.deepEqual(seen.row, rowOf(recordFacts(value)), `${String.fromCharCode(byte)} at ${at}`);
        compared += 1;
      }
    }
    assert.ok(compared > full.length / 2);
  });
});

function parsed(content: Uint8Array): JsonObject | undefined {
  try {
    const value: JsonObject = JSON.parse(new TextDecoder().decode(content));
    return value;
  } catch {
    return undefined;
  }
}
