import type { Evidence } from '../../../model/evidence.ts';
import { parseTime } from '../../../model/time.ts';
import type { VendorPosition } from '../../../model/vendor-position.ts';
import type { Stale } from '../../../model/watch/stale.ts';
import { compareCodeUnits } from '../difference/order.ts';
import { agedCapture, agedDocuments, agedLists } from './ages.ts';
import { endingCertificates, endingSecurityTxt } from './ends.ts';

/**
 * What has aged since a position was taken, or will soon end; soonest or longest past first. Pure.
 * @param now RFC 3339: the day for which it is asked
 * @param evidence what the position was judged from; a position itself holds no facts of files, such as an expiry
 * @throws RangeError when `now` is no time of RFC 3339
 */
export function staleness(position: VendorPosition, now: string, evidence: readonly Evidence[]): readonly Stale[] {
  const time = parseTime(now);
  if (time === undefined) throw new RangeError('The time for which staleness is asked is none of RFC 3339.');
  const found = [
    ...endingSecurityTxt(evidence, time),
    ...endingCertificates(position.places, evidence, time),
    ...agedDocuments(evidence, time),
    ...agedCapture(position, time),
    ...agedLists(position.cve, time),
  ];
  return found.toSorted((one, other) => one.days - other.days || compareCodeUnits(`${one.what} ${one.subject}`, `${other.what} ${other.subject}`));
}
