import type { CveRecord } from '../../../model/evidence/cve-records.ts';
import type { DecisionPoints } from '../../../model/watch/deadline.ts';

/** A CVE record as far as a deadline needs it. `ssvc` is what a container of others states; records do not keep whose it is. */
export type RecordWithDecision = Pick<CveRecord, 'cveId' | 'products'> & {
  readonly ssvc?: { readonly automatable?: 'no' | 'yes'; readonly technicalImpact?: 'partial' | 'total' };
};

const by = 'a party other than the issuer, in the CVE record';

/** What CVE records say that deadlines need; a record without an id can't be found and is left out. */
export function decisionPointsOf(records: readonly RecordWithDecision[]): readonly DecisionPoints[] {
  return records.flatMap(({ cveId, products, ssvc }) => (cveId === undefined ? [] : [{
    cveId, products,
    automatable: ssvc?.automatable === undefined ? [] : [{ value: ssvc.automatable, by }],
    technicalImpact: ssvc?.technicalImpact === undefined ? [] : [{ value: ssvc.technicalImpact, by }],
  }]));
}
