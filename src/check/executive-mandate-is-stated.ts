import { defineCheck } from '../model/check.ts';
import { documentForms } from '../model/evidence/document-forms.ts';
import { quote, say } from '../model/text.ts';
import { pointerTo, shortDigest } from './document/artifact-pointer.ts';
import { emptyProblems, joinProblems } from './document/form-problems.ts';

/** Sees whether the page on the executive has a section on what that person may decide; whether the power is used is for a person to read. */
export const executiveMandateIsStated = defineCheck({
  id: 'executive-mandate-is-stated',
  title: 'The page on the executive says what that person may decide',
  failTitle: 'The page on the executive does not say what that person may decide',
  why: 'A name without a mandate is an address for blame.',
  fix: 'Give the page that names the executive a section on what the person may decide: investment, release, and what can be stopped.',
  references: ['White paper, principle 3, 3', 'White paper, software product security principles'],
  needs: ['document'],
  documents: ['executive'],
  run: (evidence) => {
    const pages = evidence.document.filter(({ facts }) => facts.type === 'executive');
    if (pages.length === 0) return { findings: [{ outcome: 'unknown', subject: 'executive', pointers: [], message: say`No page that names the executive is among the product documents read (${evidence.document.length}).` }] };
    return {
      findings: pages.map(({ artifact, facts }) => {
        const subject = `executive ${artifact.path} ${shortDigest(artifact.digest)}`;
        const mandate = facts.sections.find(({ id }) => id === 'mandate');
        const empty = emptyProblems(facts, documentForms.executive);
        if (empty.length > 0) return { outcome: 'fail', subject, pointers: [pointerTo(artifact, 1)], message: say`The page ${quote(artifact.path)} ${joinProblems(empty)}; role and mandate are expected.` };
        if (mandate === undefined) return { outcome: 'needs-review', subject, pointers: [pointerTo(artifact, facts.roles[0]?.line ?? 1)], message: say`The page ${quote(artifact.path)} has no heading that was recognised for what the person may decide; a person must read whether it says so.` };
        return { outcome: 'needs-review', subject, pointers: [pointerTo(artifact, mandate.line)], message: say`The page ${quote(artifact.path)} has a section on what the person may decide in line ${mandate.line}. A heading settles nothing: a person must read which power it gives.` };
      }),
    };
  },
});
