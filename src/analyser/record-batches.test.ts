import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { inventedRecord } from '../../test/cve/invented-list.ts';
import { PartReader } from './part-reader.ts';
import type { RecordsTask } from './protocol.ts';
import { readParts } from './record-batches.ts';
import { defaultLimits, type AnalyserLimits } from './reading-child.ts';

const perPart = 4;
const idOf = (number: number): string => `CVE-2024-${1_000 + number}`;
const nameOf = (number: number): string => `${idOf(number)}.json`;
const membersOf = (part: number): readonly string[] => Array.from({ length: perPart }, (_, index) => nameOf(part * perPart + index));

let root = '';
function* tasks(): Generator<{ readonly mark: number; readonly task: RecordsTask }> {
  for (let part = 0; part < 10; part += 1) yield { mark: part, task: { task: 'cve-records', from: 'files', root, members: membersOf(part), sizes: [] } };
}

/** Of each part its mark and what came of each of its files. */
async function read(limits: AnalyserLimits = defaultLimits, wait: () => Promise<void> = async () => undefined): Promise<readonly (readonly [mark: number, ...items: readonly string[]])[]> {
  const seen: [number, ...string[]][] = [];
  for await (const { mark, items } of readParts(tasks(), new PartReader([root], limits))) {
    seen.push([mark, ...items.map((item) => ('record' in item ? `${item.record.cveId}.json` : 'problem' in item ? `${item.place} ${item.problem}` : 'other'))]);
    await wait();
  }
  return seen;
}

const plain = Array.from({ length: 10 }, (_, part) => [part, ...membersOf(part)] as const);

describe('parts of a list', () => {
  before(() => {
    root = mkdtempSync(join(tmpdir(), 'assay-parts-'));
    for (let number = 0; number < 40; number += 1) writeFileSync(join(root, nameOf(number)), inventedRecord({ id: idOf(number) }));
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it('come in their order, each with the records of its own files', async () => {
    assert.deepEqual(await read(), plain);
    assert.deepEqual(await read(defaultLimits, () => new Promise((resolve) => { setTimeout(resolve, 20); })), plain, 'also to one who takes them slowly');
  });

  it('are given up when nobody wants more of them, and no other process is started for the rest', async () => {
    const reader = new PartReader([root]);
    for await (const { mark } of readParts(tasks(), reader)) if (mark === 0) break;
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    assert.ok(!process.getActiveResourcesInfo().includes('ProcessWrap'));
    await assert.rejects(reader.read({ task: 'cve-records', from: 'files', root, members: membersOf(0), sizes: [] }), /read no further/);
  });

  it('a file that ends the reading process is named, and every other file of every part is read', async () => {
    const bombs = [6, 7];
    const affected = Array.from({ length: 400_000 }, () => '{"vendor":"a\\u0041","product":"b"}').join(',');
    for (const number of bombs) writeFileSync(join(root, nameOf(number)), `{"dataType":"CVE_RECORD","dataVersion":"5.1","cveMetadata":{"cveId":"${idOf(number)}","state":"PUBLISHED"},"containers":{"cna":{"affected":[${affected}]}}}`);
    const expected = plain.map(([mark, ...names]) => [mark, ...names.map((name) => (bombs.some((number) => nameOf(number) === name) ? `${name} used up the memory or ended the reading process` : name))]);
    assert.deepEqual(await read({ ...defaultLimits, heapMegabytes: 12 }), expected);
  });
});
