import type { Check, CheckContext } from '../model/check.ts';
import { documentForms } from '../model/evidence/document-forms.ts';
import type { Evidence, EvidenceKind } from '../model/evidence.ts';
import { kindTitles } from '../model/evidence/titles.ts';
import { ours, say } from '../model/text.ts';
import { canRun, checked, runAbleCheck, type CheckedResult } from './run-able-check.ts';

/**
 * Runs one check on the kinds that it declared and nothing else.
 * With a needed kind missing the outcome is `unknown`; a check that throws gives `error`. Neither is ever a pass.
 * @param evidence all evidence of the assessment
 */
export function runCheck(check: Check, evidence: readonly Evidence[], context: CheckContext): CheckedResult {
  if (canRun(check, evidence)) return runAbleCheck(check, evidence, context);
  const message = say`There is no ${ours(missingNames(check, evidence))} to look at.`;
  return { findings: [checked(check, { outcome: 'unknown', subject: 'evidence', message, pointers: [] }, [])], measures: [] };
}

/** What a check lacks that can’t be run, to follow «no». */
function missingNames({ needs, uses = [], documents = [] }: Check, evidence: readonly Evidence[]): string {
  const title = (kind: EvidenceKind): string => (kind === 'document' && documents.length > 0 ? documents.map((type) => documentForms[type].title).join(' or ') : kindTitles[kind]);
  if (needs.length === 0) return uses.map(title).join(' or ');
  return needs.filter((kind) => !evidence.some((item) => item.kind === kind)).map(title).join(' and ');
}
