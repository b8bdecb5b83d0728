import { z } from 'zod';
import { stateColumn } from '../../assess/questionnaire/fill-own-form.ts';
import type { AnswerPlace, Placement } from '../../model/questionnaire.ts';
import type { Answer } from './answer-shape.ts';
import { answerText } from './answer-words.ts';

const placeShape = z.object({ grid: z.number(), row: z.number(), choice: z.number().nullable(), answer: z.union([z.number(), z.literal('below')]).nullable(), evidence: z.number().nullable() });

/** Where an answer goes, as a question’s row keeps it. */
export function placeIn(kept: string): AnswerPlace {
  return placeShape.parse(JSON.parse(kept));
}

/**
 * The texts that an answer puts into a file.
 * @param choices words that the questionnaire offers; empty when any text may stand there
 * @returns what has no place in the file too, as a sentence
 */
export function placementsOf(place: AnswerPlace, answer: Answer, choices: readonly string[], isOwnForm: boolean): { readonly placements: readonly Placement[]; readonly left: readonly string[] } {
  const at = (column: number | 'below', text: string): Placement => ({ grid: place.grid, row: place.row, column, text });
  const { choice, answer: words, evidence } = place;
  const isListed = choices.length > 0 && choice === null;
  const text = answerText(answer, { hasChoice: isOwnForm || (choice !== null && answer.choice !== ''), hasEvidence: evidence !== null && answer.evidence.trim() !== '' });
  // A column of words to choose from takes no other text.
  const whole = isListed ? answer.choice : text;
  const placements = [
    ...(choice !== null && answer.choice !== '' ? [at(choice, answer.choice)] : []),
    ...(words !== null && whole !== '' ? [at(words, whole)] : []),
    ...(evidence !== null && answer.evidence.trim() !== '' ? [at(evidence, answer.evidence.trim())] : []),
    ...(isOwnForm ? [at(stateColumn, answer.state)] : []),
  ];
  const left = [
    ...(choices.length > 0 && answer.choice === '' ? ['No word of the questionnaire’s list was chosen.'] : []),
    ...(words === null || isListed ? ['There is no room for the answer in words.'] : []),
  ];
  return { placements, left };
}
