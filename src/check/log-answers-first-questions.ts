import { defineCheck } from '../model/check.ts';
import { logQuestionIds, logQuestions } from '../model/evidence/log-questions.ts';
import { ours, quote, say } from '../model/text.ts';
import { answersOver, needFinding } from './audit-log/needs-met.ts';

/** One finding a question. What a sample does not show is unknown: it is only a sample. */
export const logAnswersFirstQuestions = defineCheck({
  id: 'log-answers-first-questions',
  title: 'The audit log answers the first questions after an intrusion',
  failTitle: 'The audit log leaves first questions after an intrusion open',
  why: 'Responders begin with the same few questions: who came in, from where, what they made, changed and took. A log that cannot answer them costs days.',
  fix: 'Hand over a sample with at least one event for each question, and give each event the fields that its answer needs: who, from where, what, and to what.',
  references: ['Secure by Design Pledge, goal 7, example action: baseline logs', 'Shifting the Balance of Cybersecurity Risk, secure product development practices: logs tried out by responders'],
  needs: ['audit-log'],
  run: ({ 'audit-log': evidence }) => ({
    findings: logQuestionIds.map((id) => {
      const { asks, needs } = logQuestions[id];
      const answers = [answersOver(evidence, (facts) => facts.questions?.[id])];
      return needFinding({
        subject: `question ${id}`,
        needs: [needs],
        answers,
        yes: ({ events, type }) => say`${ours(asks)} Answered by ${events} ${ours(events === 1 ? 'event' : 'events')} of the samples${type === undefined ? ours('') : say`, such as ${quote(type)}`}.`,
        lacking: (count, fields) => say`${ours(asks)} Of ${count} ${ours(count === 1 ? 'event' : 'events')} about it in the samples none names ${ours(fields)} with a time; all of these were expected in one.`,
        none: say`${ours(asks)} No event in the samples is certainly about it, so they do not show whether the log can answer it.`,
      });
    }),
  }),
});
