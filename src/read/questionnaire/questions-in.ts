import type { FoundQuestion, Grid, GridMapping, GridRow, QuestionnaireMapping, QuestionnaireReading } from '../../model/questionnaire.ts';
import { isQuestion } from './question-words.ts';

/** Questions of one questionnaire at most. */
const questionsMost = 2000;

/** The questions of a file as its mapping finds them, in order, with what was answered already. */
export function questionsIn(reading: QuestionnaireReading, mapping: QuestionnaireMapping): readonly FoundQuestion[] {
  const found: FoundQuestion[] = [];
  reading.grids.forEach((grid, index) => {
    const own = mapping[index];
    if (own?.isUsed === true) found.push(...questionsOf(grid, index, own, reading.form === 'json'));
  });
  return found.slice(0, questionsMost);
}

function* questionsOf(grid: Grid, index: number, mapping: GridMapping, isOwnForm: boolean): Generator<FoundQuestion> {
  let heading = grid.kind === 'sheet' && !isOwnForm ? grid.name : '';
  for (const row of grid.rows) {
    const asHeading = isOwnForm ? undefined : headingIn(row, grid, mapping);
    if (asHeading !== undefined) heading = asHeading;
    if (row.row < mapping.firstRow || asHeading !== undefined) continue;
    const cell = row.cells.find(({ column }) => column === mapping.question);
    if (cell === undefined || cell.text === '' || cell.isRepeated === true) continue;
    if (grid.kind === 'paragraphs' && !isQuestion(cell.text)) continue;
    const text = (column: number | null): string => (column === null ? '' : (row.cells.find((one) => one.column === column)?.text ?? ''));
    const list = row.cells.find(({ column }) => column === (mapping.choice ?? mapping.answer))?.list;
    // In a table of a text without room for answers, the answer goes into the question’s own cell, as a paragraph after it.
    const answer = grid.kind === 'paragraphs' ? 'below' : grid.kind === 'table' ? (mapping.answer ?? mapping.question) : mapping.answer;
    yield {
      place: { grid: index, row: row.row, choice: mapping.choice, answer, evidence: mapping.evidence },
      reference: text(mapping.reference).slice(0, 60), section: (text(mapping.section) === '' ? heading : text(mapping.section)).slice(0, 200), text: cell.text,
      choices: list === undefined ? [] : (grid.lists[list] ?? []),
      requirements: isOwnForm ? text(6).split(' ').filter((id) => id !== '') : [],
      given: { choice: text(mapping.choice), answer: text(mapping.answer), evidence: text(mapping.evidence) },
    };
  }
}

const headingLengthMax = 150;

/** The heading that a row is: the document says so, or one short text stands alone where others have a question with its number and answer. */
function headingIn(row: GridRow, grid: Grid, mapping: GridMapping): string | undefined {
  const texts = row.cells.filter(({ text, isRepeated }) => text !== '' && isRepeated !== true);
  const [only] = texts;
  if (only === undefined) return undefined;
  if (row.isHeading === true && (texts.length === 1 || grid.kind === 'paragraphs')) return only.text;
  if (grid.kind === 'paragraphs' || texts.length > 1 || only.text.length > headingLengthMax || isQuestion(only.text)) return undefined;
  // Where questions have numbers, one without a number is a heading; elsewhere only a text in another column is.
  if (only.column === mapping.question) return mapping.reference !== null && row.cells.every(({ list }) => list === undefined) ? only.text : undefined;
  return only.text;
}
