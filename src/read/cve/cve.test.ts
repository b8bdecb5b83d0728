import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ownWords, rawText } from '../../model/text.ts';
import type { JsonObject } from '../gateway/json-value.ts';
import type { Reading } from '../reader.ts';
import { sourceOf } from '../source.ts';
import { cveReader } from './index.ts';
import { mergeRecordSets } from './merge.ts';
import { recordFacts } from './record-facts.ts';
import { cpe23Form, cpeForm } from './schema/cpe-form.ts';
import { vector2Form, vector30Form, vector31Form, vector4Form } from './schema/cvss-vector.ts';
import { timeForm, uriForm } from './schema/forms.ts';
import { repeatedIndex } from './schema/unique.ts';

const orgId = '5d6cb32c-1a2b-4c3d-8e4f-aa11bb22cc33';

function record(cna: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return {
    dataType: 'CVE_RECORD', dataVersion: '5.1',
    cveMetadata: { cveId: 'CVE-2026-10001', assignerOrgId: orgId, assignerShortName: 'examplecorp', state: 'PUBLISHED', ...metadata },
    containers: { cna: { providerMetadata: { orgId }, descriptions: [{ lang: 'en', value: 'A flaw.' }], affected: [{ vendor: 'Example Corp', product: 'Portal', defaultStatus: 'affected' }], references: [{ url: 'https://portal.example/1' }], ...cna } },
  };
}

async function read(text: string): Promise<Reading<'cve-records'>> {
  return cveReader.read(sourceOf('record.json', new TextEncoder().encode(text)));
}

describe('facts of a CVE record', () => {
  it('the issuer is credited only with its own part', () => {
    const enriched = record();
    const facts = recordFacts({ ...enriched, containers: { ...(enriched['containers'] as JsonObject), adp: [{ problemTypes: [{ descriptions: [{ lang: 'en', description: 'x', cweId: 'CWE-79' }] }], affected: [{ cpes: ['cpe:2.3:a:v:p:1:*:*:*:*:*:*:*'] }], metrics: [{ other: { type: 'ssvc', content: {} } }] }] } });
    assert.deepEqual(facts.cwe, { ids: [], isInTextOnly: false });
    assert.equal(facts.cpe.isPresent, false);
    assert.equal(facts.hasSsvc, false);
    assert.deepEqual(facts.addedByOthers, { cwe: true, cpe: true, metrics: true });
  });

  it('a CWE in the text alone is told apart from an id', () => {
    const types = (description: JsonObject): JsonObject => ({ problemTypes: [{ descriptions: [{ lang: 'en', ...description }] }] });
    assert.deepEqual(recordFacts(record(types({ description: 'CWE-79 Cross-site scripting' }))).cwe, { ids: [], isInTextOnly: true });
    assert.deepEqual(recordFacts(record(types({ description: 'cwe 79' }))).cwe, { ids: [], isInTextOnly: true });
    assert.deepEqual(recordFacts(record(types({ description: 'CWE-79', cweId: 'CWE-79' }))).cwe, { ids: ['CWE-79'], isInTextOnly: false });
    assert.deepEqual(recordFacts(record(types({ description: 'unknown', cweId: 'NVD-CWE-noinfo' }))).cwe, { ids: [], isInTextOnly: false });
  });

  it('CPE names are found in both places, and malformed ones counted', () => {
    assert.deepEqual(recordFacts(record({ affected: [{ cpes: ['cpe:/a:v:p', 'cpe:2.3:a:v:p'] }], cpeApplicability: [{ nodes: [{ operator: 'OR', cpeMatch: [{ vulnerable: true, criteria: 'cpe:2.3:a:v:p:*:*:*:*:*:*:*:*' }] }] }] })).cpe, { isPresent: true, names: 3, malformed: 1 });
    assert.deepEqual(recordFacts(record({ affected: [{ cpes: [] }] })).cpe, { isPresent: false, names: 0, malformed: 0 });
  });

  it('a time without a zone is UTC, and what is no time is absent', () => {
    const facts = recordFacts(record({ datePublic: '9 March' }, { datePublished: '2026-03-10T12:00:00', dateReserved: '2026-03-01T00:00:00+02:00' }));
    assert.equal(facts.publishedAt, '2026-03-10T12:00:00Z');
    assert.equal(facts.reservedAt, '2026-03-01T00:00:00+02:00');
    assert.equal(facts.publicAt, undefined);
  });

  it('members of odd types are passed over', () => {
    for (const odd of [null, 1, 'x', [], {}, [null], [[]], [{ descriptions: 'x' }], [{ descriptions: [1] }]]) {
      const facts = recordFacts(record({ problemTypes: odd, affected: odd, metrics: odd, references: odd, cpeApplicability: odd }));
      assert.deepEqual(facts.cwe.ids, []);
    }
    assert.equal(recordFacts({ cveMetadata: 1, containers: [] }).state, 'other');
  });
});

describe('reading CVE records', () => {
  it('keeps the row of each record of a list or of lines, and goes on after a broken line', async () => {
    const one = JSON.stringify(record());
    const lines = await read(`${one}\n{"broken\n${one}\n`);
    assert.deepEqual(lines.facts?.records.map((item) => item.row), [1, 3]);
    assert.equal(lines.facts?.recordsUnreadable, 1);
    assert.equal(lines.complete, false);
    const list = await read(`[${one},7,${one}]`);
    assert.deepEqual(list.facts?.records.map((item) => item.row), [1, 3]);
    assert.equal(list.complete, false);
  });

  it('points to the line of a broken rule', async () => {
    const text = JSON.stringify(record({ title: '' }), undefined, 1);
    const line = text.split('\n').findIndex((item) => item.includes('"title"')) + 1;
    const { notes } = await read(text);
    assert.deepEqual(notes.map((note) => [note.rule, note.place.jsonPointer, note.place.line]), [['schema-length', '/containers/cna/title', line]]);
  });

  it('never shows a person out of the credits, whatever is wrong there', async () => {
    const { notes } = await read(JSON.stringify(record({ credits: [{ lang: 'Ada Lovelace', value: '', type: 'Ada Lovelace', 'Ada Lovelace': 1, user: 'ada@example.com' }, { lang: 'en', value: 'Ada Lovelace'.repeat(500) }] })));
    assert.ok(notes.length >= 5);
    assert.doesNotMatch(JSON.stringify(notes.map((note) => [rawText(note.message), note.place])), /Ada|ada@/);
  });

  it('notes are bounded whatever a record holds', async () => {
    const { notes, notesOmitted } = await read(JSON.stringify(record({ references: Array.from({ length: 500 }, () => ({ url: '' })) })));
    assert.ok(notes.length <= 200);
    assert.ok(notes.length + notesOmitted > 500);
  });

  it('says what a record breaks in full sentences', async () => {
    const { notes } = await read(JSON.stringify(record({ datePublic: 'soon', affected: [], tags: ['hot'], metrics: [{}] }, { state: 'RESERVED', serial: 0, extra: true })));
    assert.ok(notes.length >= 7);
    for (const note of notes) assert.match(ownWords(note.message), /^In “”, “” .+\.$/);
  });

  it('sets are joined with their counts', () => {
    const set = { records: [recordFacts(record())], recordsOmitted: 1, recordsUnreadable: 2 };
    const merged = mergeRecordSets([set, set]);
    assert.equal(merged.records.length, 2);
    assert.equal(merged.recordsOmitted, 2);
    assert.equal(merged.recordsUnreadable, 4);
  });
});

describe('forms of CVE records', () => {
  const good = (form: { holds(text: string): boolean }, ...texts: readonly string[]): void => texts.forEach((text) => assert.ok(form.holds(text), text));
  const bad = (form: { holds(text: string): boolean }, ...texts: readonly string[]): void => texts.forEach((text) => assert.ok(!form.holds(text), text));

  it('CPE names are anchored at both ends', () => {
    good(cpe23Form, 'cpe:2.3:a:v:p:1.0:*:*:*:*:*:*:*', 'cpe:2.3:o:v\\:x:p:-:*:*:en-US:*:*:*:?a?', 'cpe:2.3:*:*:*:*:*:*:*:*:*:*:*');
    bad(cpe23Form, 'xcpe:2.3:a:v:p:1.0:*:*:*:*:*:*:*', 'cpe:2.3:a:v:p:1.0:*:*:*:*:*:*:*x:y', 'cpe:2.3:a:v:p:1.0:*:*:*:*:*:*', 'cpe:2.3:a:v p:p:1:*:*:*:*:*:*:*', 'cpe:2.3:a:v\\', 'cpe:/a:v:p', 'cpe:2.3:a::p:1:*:*:*:*:*:*:*', 'cpe:2.3:a:a*b:p:1:*:*:*:*:*:*:*');
    good(cpeForm, 'cpe:/a:v:p', 'cpe:/o:v:p:1:u1::en');
    bad(cpeForm, 'cpe:/a:v:p:1:2:3:4:5', 'cpe:/x:v');
  });

  it('times exist in the calendar', () => {
    good(timeForm, '2024-02-29T00:00:00', '2026-05-31T23:59:59.123456Z', '2026-05-31T00:00:00+02:00');
    bad(timeForm, '2023-02-29T00:00:00Z', '2026-04-31T00:00:00Z', '2026-05-31', '2026-05-31T24:00:00Z', '2026-05-31 00:00:00Z');
  });

  it('URIs hold no blanks and no broken escapes', () => {
    good(uriForm, 'https://a.example/x?y=%20#z', 'ftp://a.example/x', 'http://[::1]/x');
    bad(uriForm, 'a.example', 'http://a b', 'http://a/%zz', 'http://a/<x>', 'http://a#b#c', 'http://a/[x]');
  });

  it('CVSS vectors of each version', () => {
    good(vector31Form, 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P');
    bad(vector31Form, 'CVSS:3.0/AV:N', 'CVSS:3.1/AV:N/', 'CVSS:3.1/AV:Q', 'CVSS:3.1/');
    good(vector30Form, 'CVSS:3.0/PR:U');
    good(vector2Form, 'AV:N/AC:L/Au:N/C:P/I:P/A:P/E:POC');
    bad(vector2Form, 'AV:N/AC:L/Au:X');
    good(vector4Form, 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:A/U:Red');
    bad(vector4Form, 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N', 'CVSS:4.0/AC:L/AV:N/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/U:Red/E:A');
  });

  it('long hostile texts take no time', () => {
    const started = performance.now();
    for (const text of ['cpe:2.3:a:' + '?'.repeat(90_000), 'cpe:2.3:a:' + '\\a'.repeat(90_000), 'cpe:/a:' + '%02'.repeat(90_000), 'cpe:2.3:' + 'a:'.repeat(90_000)]) assert.ok(!cpeForm.holds(text));
    assert.ok(!uriForm.holds(`http://[${':'.repeat(90_000)}`));
    assert.ok(!vector31Form.holds(`CVSS:3.1/${'AV:N/'.repeat(50_000)}!`));
    assert.ok(!timeForm.holds(`2026-05-31T00:00:00.${'0'.repeat(90_000)}x`));
    assert.ok(performance.now() - started < 500);
  });

  it('a repeated item is found in short and long lists, whatever the order of keys', () => {
    const item = (index: number): unknown => ({ a: index, b: [index, { c: 'x' }] });
    for (const count of [3, 40]) {
      const list = Array.from({ length: count }, (_, index) => item(index));
      assert.equal(repeatedIndex(list), undefined);
      assert.equal(repeatedIndex([...list, { b: [0, { c: 'x' }], a: 0 }]), count);
    }
    assert.equal(repeatedIndex(['1', 1, null, true, [], {}]), undefined);
  });
});
