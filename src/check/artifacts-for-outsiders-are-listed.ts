import { defineCheck } from '../model/check.ts';
import { recordFindings } from './document/record-findings.ts';

/** Judges presence and form; a text that is not there says nothing. */
export const artifactsForOutsidersAreListed = defineCheck({
  id: 'artifacts-for-outsiders-are-listed',
  title: 'A page lists the artifacts that anybody can examine, and was dated within a year',
  failTitle: 'The page of artifacts does not list them, or is out of date',
  why: 'Outsiders can judge only what they can get. One page with every artifact spares each of them the search.',
  fix: 'Publish docs/transparency.md with every artifact that anybody may examine, where it is, and how it is checked; date it.',
  references: ['White paper, principle 1'],
  needs: ['document'],
  run: (evidence, { assessedAt }) => ({ findings: recordFindings(evidence.document, { type: 'transparency-page', asks: 'presence', read: 'which artifacts come first, and why' }, assessedAt) }),
});
