import { defineCheck } from '../model/check.ts';
import { joinText, ours, quote, say } from '../model/text.ts';
import { judgeAdvisories, nameOf, type Lack } from './advisory/advisory-findings.ts';
import type { Advisory } from './advisory/maker-advisories.ts';

export const advisoryTellsItsHistory = defineCheck({
  id: 'advisory-tells-its-history',
  title: 'Each advisory of the maker tells its history and where it stands',
  failTitle: 'Advisories of the maker tell neither their history nor where they stand',
  why: 'Whoever acted on an earlier version must see what changed since, and find the current one.',
  fix: 'Keep a dated revision history, state both release dates, and refer to the advisory’s own canonical address and to a source beside it.',
  references: ['CSAF 2.0, sections 3.2.1.12 and 6.2.11'],
  needs: ['security-advisory'],
  uses: ['csaf-provider-folder'],
  run: (evidence) => judgeAdvisories(evidence, { subject: 'advisories with history', kept: ours('tell their history, their dates and their canonical address'), wanted: () => true, lack: lackOf }),
});

function lackOf(advisory: Advisory): Lack | undefined {
  const { revisions, initialReleaseAt, currentReleaseAt, hasCanonicalAddress } = advisory.facts;
  const missing = [
    ...(revisions === 0 ? ['no revision history'] : []),
    ...(initialReleaseAt === undefined || currentReleaseAt === undefined ? ['not both release dates'] : []),
    ...(hasCanonicalAddress ? [] : ['no canonical address among its references']),
  ];
  return missing.length === 0 ? undefined : { message: say`${quote(nameOf(advisory))} holds ${joinText(missing.map(ours), ', ')}; each was expected.`, place: '/document' };
}
