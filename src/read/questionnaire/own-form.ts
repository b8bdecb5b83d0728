import * as z from 'zod/mini';

z.config({ jitless: true });

/** The states that an answer may have. */
export const answerStates = ['yes-evidence', 'yes-attestation', 'partly', 'planned', 'not-applicable', 'confidential', 'no'] as const;
export type AnswerState = (typeof answerStates)[number];

const line = z.string().check(z.maxLength(200));
const words = z.string().check(z.maxLength(8000));

/** Assay’s own form of a questionnaire, JSON. Answers are left out, or filled in, in the same place. */
export const ownForm = z.strictObject({
  schema: z.literal('assay-questionnaire-1'),
  title: z.optional(line),
  questions: z.array(z.strictObject({
    id: z.optional(z.string().check(z.maxLength(60))),
    section: z.optional(line),
    question: words.check(z.minLength(1)),
    /** Requirements of the catalogue that it asks for. */
    requirements: z.optional(z.array(z.string().check(z.maxLength(100))).check(z.maxLength(20))),
    /** What the answer may be in a word. */
    choices: z.optional(z.array(line).check(z.maxLength(60))),
    answer: z.optional(z.strictObject({
      state: z.optional(z.enum(answerStates)),
      choice: z.optional(line),
      text: z.optional(words),
      evidence: z.optional(words),
    })),
  })).check(z.maxLength(2000)),
});

export type OwnForm = z.infer<typeof ownForm>;
