import { documentForms, type DocumentForm, type DocumentType } from '../../model/evidence/document-forms.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { ours, quote, say, type Text } from '../../model/text.ts';
import { pointerTo, shortDigest } from './artifact-pointer.ts';
import { ageProblems, emptyProblems, formProblems, joinProblems, newestDate, undatedProblems } from './form-problems.ts';

/** What a document check looks at; the substance of the text is for a person. */
export interface DocumentQuestion {
  readonly type: DocumentType;
  /** `published`: it is there and has its form. `current`: and its own date is not older than the form's limit. */
  readonly asks: 'published' | 'current';
}

/**
 * Judges presence, form and, where asked, age of the documents of one type. None read is unknown: that other documents were handed over
 * does not show that this one is missing. A form that was not recognised asks for a person; only an empty or outdated text fails.
 * @param assessedAt RFC 3339
 */
export function documentFindings(documents: readonly Evidence<'document'>[], { type, asks }: DocumentQuestion, assessedAt: string): readonly Finding[] {
  const form: DocumentForm = documentForms[type];
  const own = documents.filter(({ facts }) => facts.type === type);
  if (own.length === 0) return [{ outcome: 'unknown', subject: type, pointers: [], message: say`No ${ours(form.title)} was found among the product documents read (${documents.length}); one is expected.` }];
  return own.map(({ artifact, facts }) => {
    const isDated = asks === 'current';
    const failing = [...emptyProblems(facts, form), ...(isDated ? ageProblems(facts, form, assessedAt) : [])];
    const open = [...formProblems(facts, form), ...(isDated ? undatedProblems(facts, assessedAt) : [])];
    const subject = `${type} ${artifact.path}`;
    const pointers = [pointerTo(artifact, facts.dates[0]?.line ?? facts.sections[0]?.line ?? 1)];
    const named = say`${quote(artifact.path)} (${ours(form.title)})`;
    if (failing.length > 0) return { outcome: 'fail', subject, pointers, message: say`${named} ${joinProblems(failing)}.` };
    if (open.length > 0) return { outcome: 'needs-review', subject: `${subject} ${shortDigest(artifact.digest)}`, pointers, message: say`${named} ${joinProblems(open)}; a person must read whether it is one.` };
    return { outcome: 'pass', subject, pointers, message: say`${named} is there and has its form${isDated ? ageWords(facts, assessedAt) : ours('')}; whether its content holds is for a person to read.` };
  });
}

function ageWords(facts: Evidence<'document'>['facts'], assessedAt: string): Text {
  const newest = newestDate(facts, assessedAt);
  return newest === undefined ? ours('') : say`, and is dated ${quote(newest)}`;
}
