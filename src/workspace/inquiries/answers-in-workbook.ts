import type { QuestionnaireReading } from '../../model/questionnaire.ts';
import { parseDate } from '../../model/time.ts';
import { answerChoices, answerColumns } from '../../report/workbook/inquiry-workbook.ts';
import { contactTextShape } from './answer-shape.ts';

/** An answer as a workbook gives it. */
export interface FilledAnswer {
  readonly question: string;
  readonly state: keyof typeof answerChoices;
  readonly text: string;
  readonly plannedOn: string | null;
}

/** What a filled workbook holds: answers, and for each row that can’t be taken a sentence on why. */
export interface FilledWorkbook {
  readonly answers: readonly FilledAnswer[];
  readonly left: readonly string[];
}

/** Day 0 of dates in a spreadsheet. */
const dayZero = Date.UTC(1899, 11, 30);
const dayMost = 100_000;

/**
 * The answers in a workbook that came back. Rows are found by the id in them, wherever they were moved to; what is not one
 * of the sheet’s questions is left out and told.
 * @param reading as the disposable process read it
 * @param questions ids of the sheet
 */
export function answersInWorkbook({ grids }: QuestionnaireReading, questions: ReadonlySet<string>): FilledWorkbook {
  const answers = new Map<string, FilledAnswer>();
  const left: string[] = [];
  for (const { rows } of grids) {
    const header = rows.find(({ cells }) => [answerColumns.id, answerColumns.state, answerColumns.answer].every((title) => cells.some(({ text }) => text.trim() === title)));
    if (header === undefined) continue;
    const columnOf = (title: string): number | undefined => header.cells.find(({ text }) => text.trim() === title)?.column;
    for (const { row, cells } of rows) {
      if (row <= header.row) continue;
      const text = (title: string): string => cells.find(({ column, isRepeated }) => column === columnOf(title) && isRepeated !== true)?.text.trim() ?? '';
      const [question, chosen, words] = [text(answerColumns.id), text(answerColumns.state), text(answerColumns.answer)];
      if (chosen === '' && words === '') continue;
      const problem = (why: string): void => void left.push(`Row ${row}: ${why}`);
      const state = stateOf(chosen);
      const said = contactTextShape.safeParse(words);
      const plannedOn = dayIn(text(answerColumns.planned));
      if (!questions.has(question)) problem('its id is none of these questions.');
      else if (answers.has(question)) problem('its question was answered in a row above.');
      else if (state === undefined) problem('its state is none of those to choose from.');
      else if (!said.success) problem('its answer is longer than 8,000 characters, or has invisible ones.');
      else if (state === 'planned' && plannedOn === undefined) problem('it is planned, and has no day such as 2027-01-31.');
      else if (state === 'not-applicable' && said.data === '') problem('it does not apply, and does not say why.');
      else answers.set(question, { question, state, text: said.data, plannedOn: state === 'planned' ? plannedOn ?? null : null });
    }
  }
  return { answers: [...answers.values()], left };
}

function stateOf(chosen: string): FilledAnswer['state'] | undefined {
  return (Object.keys(answerChoices) as (keyof typeof answerChoices)[]).find((state) => answerChoices[state].toLowerCase() === chosen.toLowerCase());
}

/** A day as it was typed, or as a spreadsheet counts it. */
function dayIn(text: string): string | undefined {
  const day = /^\d{5}(?:\.0+)?$/.test(text) && Number(text) < dayMost ? new Date(dayZero + Math.trunc(Number(text)) * 86_400_000).toISOString().slice(0, 10) : text;
  return parseDate(day) === undefined ? undefined : day;
}
