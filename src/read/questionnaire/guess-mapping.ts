import type { Grid, GridCell, GridMapping, GridRow, QuestionnaireMapping, QuestionnaireReading } from '../../model/questionnaire.ts';
import { columnTitles, isQuestion, isReference } from './question-words.ts';

/** Guesses for each grid where questions stand and answers go. A person looks at it before anything is kept. */
export function guessMapping({ form, grids }: QuestionnaireReading): QuestionnaireMapping {
  if (form === 'json') return [ownForm];
  const guesses = grids.map(guessOf);
  // In a text, either its tables hold the questions or its paragraphs do.
  const hasTables = guesses.some(({ isUsed }, index) => isUsed && grids[index]?.kind === 'table');
  return guesses.map((guess, index) => (hasTables && grids[index]?.kind === 'paragraphs' ? { ...guess, isUsed: false } : guess));
}

/** The columns of Assay’s own form (see `read-json.ts`). */
const ownForm: GridMapping = { isUsed: true, firstRow: 1, reference: 0, section: 1, question: 2, choice: 3, answer: 4, evidence: 5 };

/** Rows that are looked through for the titles of columns, and rows by which a column is judged. */
const titleRowsMost = 40;
const sampleMost = 300;

function guessOf(grid: Grid): GridMapping {
  const none = { choice: null, answer: null, evidence: null, reference: null, section: null } as const;
  if (grid.kind === 'paragraphs') return { ...none, isUsed: grid.rows.filter(({ cells }) => isQuestion(cells[0]?.text ?? '')).length >= 2, firstRow: 1, question: 0 };
  const titles = titleRowOf(grid);
  const below = grid.rows.filter(({ row }) => row > (titles?.row ?? 0)).slice(0, sampleMost);
  const columns = [...new Set([...(titles?.cells ?? []), ...below.flatMap(({ cells }) => cells)].map(({ column }) => column))].toSorted((one, other) => one - other).map((column) => columnOf(column, below, titles));
  const question = columns.toSorted((one, other) => other.asks - one.asks)[0];
  if (question === undefined || question.filled === 0) return { ...none, isUsed: false, firstRow: 1, question: 0 };
  const asked = below.filter(({ cells }) => textAt(cells, question.column) !== '' && cells.every((cell) => cell.column !== question.column || cell.isRepeated !== true));
  const others = columns.filter(({ column }) => column !== question.column);
  const titled = (kind: keyof typeof columnTitles): readonly Column[] => withTitle(others, kind, titles);
  const reference = titled('reference').find((one) => one.references >= one.filled / 2) ?? others.find((one) => one.column < question.column && one.filled > 1 && one.references / one.filled > 0.6);
  const section = titled('section').find(({ column }) => column < question.column && column !== reference?.column);
  const right = others.filter(({ column }) => column > question.column && column !== reference?.column && column !== section?.column);
  const choice = right.find(({ choices }) => choices >= asked.length / 3 && choices > 0) ?? withTitle(right, 'choice', titles)[0];
  const evidence = withTitle(right.filter((one) => one !== choice), 'evidence', titles)[0];
  const answer = answerColumn(question.column, right.filter((one) => one !== choice && one !== evidence), titles, choice?.column, grid);
  const [first] = asked;
  const isUsed = !grid.isHidden && asked.length > 0 && (question.isTitled || asked.filter(({ cells }) => isQuestion(textAt(cells, question.column))).length >= Math.max(2, asked.length / 2));
  return { isUsed, firstRow: first?.row ?? 1, question: question.column, reference: reference?.column ?? null, section: section?.column ?? null, choice: choice?.column ?? null, answer, evidence: evidence?.column ?? null };
}

interface Column {
  readonly column: number;
  readonly filled: number;
  readonly references: number;
  /** Cells that let choose. */
  readonly choices: number;
  readonly isTitled: boolean;
  /** How much it looks like the questions; for comparing the columns of one grid only. */
  readonly asks: number;
}

function columnOf(column: number, rows: readonly GridRow[], titles: GridRow | undefined): Column {
  const cells = rows.flatMap((row) => row.cells.filter((cell) => cell.column === column && cell.isRepeated !== true));
  const texts = cells.map(({ text }) => text).filter((text) => text !== '');
  const title = titles === undefined ? '' : textAt(titles.cells, column);
  const length = texts.reduce((sum, text) => sum + Math.min(text.length, 200), 0);
  const questions = texts.filter(isQuestion).length;
  const isTitled = columnTitles.question.test(title) && !columnTitles.reference.test(title) && !columnTitles.answer.test(title) && !columnTitles.section.test(title);
  const isOther = columnTitles.answer.test(title) || columnTitles.evidence.test(title) || columnTitles.section.test(title);
  return { column, filled: texts.length, references: texts.filter(isReference).length, choices: cells.filter(({ list }) => list !== undefined).length, isTitled, asks: texts.length === 0 ? 0 : (length + questions * 200) * (isTitled ? 3 : isOther && questions < texts.length / 2 ? 0.2 : 1) };
}

/** Where the answer in words goes: below a title that says so, else into the first empty column on the right. */
function answerColumn(question: number, right: readonly Column[], titles: GridRow | undefined, choice: number | undefined, grid: Grid): number | null {
  const titled = withTitle(right, 'answer', titles).toSorted((one, other) => one.filled - other.filled)[0];
  if (titled !== undefined) return titled.column;
  const last = Math.max(question, choice ?? 0, ...grid.rows.flatMap(({ cells }) => cells.filter(({ text }) => text !== '').map(({ column }) => column)));
  const taken = new Set([...right.filter(({ filled }) => filled > 0).map(({ column }) => column), ...grid.rows.flatMap(({ cells }) => cells.filter(({ isRepeated }) => isRepeated === true).map(({ column }) => column))]);
  const empty = Array.from({ length: last - question }, (_item, index) => question + 1 + index).find((column) => column !== choice && !taken.has(column));
  // A table of a text gets no new column: there the answer goes below the question.
  return empty ?? (grid.kind === 'table' ? null : last + 1);
}

/** Of the first rows, the one whose cells are called as columns are. A word that stands alone must be one for questions. */
function titleRowOf(grid: Grid): GridRow | undefined {
  const named = ({ cells }: GridRow): number => {
    const texts = cells.filter(({ text }) => text !== '');
    if (texts.length === 1) return loneTitle.test(texts[0]?.text ?? '') ? 1 : 0;
    return texts.filter(({ text }) => text.length <= titleLengthMost && !isQuestion(text) && Object.values(columnTitles).some((title) => title.test(text))).length;
  };
  let best: GridRow | undefined;
  for (const row of grid.rows.slice(0, titleRowsMost)) if (named(row) > (best === undefined ? 0 : named(best))) best = row;
  return best;
}

const loneTitle = /^(?:questions?|requirements?|controls?|criteria)$/i;
const titleLengthMost = 60;

function withTitle(columns: readonly Column[], kind: keyof typeof columnTitles, titles: GridRow | undefined): readonly Column[] {
  return titles === undefined ? [] : columns.filter(({ column }) => columnTitles[kind].test(textAt(titles.cells, column)));
}

function textAt(cells: readonly GridCell[], column: number): string {
  return cells.find((cell) => cell.column === column)?.text ?? '';
}
