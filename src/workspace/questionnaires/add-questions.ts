import { matchQuestion, type QuestionMatch } from '../../catalog/questions/match-question.ts';
import type { QuestionSet } from '../../catalog/questions/question-sets.ts';
import { requirementById } from '../../catalog/index.ts';
import { newIdentifier } from '../../identity/identifier.ts';
import type { Ports } from '../../model/ports.ts';
import type { FoundQuestion } from '../../model/questionnaire.ts';
import type { Writer } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { nothingToPropose, propose, type ProposalGround } from './propose.ts';
import { textKeyOf } from './text-key.ts';

/** A question before it has a row. */
export type NewQuestion = Pick<Tables['question'], 'place' | 'reference' | 'section' | 'text' | 'textKey' | 'choices' | 'requirements' | 'confidence' | 'proposal' | 'proposedState'>;

/** Questions of a file, each with the requirements that it asks for and what evidence says. */
export function questionsOfFile(found: readonly FoundQuestion[], ground: ProposalGround | undefined): readonly NewQuestion[] {
  return found.map(({ place, reference, section, text, choices, requirements }) => {
    const named = requirements.filter((id) => requirementById.get(id)?.audience === 'manufacturer');
    return newQuestion({ place: JSON.stringify(place), reference, section, text, choices }, named.length > 0 ? { requirements: named, confidence: 'sure' } : matchQuestion(text, reference), ground);
  });
}

/** Questions of a set that ships with Assay. */
export function questionsOfSet({ questions }: QuestionSet, ground: ProposalGround | undefined): readonly NewQuestion[] {
  return questions.map(({ reference, section, ask, requirements, covers }) => newQuestion({ place: null, reference, section, text: ask, choices: [] }, requirements.length === 0 ? { requirements, confidence: 'none' } : { requirements, confidence: covers === 'whole' ? 'sure' : 'close' }, ground));
}

function newQuestion({ place, reference, section, text, choices }: Pick<NewQuestion, 'place' | 'reference' | 'section' | 'text'> & { readonly choices: readonly string[] }, { requirements, confidence }: QuestionMatch, ground: ProposalGround | undefined): NewQuestion {
  return { place, reference, section, text, textKey: textKeyOf(text), choices: JSON.stringify(choices), requirements: JSON.stringify(requirements), confidence, ...proposalColumns(requirements, ground) };
}

/** What is kept of a proposal. @param ground undefined while there is no assessment: then there is none */
export function proposalColumns(requirements: readonly string[], ground: ProposalGround | undefined): Pick<Tables['question'], 'proposal' | 'proposedState'> {
  if (ground === undefined) return { proposal: null, proposedState: null };
  const proposal = requirements.length === 0 ? nothingToPropose(ground) : propose(requirements, ground);
  return { proposal: JSON.stringify(proposal), proposedState: proposal.state };
}

/** Rows in one statement; a database takes only so many values at once. */
const rowsAtOnce = 100;

/** Adds questions in their order, none of them answered. */
export async function addQuestions(rows: Writer, questionnaireId: string, questions: readonly NewQuestion[], ports: Ports, at: string): Promise<void> {
  const all = questions.map((question, position): Tables['question'] => ({
    ...question, id: newIdentifier(ports), questionnaireId, position: position + 1, answerState: 'unanswered', answer: null, review: 'none', answeredBy: null, reviewedBy: null, reviewedAt: null, finalBy: null, finalAt: null, contradiction: null, changedAt: at,
  }));
  for (let start = 0; start < all.length; start += rowsAtOnce) await rows.insertInto('question').values(all.slice(start, start + rowsAtOnce)).execute();
}
