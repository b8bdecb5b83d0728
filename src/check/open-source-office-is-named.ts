import { defineCheck } from '../model/check.ts';
import { ours } from '../model/text.ts';

/** Sees whether the record names a role and its rules; what the office may decide is for a person to read. */
export const openSourceOfficeIsNamed = defineCheck({
  id: 'open-source-office-is-named',
  title: 'An office or owner governs open source, under rules that are named',
  failTitle: 'The office or owner of open source is named without role or rules',
  why: 'What everybody uses and nobody governs is updated when somebody has time.',
  fix: 'Name the role that answers for the use of open source and where its rules are, under office in the record (src/read/open-source-stewardship/readme.md).',
  references: ['Secure by Demand: software supply chain security'],
  needs: ['open-source-stewardship'],
  run: (evidence) => ({
    findings: evidence['open-source-stewardship'].map(({ artifact, facts: { office } }) => {
      const subject = `${artifact.path} office`;
      if (office === undefined) return { outcome: 'unknown', subject, pointers: [], message: ours('The record names no office and no owner of open source.') };
      const pointers = [{ artifact: artifact.digest, path: artifact.path, row: office.row }];
      if (office.hasRole && office.hasRules) return { outcome: 'pass', subject, pointers, message: ours('The record names a role that governs open source and where its rules are.') };
      return { outcome: 'fail', subject, pointers, message: ours(office.hasRole ? 'The record names a role that governs open source, and no place of its rules; both are expected.' : 'The record names an office for open source without the role that answers for it; a role is expected.') };
    }),
  }),
});
