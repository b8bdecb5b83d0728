import { documentForms, type DocumentForm, type DocumentType } from '../../model/evidence/document-forms.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { joinText, ours, quote, say, type Text } from '../../model/text.ts';
import { daysBetween, parseDate, parseTime } from '../../model/time.ts';
import { pointerTo } from './artifact-pointer.ts';

/** What a document check looks at; the substance of the text is for a person. */
export interface DocumentQuestion {
  readonly type: DocumentType;
  /** `published`: it is there and has its form. `current`: and its own date is not older than the form's limit. */
  readonly asks: 'published' | 'current';
}

/**
 * Judges presence, form and, where asked, age of the documents of one type.
 * Without one: a failure when there is a product statement, the place where the maker names its documents; else unknown.
 * @param assessedAt RFC 3339
 */
export function documentFindings(
  documents: readonly Evidence<'document'>[],
  statements: readonly Evidence<'product-statement'>[],
  { type, asks }: DocumentQuestion,
  assessedAt: string,
): readonly Finding[] {
  const form: DocumentForm = documentForms[type];
  const own = documents.filter(({ facts }) => facts.type === type);
  if (own.length === 0) return [absent(documents.length, statements, type, form)];
  return own.map(({ artifact, facts }) => {
    const problems = [...formProblems(facts, form), ...(asks === 'current' ? ageProblems(facts, form, assessedAt) : [])];
    const subject = `${type} ${artifact.path}`;
    const pointers = [pointerTo(artifact, facts.dates[0]?.line ?? facts.sections[0]?.line ?? 1)];
    if (problems.length > 0) return { outcome: 'fail', subject, pointers, message: say`${quote(artifact.path)} (${ours(form.title)}) ${joinText(problems, ' and ')}.` };
    return {
      outcome: 'pass',
      subject,
      pointers,
      message: say`${quote(artifact.path)} (${ours(form.title)}) is there and has its form${ageWords(facts, asks)}; whether its content holds is for a person to read.`,
    };
  });
}

function absent(read: number, statements: readonly Evidence<'product-statement'>[], type: DocumentType, form: DocumentForm): Finding {
  const [statement] = statements;
  if (statement === undefined) return { outcome: 'unknown', subject: type, pointers: [], message: say`No ${ours(form.title)} was found among the product documents read (${read}); one is expected.` };
  return {
    outcome: 'fail',
    subject: type,
    pointers: [pointerTo(statement.artifact)],
    message: say`The product statement leads to no ${ours(form.title)}, and none was found among the product documents read (${read}); one is expected.`,
  };
}

type Facts = Evidence<'document'>['facts'];

function formProblems(facts: Facts, form: DocumentForm): readonly Text[] {
  const found = new Set(facts.sections.map(({ id }) => id));
  const missing = form.sections.filter(({ id, isWanted }) => isWanted && !found.has(id));
  return [
    ...(facts.hasTitle ? [] : [ours('has no title')]),
    ...(facts.words >= form.wordsMin ? [] : [say`holds only ${facts.words} words where at least ${form.wordsMin} are expected`]),
    ...(missing.length === 0 ? [] : [say`has no heading that was recognised for ${joinText(missing.map(({ title }) => ours(title)), ', ')}`]),
    ...(form.needsDates && facts.namedDates.length === 0 ? [ours('names no dates where the dates of the plan are expected')] : []),
  ];
}

function ageProblems(facts: Facts, form: DocumentForm, assessedAt: string): readonly Text[] {
  const now = parseTime(assessedAt) ?? 0;
  const newest = newestDate(facts);
  if (newest === undefined) return [ours('gives no date of issue or change, so its age can not be told')];
  const age = daysBetween(parseDate(newest) ?? 0, now);
  if (age < 0) return [say`is dated ${quote(newest)}, which lies in the future`];
  return form.freshDays !== undefined && age > form.freshDays ? [say`was last dated ${quote(newest)}, ${age} days before; at most ${form.freshDays} days are expected`] : [];
}

/** The latest date that the document gives for itself. */
function newestDate(facts: Facts): string | undefined {
  return facts.dates.map(({ date }) => date).sort().at(-1);
}

function ageWords(facts: Facts, asks: DocumentQuestion['asks']): Text {
  const newest = newestDate(facts);
  return asks === 'current' && newest !== undefined ? say`, and is dated ${quote(newest)}` : ours('');
}
