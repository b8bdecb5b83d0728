import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readingOf } from '../../src/assess/questionnaire/perform-questionnaire.ts';
import { guessMapping } from '../../src/read/questionnaire/guess-mapping.ts';
import { questionsIn } from '../../src/read/questionnaire/questions-in.ts';
import { sourceOf, Unreadable } from '../../src/read/source.ts';
import { officeFile, workbookMembers } from '../support/office-files.ts';

const folder = new URL('../../../shared/data/attack/', import.meta.url);
interface Case { readonly id: string; readonly file?: string; readonly expect: string; readonly maxMs: number }
const hasData = existsSync(folder);
const cases = !hasData ? [] : readFileSync(new URL('cases.jsonl', folder), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Case);
const of = (kind: string): readonly (Case & { readonly file: string })[] => cases.flatMap((item) => (item.id.startsWith(`${kind}/`) && item.file !== undefined && existsSync(new URL(item.file, folder)) ? [{ ...item, file: item.file }] : []));

/** What came of a file: a reading, or the sentence with which it is refused. Anything else fails the test. */
async function outcome(bytes: Uint8Array): Promise<'read' | 'refused'> {
  try {
    const reading = await readingOf(sourceOf('case', bytes));
    questionsIn(reading, guessMapping(reading));
    return 'read';
  } catch (problem) {
    assert.ok(problem instanceof Unreadable, String(problem));
    assert.ok(problem.reason.length < 400, problem.reason);
    return 'refused';
  }
}

describe('questionnaires made of the attack cases', { skip: hasData ? false : '../shared/data is not here: hostile questionnaires were skipped' }, () => {
  for (const { id, file, maxMs } of of('archive')) {
    it(`${id} is no questionnaire`, async () => {
      const before = performance.now();
      assert.equal(await outcome(readFileSync(new URL(file, folder))), 'refused');
      assert.ok(performance.now() - before < Math.max(1000, 2 * maxMs));
    });
  }

  for (const { id, file, expect, maxMs } of of('xml')) {
    it(`${id} as a sheet and as shared texts does no harm`, async () => {
      const bytes = readFileSync(new URL(file, folder));
      const before = performance.now();
      for (const name of ['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml', 'xl/workbook.xml', '_rels/.rels']) {
        const seen = await outcome(officeFile({ ...workbookMembers([{ name: 'Q', rows: [['Question'], ['Is it so?']] }]), [name]: bytes }));
        if (expect === 'reject' && name === 'xl/worksheets/sheet1.xml' && /doctype|entit|xxe|bomb|laugh|depth|deep/iu.test(id)) assert.equal(seen, 'refused', name);
      }
      assert.ok(performance.now() - before < Math.max(4000, 8 * maxMs));
    });
  }

  for (const { id, file } of [...of('csv'), ...of('json')]) {
    it(`${id} as a table or a form does no harm`, async () => {
      await outcome(readFileSync(new URL(file, folder)));
    });
  }

  it('has cases to look at', () => {
    for (const kind of ['archive', 'xml', 'csv', 'json']) assert.ok(of(kind).length > 5, kind);
  });
});
