import { documentForms, type DocumentForm, type DocumentType } from '../../model/evidence/document-forms.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { ours, quote, say, type Text } from '../../model/text.ts';
import { pointerTo } from './artifact-pointer.ts';
import { ageProblems, formProblems, joinProblems, newestDate } from './form-problems.ts';

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
    if (problems.length > 0) return { outcome: 'fail', subject, pointers, message: say`${quote(artifact.path)} (${ours(form.title)}) ${joinProblems(problems)}.` };
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

function ageWords(facts: Facts, asks: DocumentQuestion['asks']): Text {
  const newest = newestDate(facts);
  return asks === 'current' && newest !== undefined ? say`, and is dated ${quote(newest)}` : ours('');
}
