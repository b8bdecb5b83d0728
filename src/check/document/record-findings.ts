import { documentForms, type DocumentForm, type DocumentType } from '../../model/evidence/document-forms.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { ours, quote, say } from '../../model/text.ts';
import { pointerTo, shortDigest } from './artifact-pointer.ts';
import { ageProblems, emptyProblems, formProblems, joinProblems, undatedProblems } from './form-problems.ts';

/** What is asked of a guide, or of a record that a maker keeps of its own work. */
export interface RecordQuestion {
  readonly type: DocumentType;
  /**
   * `presence`: that the text is there and has its form is what is asked. `content`: what it says is, and only a person can tell that: a
   * record of the right form asks for one.
   */
  readonly asks: 'presence' | 'content';
  /** The section that is looked for, of a text that has several subjects. */
  readonly section?: string;
  /** What a person must read out of it, to follow «must read»: `whether …`. */
  readonly read: string;
}

/**
 * Judges presence, form and age of guides and records. Such texts are mostly not public and none of them is due to anybody, so one that is
 * not there is unknown, never a failure; nor is one whose form was not recognised, since prose may say it in other words.
 * @param assessedAt RFC 3339
 */
export function recordFindings(documents: readonly Evidence<'document'>[], question: RecordQuestion, assessedAt: string): readonly Finding[] {
  const form: DocumentForm = documentForms[question.type];
  const own = documents.filter(({ facts }) => facts.type === question.type);
  if (own.length === 0) return [{ outcome: 'unknown', subject: question.type, pointers: [], message: say`No ${ours(form.title)} is among the product documents read (${documents.length}).` }];
  return own.map((item) => findingAbout(item, form, question, assessedAt));
}

function findingAbout({ artifact, facts }: Evidence<'document'>, form: DocumentForm, { type, asks, section, read }: RecordQuestion, assessedAt: string): Finding {
  const line = facts.sections.find(({ id }) => id === section)?.line ?? facts.dates[0]?.line ?? facts.sections[0]?.line ?? 1;
  const place = { subject: `${type} ${artifact.path} ${shortDigest(artifact.digest)}`, pointers: [pointerTo(artifact, line)] };
  const named = say`${quote(artifact.path)} (${ours(form.title)})`;
  const failing = [...emptyProblems(facts, form), ...ageProblems(facts, form, assessedAt)];
  if (failing.length > 0) return { outcome: 'fail', ...place, message: say`${named} ${joinProblems(failing)}.` };
  const open = [...formProblems(facts, form, section), ...(form.freshDays === undefined ? [] : undatedProblems(facts, assessedAt))];
  if (open.length > 0) return { outcome: 'needs-review', ...place, message: say`${named} ${joinProblems(open)}; a person must read ${ours(read)}.` };
  const seen = say`${named} is there and has its form`;
  if (asks === 'presence') return { outcome: 'pass', ...place, message: say`${seen}; a person must read ${ours(read)}.` };
  return { outcome: 'needs-review', ...place, message: say`${seen}. Form and date settle nothing: a person must read ${ours(read)}.` };
}
