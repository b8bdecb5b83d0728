import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Grid } from '../../model/questionnaire.ts';
import { answersInWorkbook } from './answers-in-workbook.ts';

function gridOf(rows: readonly (readonly string[])[]): Grid {
  return { name: 'Questions', kind: 'sheet', isHidden: false, lists: [], rows: rows.map((texts, index) => ({ row: index + 1, cells: texts.map((text, column) => ({ column, text })) })) };
}
const header = ['Id', 'Question', 'State of the answer', 'Answer', 'Planned for'];
const known = new Set(['a', 'b', 'c', 'd', 'e', 'f']);

test('answers are found by the id of their question, wherever the row and its columns are', () => {
  const { answers, left } = answersInWorkbook({ form: 'xlsx', notes: [], grids: [gridOf([['Some title'], ['Answer', 'Id', 'State of the answer'], ['It is so.', 'b', 'yes'], ['', 'a', 'No'], ['', 'c', '']])] }, known);
  assert.deepEqual(answers, [{ question: 'b', state: 'yes', text: 'It is so.', plannedOn: null }, { question: 'a', state: 'no', text: '', plannedOn: null }]);
  assert.deepEqual(left, []);
});

test('a day is taken as typed, and as a spreadsheet counts it', () => {
  const { answers } = answersInWorkbook({ form: 'xlsx', notes: [], grids: [gridOf([header, ['a', '', 'Planned with a date', '', '2027-01-31'], ['b', '', 'Planned with a date', '', '46418']])] }, known);
  assert.deepEqual(answers.map(({ plannedOn }) => plannedOn), ['2027-01-31', '2027-01-31']);
});

test('each row that can’t be taken is told, with why', () => {
  const { answers, left } = answersInWorkbook({ form: 'xlsx', notes: [], grids: [gridOf([header, ['other', '', 'Yes', ''], ['a', '', 'Perhaps', ''], ['b', '', 'Planned with a date', '', 'soon'], ['c', '', 'Does not apply', ''], ['d', '', 'Yes', 'x'.repeat(8001)], ['e', '', 'Yes', ''], ['e', '', 'No', '']])] }, known);
  assert.deepEqual(answers.map(({ question }) => question), ['e']);
  assert.deepEqual(left.map((sentence) => sentence.slice(0, 6)), ['Row 2:', 'Row 3:', 'Row 4:', 'Row 5:', 'Row 6:', 'Row 8:']);
});

test('a file without the sheet holds no answers', () => {
  assert.deepEqual(answersInWorkbook({ form: 'csv', notes: [], grids: [gridOf([['Question', 'Answer'], ['Is it so?', 'Yes']])] }, known), { answers: [], left: [] });
});
