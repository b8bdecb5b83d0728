import { clauseLabel } from '../../catalog/questions/index.ts';
import { ours } from '../../model/text.ts';
import type { OpenQuestion, VendorPosition } from '../../model/vendor-position.ts';
import { questionSections } from '../vendor-view/question-sections.ts';
import type { Cell } from './cell.ts';
import { answerStates, howToUse } from './how-to-use.ts';
import type { Sheet } from './sheet.ts';
import { workbook } from './workbook.ts';

interface Column {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  /** Absent for a column that the vendor fills in. */
  readonly cell?: (question: OpenQuestion, section: string) => Cell['text'];
}

const columns: readonly Column[] = [
  { title: 'Id', width: 24, cell: (question) => ours(question.requirement) },
  { title: 'Section', width: 18, cell: (_question, section) => ours(section) },
  { title: 'Question', width: 46, cell: (question) => ours(question.ask) },
  { title: 'Why it matters', width: 36, cell: (question) => ours(question.why) },
  { title: 'What a good answer shows', width: 40, cell: (question) => ours(question.goodAnswer) },
  { title: 'What was seen from outside', width: 36, cell: (question) => question.open },
  { title: 'State of the answer', width: 20 },
  { title: 'Answer', width: 46 },
  { title: 'Evidence attached', width: 32 },
  { title: clauseLabel, width: 54, cell: (question) => ours(question.clause) },
];

/** The questions that remain as a workbook to send: a sheet on how to use it, and one row for each question with room for the answer. */
export async function questionsWorkbook(position: VendorPosition): Promise<Uint8Array> {
  return await workbook([howToUse(position), questionSheet(position)], 'Questions on product security', position.assessedAt);
}

function questionSheet({ questions }: VendorPosition): Sheet {
  const rows = questionSections(questions).flatMap((section) => section.questions.map((question) => columns.map(({ cell }): Cell => (cell === undefined ? { text: '', style: 'answer' } : { text: cell(question, section.title), style: 'text' }))));
  return {
    name: 'Questions',
    widths: columns.map((column) => column.width),
    hasHeader: true,
    pagesAcross: 2,
    rows: [columns.map((column): Cell => ({ text: ours(column.title), style: 'header' })), ...rows],
    choice: { column: columns.findIndex((column) => column.title === 'State of the answer'), values: answerStates.map((state) => state.name), prompt: 'Choose one, and say more in the next two columns.' },
  };
}
