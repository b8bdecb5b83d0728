import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import { documentForms } from '../model/evidence/document-forms.ts';
import type { Finding } from '../model/finding.ts';
import { joinText, ours, quote, say } from '../model/text.ts';
import { pointerTo, shortDigest } from './document/artifact-pointer.ts';
import { documentFindings } from './document/document-findings.ts';
import { emptyProblems, joinProblems } from './document/form-problems.ts';

/** Judges that a role and a name stand there; the name itself is not kept, and whether the person may decide is for a person to read. */
export const executiveIsNamed = defineCheck({
  id: 'executive-is-named',
  title: 'A senior executive who answers for secure by design is named with role',
  failTitle: 'No senior executive who answers for secure by design is named with role',
  why: 'Security becomes a business goal when one named senior executive answers for it; a mailbox or a department answers for nothing.',
  fix: 'Publish a page with the name and role of the senior executive who answers for product security, what they may decide, and a date; mark it with the front matter assay: executive.',
  references: ['White paper, principle 2: name a secure by design senior executive sponsor', 'White paper, principle 3'],
  needs: ['document'],
  documents: ['executive'],
  run: (evidence, { assessedAt }) => {
    const pages = evidence.document.filter(({ facts }) => facts.type === 'executive');
    if (pages.length === 0) return { findings: documentFindings(evidence.document, { type: 'executive', asks: 'published' }, assessedAt) };
    return { findings: pages.map(judgePage) };
  },
});

function judgePage({ artifact, facts }: Evidence<'document'>): Finding {
  const subject = `executive ${artifact.path}`;
  const named = facts.roles.filter(({ isNameGiven }) => isNameGiven);
  if (facts.roles.length === 0) {
    const empty = emptyProblems(facts, documentForms.executive);
    if (empty.length > 0) return { outcome: 'fail', subject, pointers: [pointerTo(artifact, 1)], message: say`The page ${quote(artifact.path)} ${joinProblems(empty)}; the role and name of a senior executive are expected.` };
    return { outcome: 'needs-review', subject: `${subject} ${shortDigest(artifact.digest)}`, pointers: [pointerTo(artifact, 1)], message: say`The page ${quote(artifact.path)} names no senior role that was recognised; a person must read whether a senior executive is named with a role.` };
  }
  const roles = joinText((named.length > 0 ? named : facts.roles).map(({ role }) => ours(role)), ', ');
  const pointers = (named.length > 0 ? named : facts.roles).slice(0, 20).map(({ line }) => pointerTo(artifact, line));
  if (named.length === 0) {
    return { outcome: 'needs-review', subject, pointers, message: say`The page ${quote(artifact.path)} names the role ${roles}, but no name was recognised beside it; a person must read whether one stands there.` };
  }
  return { outcome: 'pass', subject, pointers, message: say`The page ${quote(artifact.path)} names a person with the role ${roles}; the name is not kept here.` };
}
