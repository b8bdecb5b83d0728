import type { DocumentForm } from '../../model/evidence/document-forms.ts';
import type { ProductDocument } from '../../model/evidence/document.ts';
import { joinText, ours, quote, say, type Text } from '../../model/text.ts';
import { daysBetween, parseDate, parseTime } from '../../model/time.ts';

/** What a document lacks of its form, each as a predicate. */
export function formProblems(facts: ProductDocument, form: DocumentForm): readonly Text[] {
  const found = new Set(facts.sections.map(({ id }) => id));
  const missing = form.sections.filter(({ id, isWanted }) => isWanted && !found.has(id));
  return [
    ...(facts.hasTitle ? [] : [ours('has no title')]),
    ...(facts.words >= form.wordsMin ? [] : [say`holds only ${facts.words} words where at least ${form.wordsMin} are expected`]),
    ...(missing.length === 0 ? [] : [say`has no heading that was recognised for ${joinText(missing.map(({ title }) => ours(title)), ', ')}`]),
    ...(form.needsDates && facts.namedDates.length === 0 ? [ours('names no dates where the dates of the plan are expected')] : []),
  ];
}

/** What is wrong with a document's own date, as a predicate. @param assessedAt RFC 3339 */
export function ageProblems(facts: ProductDocument, form: DocumentForm, assessedAt: string): readonly Text[] {
  const now = parseTime(assessedAt) ?? 0;
  const newest = newestDate(facts);
  if (newest === undefined) return [ours('gives no date of issue or change, so its age cannot be told')];
  const age = daysBetween(parseDate(newest) ?? 0, now);
  if (age < 0) return [say`is dated ${quote(newest)}, which lies in the future`];
  return form.freshDays !== undefined && age > form.freshDays ? [say`was last dated ${quote(newest)}, ${age} days before; at most ${form.freshDays} days are expected`] : [];
}

/** The latest date that the document gives for itself. */
export function newestDate(facts: ProductDocument): string | undefined {
  return facts.dates.map(({ date }) => date).sort().at(-1);
}

/** Predicates as one. */
export function joinProblems(problems: readonly Text[]): Text {
  return joinText(problems, ' and ');
}
