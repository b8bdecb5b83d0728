import { answerStates } from '../../read/questionnaire/own-form.ts';
import { ours } from '../../model/text.ts';
import { csvField } from '../../report/escape/csv.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import { disclaimer } from '../../report/words.ts';
import { workbook } from '../../report/workbook/workbook.ts';
import type { Cell } from '../../report/workbook/cell.ts';
import type { Answer } from './answer-shape.ts';
import { answerText, stateTitles } from './answer-words.ts';

/** A question with its answer, as a file of our own shows it. */
export interface AnsweredQuestion {
  readonly reference: string;
  readonly section: string;
  readonly text: string;
  readonly requirements: readonly string[];
  readonly answer: Answer | undefined;
  readonly answeredOn: string;
}

export type ShippedForm = 'xlsx' | 'csv' | 'json';

interface Described {
  readonly title: string;
  readonly product: string;
  /** RFC 3339. */
  readonly at: string;
}

const columns = ['Id', 'Section', 'Question', 'State', 'Answer', 'Evidence', 'Answered on'] as const;
const widths = [24, 22, 48, 20, 64, 40, 13];

/** A questionnaire of our own with its answers, in one of three forms. */
export async function shippedFile(form: ShippedForm, questions: readonly AnsweredQuestion[], described: Described): Promise<Uint8Array> {
  if (form === 'xlsx') return workbook([aboutSheet(questions, described), { name: 'Answers', widths, hasHeader: true, pagesAcross: 1, rows: [columns.map((text): Cell => ({ text: ours(text), style: 'header' })), ...questions.map((question) => cellsOf(question).map((text): Cell => ({ text, style: 'text' })))] }], `${described.title}: ${described.product}`, described.at);
  if (form === 'csv') return Buffer.from(`\uFEFF${[columns, ...questions.map(cellsOf)].map((cells) => cells.map((cell) => csvField(cell).value).join(',')).join('\r\n')}\r\n`);
  return Buffer.from(jsonDocument({
    schema: 'assay-questionnaire-1', title: `${described.title}: ${described.product}`,
    questions: questions.map(({ reference, section, text, requirements, answer }) => ({
      id: reference, section, question: text, requirements,
      ...(answer === undefined ? {} : { answer: { state: answer.state, text: answerText(answer, { hasChoice: true, hasEvidence: true }), ...(answer.evidence === '' ? {} : { evidence: answer.evidence }) } }),
    })),
  }).value);
}

/** One cell a column; lines of an answer become sentences, for a row of a sheet. */
function cellsOf({ reference, section, text, answer, answeredOn }: AnsweredQuestion): readonly string[] {
  if (answer === undefined) return [reference, section, text, stateTitles.unanswered, '', '', ''];
  return [reference, section, text, stateTitles[answer.state], oneLine(answerText(answer, { hasChoice: true, hasEvidence: true })), oneLine(answer.evidence), answeredOn.slice(0, 10)];
}

function oneLine(text: string): string {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '').join(' · ');
}

function aboutSheet(questions: readonly AnsweredQuestion[], { title, product, at }: Described): { readonly name: string; readonly widths: readonly number[]; readonly hasHeader: false; readonly pagesAcross: number; readonly rows: readonly (readonly Cell[])[] } {
  const answered = questions.filter(({ answer }) => answer !== undefined);
  const line = (text: string): readonly Cell[] => [{ text, style: 'plain' }];
  const counts = answerStates.flatMap((state) => {
    const count = answered.filter(({ answer }) => answer?.state === state).length;
    return count === 0 ? [] : [line(`${stateTitles[state]}: ${count} of ${questions.length}`)];
  });
  return {
    name: 'About', widths: [100], hasHeader: false, pagesAcross: 1,
    rows: [
      [{ text: `${title}: answers for ${product}`, style: 'title' }], line(`Answered by the maker, as of ${at.slice(0, 10)}. ${answered.length} of ${questions.length} questions are answered.`), ...counts,
      line('“Yes, with evidence” names the files that show it, each with its day. “Yes, attested” rests on the word of the person named.'), line(disclaimer),
    ],
  };
}
