import { subjectName, type VendorPosition } from '../../../model/vendor-position.ts';
import type { VendorDifference } from '../../../model/watch/vendor-difference.ts';
import { figureMoves } from './figure-moves.ts';
import { findingsOnlyIn } from './finding-changes.ts';
import { placeChanges } from './place-changes.ts';
import { questionsOnlyIn } from './question-changes.ts';
import { quoteChanges } from './quote-changes.ts';
import { verdictMoves } from './verdict-moves.ts';

/**
 * What is different between two positions of one maker, in canonical order: equal positions give empty lists,
 * and swapping them gives the mirror image. Pure.
 * @throws RangeError when they are about different makers
 */
export function positionDifference(before: VendorPosition, after: VendorPosition): VendorDifference {
  if (subjectName(before.vendor) !== subjectName(after.vendor)) throw new RangeError('Positions of two makers can’t be compared as before and after.');
  const rulesBefore = { engineVersion: before.engineVersion, catalogVersion: before.catalogVersion };
  const rulesAfter = { engineVersion: after.engineVersion, catalogVersion: after.catalogVersion };
  const isSameRules = before.engineVersion === after.engineVersion && before.catalogVersion === after.catalogVersion;
  return {
    domain: subjectName(after.vendor),
    captures: {
      before: { endedAt: before.capture.endedAt, digest: before.capture.digest },
      after: { endedAt: after.capture.endedAt, digest: after.capture.digest },
    },
    ...(isSameRules ? {} : { rules: { before: rulesBefore, after: rulesAfter } }),
    places: placeChanges(before.places, after.places),
    verdicts: verdictMoves(before.verdicts, after.verdicts),
    newFindings: findingsOnlyIn(after.findings, before.findings),
    goneFindings: findingsOnlyIn(before.findings, after.findings),
    quotes: quoteChanges(before, after),
    ...figureMoves(before.cve, after.cve),
    openedQuestions: questionsOnlyIn(after.questions, before.questions),
    closedQuestions: questionsOnlyIn(before.questions, after.questions),
  };
}
