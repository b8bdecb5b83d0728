import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { documentFile, paragraph, wordTable, workbookFile } from '../../../test/support/office-files.ts';
import { csvField } from '../../report/escape/csv.ts';
import { sourceOf } from '../../read/source.ts';
import { filledOf } from './perform-questionnaire.ts';

/** Text with everything that formats trip over: quotes, separators, line ends, markup, formulas, other scripts. */
const words = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.array(fc.constantFrom('=', '"', ',', ';', '\n', '<', '&', ']]>', '_x0041_', "'", ' ', 'ä', '語', '\t', 'x'), { maxLength: 12 }).map((parts) => parts.join('')));
const asked = fc.array(words.map((text) => `Is it so ${text.replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ')}?`), { minLength: 1, maxLength: 6 });
const answers = fc.array(words.filter((text) => text.trim() !== ''), { minLength: 1, maxLength: 6 });

/** `filledOf` reads what it wrote once more and throws when an answer or anything else is not as it should be. */
describe('whatever is asked and answered', () => {
  it('comes back in a table, with any separator and line end', async () => {
    await fc.assert(fc.asyncProperty(asked, answers, fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'), async (questions, given, separator, end) => {
      const table = [['Question', 'Answer', 'Note'].join(separator), ...questions.map((text) => [csvField(text).value, '', 'n'].join(separator))].join(end);
      const { left } = await filledOf(sourceOf('t', Buffer.from(table)), given.slice(0, questions.length).map((text, index) => ({ grid: 0, row: index + 2, column: index % 2 === 0 ? 1 : 4, text })));
      assert.deepEqual(left, []);
    }), { numRuns: 60 });
  });

  it('comes back in a workbook, and in the tables and paragraphs of a text', async () => {
    await fc.assert(fc.asyncProperty(asked, answers, async (questions, given) => {
      const placed = given.slice(0, questions.length);
      const book = workbookFile([{ name: 'Q', rows: [['Question', 'Answer'], ...questions.map((text, index) => [text, index % 2 === 0 ? '' : null])] }]);
      assert.deepEqual((await filledOf(sourceOf('b', book), placed.map((text, index) => ({ grid: 0, row: index + 2, column: 1 + (index % 3), text })))).left, []);
      const text = documentFile(`${questions.map((question) => paragraph(question)).join('')}${wordTable([['Question', 'Answer'], ...questions.map((question) => [question, ''])])}`);
      assert.deepEqual((await filledOf(sourceOf('d', text), placed.flatMap((said, index) => [{ grid: 0, row: index + 1, column: 'below' as const, text: said }, { grid: 1, row: index + 2, column: 1, text: said }]))).left, []);
    }), { numRuns: 25 });
  });
});
