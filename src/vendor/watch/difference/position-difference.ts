import type { Digest } from '../../../model/artifact.ts';
import { subjectName, type VendorPosition } from '../../../model/vendor-position.ts';
import type { PlaceChange, VendorDifference } from '../../../model/watch/vendor-difference.ts';
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
  const places = placeChanges(before.places, after.places);
  const isSameRules = before.engineVersion === after.engineVersion && before.catalogVersion === after.catalogVersion;
  return {
    domain: subjectName(after.vendor),
    captures: {
      before: { endedAt: before.capture.endedAt, digest: before.capture.digest },
      after: { endedAt: after.capture.endedAt, digest: after.capture.digest },
    },
    ...(isSameRules ? {} : { rules: { before: rulesBefore, after: rulesAfter } }),
    places,
    verdicts: verdictMoves(before.verdicts, after.verdicts),
    newFindings: findingsOnlyIn(after.findings, before.findings, digestsOf(places, 'newly-listed')),
    goneFindings: findingsOnlyIn(before.findings, after.findings, digestsOf(places, 'no-longer-listed')),
    quotes: quoteChanges(before, after),
    ...figureMoves(before.cve, after.cve),
    openedQuestions: questionsOnlyIn(after.questions, before.questions),
    closedQuestions: questionsOnlyIn(before.questions, after.questions),
  };
}

function digestsOf(places: readonly PlaceChange[], kind: 'newly-listed' | 'no-longer-listed'): ReadonlySet<Digest> {
  return new Set(places.filter((change) => change.kind === kind).flatMap(({ before, after }) => (after ?? before)?.digest ?? []));
}
