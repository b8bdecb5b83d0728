import { z } from 'zod';
import { answerStates } from '../../read/questionnaire/own-form.ts';

export type { AnswerState } from '../../read/questionnaire/own-form.ts';

export const answerStateShape = z.enum(answerStates);

/** Lines and words of an answer: no control characters but line ends. */
const wordsShape = z.string().max(8000).regex(/^[^\p{Cc}\p{Cs}]*(?:\n[^\p{Cc}\p{Cs}]*)*$/u, 'Expected text without control characters.');
const dayShape = z.iso.date();

/** An answer as it is given and kept. */
export const answerShape = z.object({
  state: answerStateShape,
  /** The answer as the customer reads it. */
  text: wordsShape,
  /** A word out of the questionnaire’s own list; empty when it has none. */
  choice: z.string().max(200),
  /** What the state rests on: what compensates, why it does not apply, who attests and in which role. */
  basis: wordsShape.max(2000),
  /** RFC 3339 date, for what is planned. */
  plannedOn: dayShape.nullable(),
  /** SHA-256, hexadecimal: the salted digest by which a confidential file was committed to in the published dossier. */
  commitment: z.string().regex(/^[0-9a-f]{64}$/, 'Expected a SHA-256 digest of 64 hexadecimal digits.').nullable(),
  /** What shows it, one a line: files with their day, addresses. */
  evidence: wordsShape.max(4000),
});

export type Answer = z.infer<typeof answerShape>;

/** An answer with where it came from. */
export const keptAnswerShape = answerShape.extend({
  from: z.enum(['person', 'evidence', 'library']),
  /** Verdicts that stood when it was given, by requirement. */
  verdicts: z.record(z.string(), z.string()),
});

export type KeptAnswer = z.infer<typeof keptAnswerShape>;

/** What evidence says to a question: an answer to be looked at, or why there is none. */
export const proposalShape = z.object({
  /** Null when nothing can be proposed. */
  state: answerStateShape.nullable(),
  text: z.string(),
  /** Why nothing is proposed, or what a person must look at; empty when there is nothing to say. */
  note: z.string(),
  evidence: z.string(),
  /** What it rests on. */
  sources: z.array(z.object({ path: z.string(), origin: z.enum(['collected', 'handed-over', 'declared']), receivedAt: z.string().nullable() })),
  sourcesOmitted: z.number(),
  /** The day of the oldest source; null when none has a day. */
  oldestAt: z.string().nullable(),
  verdicts: z.record(z.string(), z.string()),
  assessment: z.string(),
  assessedAt: z.string(),
});

export type Proposal = z.infer<typeof proposalShape>;

/** What is missing before a person may call an answer reviewed; none when nothing is. */
export function missingIn({ state, text, choice, basis, plannedOn, evidence }: Answer): readonly { readonly path: string; readonly message: string }[] {
  const missing: { path: string; message: string }[] = [];
  if (text.trim() === '' && choice === '') missing.push({ path: 'text', message: 'An answer says something.' });
  if (state === 'yes-evidence' && evidence.trim() === '') missing.push({ path: 'evidence', message: 'Name what shows it: a file with its day, or an address. Without it the state is “yes, attested”.' });
  if (basis.trim() === '' && basisWords[state] !== undefined) missing.push({ path: 'basis', message: `Expected: ${basisWords[state]}.` });
  if (state === 'planned' && plannedOn === null) missing.push({ path: 'plannedOn', message: 'Say by which day.' });
  return missing;
}

/** What `basis` holds for the states that need it. */
const basisWords: Readonly<Partial<Record<(typeof answerStates)[number], string>>> = {
  'yes-attestation': 'who attests it, and in which role',
  partly: 'what is there instead (the compensating control)',
  'not-applicable': 'why it does not apply',
};
