import { defineCheck } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import { ours, say } from '../model/text.ts';

/** Counts the suppliers that were asked, answered and sent a bill of materials, as the maker recorded it. */
export const suppliersWereAskedForSboms = defineCheck({
  id: 'suppliers-were-asked-for-sboms',
  title: 'Suppliers were asked for a bill of materials, and answered',
  failTitle: 'Suppliers that were asked for a bill of materials have sent none',
  why: 'An SBOM ends where a supplier hands over something closed. Asking opens it, and an answer that never came is worth knowing.',
  fix: 'Record each request with its day, the day of the answer, and whether a bill came (src/read/open-source-stewardship/readme.md); put the request into the contract.',
  references: ['White paper, principle 2, secure product development practices, 5', 'SSDF 1.1 PO.1.3'],
  needs: ['open-source-stewardship'],
  run: (evidence) => ({
    findings: evidence['open-source-stewardship'].flatMap(({ artifact, facts: { supplierRequests } }): readonly Finding[] => {
      const asked = supplierRequests.filter(({ askedAt }) => askedAt !== undefined);
      const subject = `${artifact.path} suppliers`;
      if (asked.length === 0) return [{ outcome: 'unknown', subject, pointers: [], message: ours('The record holds no dated request to a supplier.') }];
      const pointersTo = (rows: typeof asked): Finding['pointers'] => rows.slice(0, 5).map(({ row }) => ({ artifact: artifact.digest, path: artifact.path, row }));
      const answered = asked.filter(({ answeredAt }) => answeredAt !== undefined);
      const got = asked.filter(({ gotSbom }) => gotSbom);
      const open = asked.filter(({ gotSbom }) => !gotSbom);
      const seen = say`Of ${asked.length} suppliers that were asked, ${answered.length} answered and ${got.length} sent a bill of materials`;
      return [
        ...(got.length === 0 ? [] : [{ outcome: 'pass', subject, count: got.length, pointers: pointersTo(got), message: say`${seen}.` } as const]),
        ...(open.length === 0 ? [] : [{ outcome: 'fail', subject: `${subject} without a bill`, count: open.length, pointers: pointersTo(open), message: say`${seen}; one from each is expected.` } as const]),
      ];
    }),
  }),
});
