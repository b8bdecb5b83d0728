import type { DocumentForm } from '../../model/evidence/document-forms.ts';
import type { ProductDocument } from '../../model/evidence/document.ts';
import { joinText, ours, quote, say, type Text } from '../../model/text.ts';
import { daysBetween, parseDate, parseTime } from '../../model/time.ts';

/** Fewer words than this are a title, whatever the form: nothing of the document can be there. */
const titleWordsMax = 10;

/** Why nothing of the document can be there, as predicates: the one lack of form that is a failure. */
export function emptyProblems({ words }: ProductDocument, { wordsMin }: DocumentForm): readonly Text[] {
  return words < Math.min(wordsMin, titleWordsMax) ? [say`holds only ${words} words where at least ${wordsMin} are expected`] : [];
}

/** What was not recognised of a document’s form, each as a predicate. Prose may say it in other words, so a person must read it. */
export function formProblems(facts: ProductDocument, form: DocumentForm, section?: string): readonly Text[] {
  const found = new Set(facts.sections.map(({ id }) => id));
  const missing = form.sections.filter(({ id, isWanted }) => (isWanted || id === section) && !found.has(id));
  return [
    ...(facts.hasTitle ? [] : [ours('has no title')]),
    ...(facts.words >= form.wordsMin ? [] : [say`holds only ${facts.words} words where at least ${form.wordsMin} are expected`]),
    ...(missing.length === 0 ? [] : [say`has no heading that was recognised for ${joinText(missing.map(({ title }) => ours(title)), ', ')}`]),
    ...(form.needsDates && facts.namedDates.length === 0 ? [ours('names no dates where the dates of the plan are expected')] : []),
  ];
}

/** Why the age of a document cannot be told, as predicates. @param assessedAt RFC 3339 */
export function undatedProblems(facts: ProductDocument, assessedAt: string): readonly Text[] {
  if (newestDate(facts, assessedAt) !== undefined) return [];
  const [future] = facts.dates;
  return [future === undefined ? ours('gives no date of issue or change, so its age cannot be told') : say`is dated ${quote(future.date)}, which lies in the future, so its age cannot be told`];
}

/** That a document was last dated longer ago than its form allows, as predicates. @param assessedAt RFC 3339 */
export function ageProblems(facts: ProductDocument, { freshDays }: DocumentForm, assessedAt: string): readonly Text[] {
  const newest = newestDate(facts, assessedAt);
  if (newest === undefined || freshDays === undefined) return [];
  const age = daysBetween(parseDate(newest) ?? 0, parseTime(assessedAt) ?? 0);
  return age > freshDays ? [say`was last dated ${quote(newest)}, ${age} days before; at most ${freshDays} days are expected`] : [];
}

/** The latest date that the document gives for itself; a day that is still to come, such as that of the next review, is none of them. */
export function newestDate(facts: ProductDocument, assessedAt: string): string | undefined {
  const today = assessedAt.slice(0, 10);
  return facts.dates.map(({ date }) => date).filter((date) => date <= today).sort().at(-1);
}

/** Predicates as one. */
export function joinProblems(problems: readonly Text[]): Text {
  return joinText(problems, ' and ');
}
