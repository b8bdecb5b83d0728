import { ours, quote, say, type Text } from '../../model/text.ts';
import type { GoalFacts, PromiseFacts } from './report-facts.ts';

/** Words of people are kept whole up to this many characters. */
const wordsMost = 2000;

/** A milestone: when it was reached and how, or by when it is planned, and from which day that was moved. */
export function milestoneText({ title, dueAt, movedFrom, reachedAt, account }: GoalFacts['milestones'][number]): Text {
  if (reachedAt !== undefined) return say`${quote(reachedAt.slice(0, 10))}: ${quote(title)}.${account === undefined ? ours('') : say` ${quote(account, wordsMost)}`}`;
  const moved = movedFrom === undefined || movedFrom === dueAt ? ours('') : say` (moved from ${quote(movedFrom)})`;
  return dueAt === undefined ? say`Planned: ${quote(title)}.` : say`Planned for ${quote(dueAt)}${moved}: ${quote(title)}.`;
}

/** A setback or obstacle, with when and how it was overcome. */
export function setbackText({ text, at, overcome }: GoalFacts['setbacks'][number]): Text {
  const told = at === undefined ? say`${quote(text, wordsMost)}` : say`${quote(at.slice(0, 10))}: ${quote(text, wordsMost)}`;
  return overcome === undefined ? told : say`${told} Overcome ${quote(overcome.at.slice(0, 10))}: ${quote(overcome.how, wordsMost)}`;
}

/** Who stands behind a word, as far as it may be said. */
export function whoText({ name, role }: Pick<PromiseFacts, 'name' | 'role'>): Text {
  if (role === undefined) return ours('a person of the maker, whose name and office are withheld');
  return name === undefined ? say`${quote(role)}` : say`${quote(name)}, ${quote(role)}`;
}
