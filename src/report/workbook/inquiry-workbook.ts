import { ours, type Text } from '../../model/text.ts';
import { disclaimer } from '../words.ts';
import type { Cell } from './cell.ts';
import type { Sheet } from './sheet.ts';
import { workbook } from './workbook.ts';

/** Titles of the columns that an answer comes back in; an import finds them by these. */
export const answerColumns = { id: 'Id', state: 'State of the answer', answer: 'Answer', planned: 'Planned for' } as const;

/** What may be chosen for an answer. No comma: the list’s own separator. */
export const answerChoices = { 'yes-with-evidence': 'Yes with evidence', yes: 'Yes', partly: 'Partly', planned: 'Planned with a date', no: 'No', 'not-applicable': 'Does not apply' } as const;

/** One question with what was seen and what was answered so far; all but our own words may be a stranger’s. */
export interface InquiryRow {
  readonly id: string;
  readonly ask: string;
  readonly level: string;
  readonly why: string;
  readonly goodAnswer: string;
  readonly seen: Text | undefined;
  readonly state: string;
  readonly text: string;
  readonly plannedOn: string | null;
}

/**
 * Questions to a maker as a workbook with room for answers, which comes back filled in.
 * @param until the day by which answers are asked for
 * @param at RFC 3339, for the document’s properties
 */
export async function inquiryWorkbook(rows: readonly InquiryRow[], { subject, until }: { readonly subject: string; readonly until: string }, at: string): Promise<Uint8Array> {
  return workbook([howTo(subject, until), questionSheet(rows)], 'Questions to a maker', at);
}

function howTo(subject: string, until: string): Sheet {
  const line = (text: Cell['text']): readonly Cell[] => [{ text, style: 'plain' }];
  return {
    name: 'How to use', widths: [110], hasHeader: false, pagesAcross: 1,
    rows: [
      [{ text: ours('Questions to a maker'), style: 'title' }], line(subject), line(ours(`Answers are asked for until ${until}.`)), line(ours(disclaimer)),
      line(ours('Fill in the yellow columns of the sheet «Questions»: choose a state, and answer in a few sentences. Leave the first column as it is: answers find their questions by it.')),
      line(ours('For “Planned with a date” write the day as 2027-01-31. For “Does not apply” say why. Files go along with the answers, by the link that you got or by the way this came.')),
    ],
  };
}

function questionSheet(rows: readonly InquiryRow[]): Sheet {
  const columns: readonly (readonly [title: string, width: number, text: (row: InquiryRow) => Cell['text'], style: Cell['style']])[] = [
    [answerColumns.id, 30, ({ id }) => id, 'text'], ['Question', 46, ({ ask }) => ask, 'text'], ['Level', 10, ({ level }) => level, 'text'], ['Why it matters', 36, ({ why }) => why, 'text'],
    ['What a good answer shows', 40, ({ goodAnswer }) => goodAnswer, 'text'], ['What was seen without asking', 36, ({ seen }) => seen ?? '', 'text'],
    [answerColumns.state, 20, ({ state }) => (state in answerChoices ? ours(answerChoices[state as keyof typeof answerChoices]) : ''), 'answer'], [answerColumns.answer, 46, ({ text }) => text, 'answer'], [answerColumns.planned, 14, ({ plannedOn }) => plannedOn ?? '', 'answer'],
  ];
  return {
    name: 'Questions', widths: columns.map(([, width]) => width), hasHeader: true, pagesAcross: 2,
    rows: [columns.map(([title]): Cell => ({ text: ours(title), style: 'header' })), ...rows.map((row) => columns.map(([, , text, style]): Cell => ({ text: text(row), style })))],
    choice: { column: columns.findIndex(([title]) => title === answerColumns.state), values: Object.values(answerChoices), prompt: 'Choose one, and say more in the next column.' },
  };
}
