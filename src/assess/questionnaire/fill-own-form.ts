import type { Placement } from '../../model/questionnaire.ts';
import { ours } from '../../model/text.ts';
import { answerStates, type OwnForm } from '../../read/questionnaire/own-form.ts';
import { ownFormIn } from '../../read/questionnaire/read-json.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import type { FilledBytes } from './fill-office.ts';

type Written = { -readonly [Member in keyof NonNullable<OwnForm['questions'][number]['answer']>]: NonNullable<OwnForm['questions'][number]['answer']>[Member] };

/** The column that stands for an answer’s state, which only Assay’s own form has a place for. */
export const stateColumn = 7;

const members: Readonly<Record<number, 'choice' | 'text' | 'evidence' | 'state'>> = { 3: 'choice', 4: 'text', 5: 'evidence', [stateColumn]: 'state' };

/** Writes answers into Assay’s own form. @throws Unreadable */
export function fillOwnForm(bytes: Uint8Array, placements: readonly Placement[]): FilledBytes {
  const form = ownFormIn(bytes);
  const answers = form.questions.map(({ answer }): Written => ({ ...answer }));
  const left: FilledBytes['left'][number][] = [];
  for (const placement of placements) {
    const answer = answers[placement.row - 1];
    const member = typeof placement.column === 'number' ? members[placement.column] : undefined;
    const state = answerStates.find((name) => name === placement.text);
    if (answer === undefined || member === undefined || (member === 'state' && state === undefined)) left.push({ placement, why: ours('The form has no such place.') });
    else if (member !== 'state') answer[member] = placement.text;
    else if (state !== undefined) answer.state = state;
  }
  const filled: OwnForm = { ...form, questions: form.questions.map((question, index) => (Object.keys(answers[index] ?? {}).length === 0 ? question : { ...question, answer: { ...answers[index] } })) };
  return { bytes: new TextEncoder().encode(jsonDocument(filled).value), left };
}
