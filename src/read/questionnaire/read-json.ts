import type { Grid } from '../../model/questionnaire.ts';
import { parseJson } from '../gateway/json.ts';
import { Unreadable } from '../source.ts';
import { fullBudget, GridBuilder } from './grid-builder.ts';
import { ownForm, type OwnForm } from './own-form.ts';

/** Reads Assay’s own form. @throws Unreadable with the place of the first thing that is not as expected */
export function ownFormIn(bytes: Uint8Array): OwnForm {
  const parsed = ownForm.safeParse(parseJson(bytes));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Unreadable(`is no questionnaire of the form assay-questionnaire-1 (at ${issue === undefined || issue.path.length === 0 ? 'the top' : issue.path.map(String).join('.')})`);
}

/** Its questions as a grid, one a row: number, section, question, choice, answer, evidence, requirements. */
export function gridOf({ questions }: OwnForm): Grid {
  const builder = new GridBuilder(fullBudget());
  questions.forEach(({ id = '', section = '', question, requirements = [], choices = [], answer = {} }, index) => {
    [id, section, question, answer.choice ?? '', answer.text ?? '', answer.evidence ?? '', requirements.join(' ')].forEach((text, column) => builder.text(index + 1, column, text));
    builder.choices(index + 1, 3, choices);
  });
  return builder.grid('Questions', 'sheet', false);
}
