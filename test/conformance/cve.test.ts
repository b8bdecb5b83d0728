import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openByteFile } from '../../src/collect/archive/byte-file.ts';
import { openArchive } from '../../src/collect/archive/open-archive.ts';
import { cveRecordsMax, type CveRecordSet } from '../../src/model/evidence/cve-records.ts';
import { cveReader } from '../../src/read/cve/index.ts';
import { mergeRecordSets } from '../../src/read/cve/merge.ts';
import { checkRecord } from '../../src/read/cve/schema/check-record.ts';
import { totalsCounter, totalsOfLines, type RecordTotals } from '../../src/read/cve/totals.ts';
import type { JsonValue } from '../../src/read/gateway/json-value.ts';
import { headOf } from '../../src/read/head.ts';
import { readers } from '../../src/read/index.ts';
import type { Reading } from '../../src/read/reader.ts';
import { sourceOf, type Source } from '../../src/read/source.ts';

const data = new URL('../../../shared/data/cve/', import.meta.url);
const skip = existsSync(new URL('records-2024-10-24.tar.gz', data)) ? false : '../shared/data is not here: real CVE records were skipped';

const recordsInArchive = 44_130;
const recordsInSample = 1000;
const fixtures = 14;

/** CWE id, CPE, both, CWE in the text only. */
type Row = [number, number, number, number];

/**
 * The same figures counted in another way: JSON.parse and a walk of its own, sharing no code with the reader.
 * Only published records count, by the issuer's short name.
 */
function countPlainly(text: string, rows: Map<string, Row>): void {
  const record = JSON.parse(text) as { cveMetadata: { state: string; assignerShortName: string }; containers: { cna: Record<string, unknown> } };
  if (record.cveMetadata.state !== 'PUBLISHED') return;
  const { cna } = record.containers;
  const problems = JSON.stringify(cna['problemTypes'] ?? []);
  const hasId = /"cweId":"CWE-[1-9][0-9]{0,8}"/.test(problems);
  const isInText = !hasId && [...problems.matchAll(/"description":("(?:[^"\\]|\\.)*")/g)].some((found) => /cwe[- ][0-9]/i.test(String(JSON.parse(found[1] ?? '""'))));
  const lists = [cna['cpeApplicability'], ...((cna['affected'] ?? []) as { cpes?: unknown[] }[]).map((item) => item.cpes)];
  const hasCpe = lists.some((list) => Array.isArray(list) && list.length > 0);
  const row = rows.get(record.cveMetadata.assignerShortName) ?? [0, 0, 0, 0];
  [hasId, hasCpe, hasId && hasCpe, isInText].forEach((holds, index) => {
    row[index] = (row[index] ?? 0) + (holds ? 1 : 0);
  });
  rows.set(record.cveMetadata.assignerShortName, row);
}

function rowsOf(totals: RecordTotals): Map<string, Row> {
  return new Map(totals.issuers.filter((issuer) => issuer.published > 0).map((issuer) => [issuer.issuer, [issuer.withCwe, issuer.withCpe, issuer.withCweAndCpe, issuer.withCweInTextOnly]]));
}

const sorted = (rows: Map<string, Row>): readonly (readonly [string, Row])[] => [...rows].toSorted(([one], [other]) => (one < other ? -1 : 1));

/** Text of many records on lines, as one source. */
function linesSource(lines: readonly Uint8Array[]): Source {
  const newline = Uint8Array.of(10);
  return {
    name: 'records.jsonl', sizeBytes: lines.reduce((sum, line) => sum + line.length + 1, 0), head: lines[0] ?? newline, bytes: () => assert.fail('lines are read in pieces'),
    *chunks() {
      for (const line of lines) {
        yield line;
        yield newline;
      }
    },
  };
}

describe('CVE records out of the archive', { skip }, () => {
  it('every record is read, and the totals by issuer agree with an independent count', async () => {
    const file = openByteFile(fileURLToPath(new URL('records-2024-10-24.tar.gz', data)), 'records-2024-10-24.tar.gz');
    const counter = totalsCounter();
    const expected = new Map<string, Row>();
    const notes = new Map<string, number>();
    const compact: Uint8Array[] = [];
    const parts: CveRecordSet[] = [];
    let unread = 0;
    const archive = await openArchive(file);
    for await (const source of archive.sources()) {
      const head = headOf(source);
      if (!cveReader.accepts(head)) {
        assert.doesNotMatch(source.name, /CVE-[0-9-]+\.json$/, 'every record is known as one');
        continue;
      }
      const reading = (await cveReader.read(source)) as Reading<'cve-records'>;
      if (reading.facts === undefined) unread += 1;
      else parts.push(reading.facts);
      for (const record of reading.facts?.records ?? []) counter.record(record);
      for (const note of reading.notes) notes.set(note.rule, (notes.get(note.rule) ?? 0) + 1);
      const text = new TextDecoder().decode(source.bytes(10_000_000));
      countPlainly(text, expected);
      compact.push(new TextEncoder().encode(JSON.stringify(JSON.parse(text))));
    }
    file.close();
    const totals = counter.done();
    assert.equal(unread, 0);
    assert.equal(totals.all.records, recordsInArchive);
    assert.equal(mergeRecordSets(parts).records.length, Math.min(recordsInArchive, cveRecordsMax));
    assert.deepEqual(sorted(rowsOf(totals)), sorted(expected));
    assert.deepEqual(totalsOfLines(linesSource(compact)), totals, 'the walk over bytes counts the same');
    printTable(totals, notes);
  });

  it('every record of the sample folder is read by exactly one reader', async () => {
    const folder = new URL('sample-1000/', data);
    const names = readdirSync(folder);
    assert.equal(names.length, recordsInSample);
    for (const name of names) {
      const source = sourceOf(name, readFileSync(new URL(name, folder)));
      const head = headOf(source);
      assert.deepEqual(readers.filter((reader) => reader.accepts(head)).map((reader) => reader.id), ['cve']);
      const reading = await cveReader.read(source);
      assert.equal(reading.facts?.records.length, 1, name);
    }
  });
});

describe('CVE schema fixtures', { skip }, () => {
  const folder = new URL('schema-fixtures/', data);
  const names = skip === false ? readdirSync(folder).filter((name) => /^(?:CVE|cna)-.*_(?:fail|pass|published)(?:_|\.)/.test(name)) : [];

  it('there are fixtures', () => assert.equal(names.length, fixtures));

  for (const name of names) {
    it(name, async () => {
      const bytes = readFileSync(new URL(name, folder));
      const value = JSON.parse(bytes.toString()) as { cnaContainer?: object };
      const isPass = name.includes('_pass') || name.endsWith('_published.json');
      if (value.cnaContainer !== undefined) return assert.equal(checkRecord(recordAround(value.cnaContainer)).breaches.length === 0, isPass);
      const source = sourceOf(name, bytes);
      if (!cveReader.accepts(headOf(source))) return assert.equal(isPass, false, 'what is no record for us may not be a good one');
      const { notes } = await cveReader.read(source);
      assert.equal(notes.every((note) => note.level === 'information'), isPass);
    });
  }
});

/** A container as it is sent to the CVE services, with what they add around it. */
function recordAround(container: object): JsonValue {
  const orgId = '5d6cb32c-1a2b-4c3d-8e4f-aa11bb22cc33';
  return { dataType: 'CVE_RECORD', dataVersion: '5.1', cveMetadata: { cveId: 'CVE-2026-10001', assignerOrgId: orgId, state: 'PUBLISHED' }, containers: { cna: { providerMetadata: { orgId }, ...container } } };
}

function printTable(totals: RecordTotals, notes: ReadonlyMap<string, number>): void {
  const lines = ['issuer                records published  CWE    CPE   both  CWE in text only'];
  for (const row of [{ issuer: `all ${totals.issuers.length} issuers`, ...totals.all }, ...totals.issuers.slice(0, 12)]) {
    lines.push(`${row.issuer.padEnd(22)}${[row.records, row.published, row.withCwe, row.withCpe, row.withCweAndCpe, row.withCweInTextOnly].map((figure) => String(figure).padStart(7)).join('')}`);
  }
  lines.push(`notes: ${[...notes].map(([rule, count]) => `${count} ${rule}`).join(', ')}`);
  console.log(lines.join('\n'));
}
