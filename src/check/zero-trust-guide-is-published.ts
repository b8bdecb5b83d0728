import { defineCheck } from '../model/check.ts';
import { recordFindings } from './document/record-findings.ts';

/** Judges presence and form; a text that is not there says nothing. */
export const zeroTrustGuideIsPublished = defineCheck({
  id: 'zero-trust-guide-is-published',
  title: 'A deployment guide by zero trust is published',
  failTitle: 'The deployment guide by zero trust does not have its form',
  why: 'A product that is deployed as if its network were safe undoes the architecture of customers who have stopped to believe that.',
  fix: 'Publish docs/zero-trust.md with the steps for identity, networks and devices, applications and data, and name model, pillar and stage for each.',
  references: ['White paper, principle 1, secure product development practices, 8', 'CISA, Zero Trust Maturity Model, version 2.0'],
  needs: ['document'],
  run: (evidence, { assessedAt }) => ({ findings: recordFindings(evidence.document, { type: 'zero-trust-guide', asks: 'presence', read: 'which model it follows, and how far' }, assessedAt) }),
});
