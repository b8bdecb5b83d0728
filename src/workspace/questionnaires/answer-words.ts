import type { Answer, AnswerState } from './answer-shape.ts';

/** The states as people read them. */
export const stateTitles: Readonly<Record<AnswerState | 'unanswered', string>> = {
  'yes-evidence': 'Yes, with evidence', 'yes-attestation': 'Yes, attested', partly: 'In part', planned: 'Planned', 'not-applicable': 'Does not apply', confidential: 'Confidential', no: 'No', unanswered: 'Unanswered',
};

/** How an answer begins where the questionnaire has no column for a word of its own. */
function leadOf({ state, plannedOn }: Answer): string {
  switch (state) {
    case 'yes-evidence': return 'Yes, with evidence.';
    case 'yes-attestation': return 'Yes, on our word.';
    case 'partly': return 'In part.';
    case 'planned': return `Not yet${plannedOn === null ? '' : `; planned for ${plannedOn}`}.`;
    case 'not-applicable': return 'Does not apply.';
    case 'confidential': return 'Confidential.';
    case 'no': return 'No.';
  }
}

/** What the state rests on, in a line of its own. */
function basisOf({ state, basis, plannedOn, commitment }: Answer, hasLead: boolean): readonly string[] {
  const lines = basis.trim() === '' ? [] : [state === 'partly' ? `What is there instead: ${basis}` : state === 'yes-attestation' ? `Attested by: ${basis}` : state === 'not-applicable' ? `Why: ${basis}` : basis];
  if (state === 'planned' && plannedOn !== null && !hasLead) lines.push(`Planned for ${plannedOn}.`);
  if (commitment !== null) lines.push(`The file is committed to in our published dossier by the salted digest ${commitment}; we can show it to you.`);
  return lines;
}

/**
 * An answer as the text that a customer reads.
 * @param place what else of it has a place of its own
 */
export function answerText(answer: Answer, place: { readonly hasChoice: boolean; readonly hasEvidence: boolean }): string {
  const text = answer.text.trim();
  // People often begin with the word themselves.
  const hasLead = !place.hasChoice && !/^(?:yes|no|in part|not yet|planned|does not apply|not applicable|confidential)\b/i.test(text);
  return [...(hasLead ? [leadOf(answer)] : []), ...(text === '' ? [] : [text]), ...basisOf(answer, hasLead), ...(place.hasEvidence || answer.evidence.trim() === '' ? [] : [`Evidence:\n${answer.evidence.trim()}`])].join('\n');
}
