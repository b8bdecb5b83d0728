import { defineCheck } from '../model/check.ts';
import { releaseEvidenceFindings } from './source/release-evidence-findings.ts';
import { practiceFindings } from './tools/practice-findings.ts';

/** Answered by other tools, whose own figures are shown and not added up; steps of the build that sign or attest are shown beside them. */
export const releasesAreSigned = defineCheck({
  id: 'releases-are-signed',
  title: 'Releases are signed or come with provenance',
  failTitle: 'Releases are neither signed nor come with provenance',
  why: 'A customer can tell a release of the maker’s from another only by what nobody else can make.',
  fix: 'Sign each release, or let the builder attest it, and publish both side by side.',
  references: ['OpenSSF Scorecard, Signed-Releases', 'OSPS Baseline, OSPS-BR-06', 'SSDF PS.2.1'],
  needs: [],
  uses: ['tool-results', 'control-assessment', 'product-statement', 'source-tree'],
  run: (evidence, { assessedAt }) => {
    const steps = releaseEvidenceFindings(evidence['source-tree'], ['signature', 'provenance'], 'sign what is released or attest how it was built', 'whether each release comes with it');
    const told = practiceFindings(evidence, { what: 'releases are signed or come with provenance', scorecard: ['Signed-Releases'], controls: ['OSPS-BR-06'] }, assessedAt);
    // Where nothing else tells it, there is only a finding that nothing does.
    return { findings: steps.length > 0 && told.every(({ pointers }) => pointers.length === 0) ? steps : [...told, ...steps] };
  },
});
