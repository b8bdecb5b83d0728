import { joinText, ours, quote, say, type Text } from '../../../model/text.ts';
import type { DecidingFact } from '../../../model/watch/deadline.ts';
import type { FixFacts, FixTime } from '../../../model/watch/fix-schedule.ts';
import { daysOf } from '../staleness/ends.ts';

/** Facts in words, for «… : yes». */
const factTitles: Readonly<Record<keyof FixFacts, string>> = {
  exploited: 'exploited',
  exposed: 'publicly exposed',
  automatable: 'automatable',
  technicalImpact: 'technical impact',
};

const questions: Readonly<Record<keyof FixFacts, string>> = {
  exploited: 'whether it is exploited',
  exposed: 'whether your installation is publicly exposed',
  automatable: 'whether an attack can be automated',
  technicalImpact: 'whether the technical impact is partial or total',
};

/** Until when, counted from which day, and how many days are left. */
export function dueSentence(fix: FixTime, listedAt: string, dueAt: string | undefined, daysLeft: number | undefined): Text {
  if (fix.within === 'next-upgrade' || dueAt === undefined || daysLeft === undefined) return ours('Fix at the next upgrade of the system; no day is due.');
  const forensics = ours(fix.forensics ? ', and search the installation for traces of an attack' : '');
  const left = daysLeft > 0 ? say`${daysOf(daysLeft)} left` : daysLeft === 0 ? ours('due today') : say`overdue by ${daysOf(-daysLeft)}`;
  return say`Fix by ${quote(dueAt)}${forensics}: ${left} (${daysOf(fix.days)} from ${quote(listedAt)}, the day of its listing).`;
}

/** Which facts decided, and who states each. */
export function decidedSentence(facts: readonly DecidingFact[]): Text {
  return say`Decided by: ${joinText(facts.filter(({ value }) => value !== 'unknown').map(({ fact, value, by }) => say`${ours(`${factTitles[fact]}: ${value}`)} (${by})`), '; ')}.`;
}

/** Which facts nobody stated, and what that does to the row shown. */
export function unknownSentence(unknown: readonly (keyof FixFacts)[], isDecisive: boolean): Text {
  const facts = joinText(unknown.map((fact) => ours(questions[fact])), ' and ');
  return isDecisive ? say`Unknown: ${facts}; the strictest row that this leaves possible is shown.` : say`Unknown: ${facts}; the row is the same whatever the answer.`;
}
