import { clauseLabel } from '../../../catalog/questions/index.ts';
import { ours, say } from '../../../model/text.ts';
import type { OpenQuestion, VendorPosition } from '../../../model/vendor-position.ts';
import { firstQuestions } from '../first-questions.ts';
import { heading, item, paragraph, type Layout } from './layout.ts';

/** The questions that remain: how many, and the first few; all of them with what is open, why, a good answer and a clause on request. */
export function questionList({ questions }: VendorPosition, layout: Layout): string {
  if (questions.length === 0) return [heading('QUESTIONS THAT REMAIN', layout), paragraph(ours('None of ours: each was answered by what was seen.'), layout)].join('\n');
  const shown = layout.all ? questions : firstQuestions(questions);
  const rest = questions.length - shown.length;
  return [
    heading(`QUESTIONS THAT REMAIN: ${questions.length}${rest > 0 ? `, the first ${shown.length}` : ''}`, layout),
    ...shown.flatMap((question, index) => [item(ours(question.ask), layout, `${index + 1}`.padStart(2)), ...(layout.all ? whole(question, layout) : [])]),
    ...(layout.all ? [paragraph(ours(`Clauses: ${clauseLabel}.`), layout)] : []),
    paragraph(ours(`${rest > 0 ? `${rest} more with --all. ` : ''}As a spreadsheet to send, with a guide and a draft clause each: --questions questions.xlsx`), layout),
  ].join('\n');
}

function whole(question: OpenQuestion, layout: Layout): readonly string[] {
  return [question.open, ours(`Why: ${question.why}`), ours(`A good answer: ${question.goodAnswer}`), ours(`Draft clause: ${question.clause}`), say`(${ours(question.requirement)})`].map((text) => item(text, layout, '   '));
}
