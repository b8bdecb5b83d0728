import { defineCheck } from '../model/check.ts';
import { recordFindings } from './document/record-findings.ts';
import { insightsFindings } from './tools/insights-findings.ts';

/** Judges presence and form; a text that is not there says nothing. A security insights file is such a list for machines. */
export const artifactsForOutsidersAreListed = defineCheck({
  id: 'artifacts-for-outsiders-are-listed',
  title: 'A page lists the artifacts that anybody can examine, and was dated within a year',
  failTitle: 'The page of artifacts does not list them, or is out of date',
  why: 'Outsiders can judge only what they can get. One page with every artifact spares each of them the search.',
  fix: 'Publish docs/transparency.md with every artifact that anybody may examine, where it is, and how it is checked; date it. SECURITY-INSIGHTS.yml (OpenSSF) says the same to machines.',
  references: ['White paper, principle 1', 'OpenSSF Security Insights 2.0'],
  needs: [],
  uses: ['document', 'security-insights'],
  documents: ['transparency-page'],
  run: (evidence, { assessedAt }) => {
    const files = insightsFindings(evidence['security-insights'], assessedAt);
    const pages = recordFindings(evidence.document, { type: 'transparency-page', asks: 'presence', read: 'which artifacts come first, and why' }, assessedAt);
    // Without such a page there is only a finding that there is none.
    const hasPage = evidence.document.some(({ facts }) => facts.type === 'transparency-page');
    return { findings: [...(hasPage || files.length === 0 ? pages : []), ...files] };
  },
});
