import { recordCheck } from './document/record-check.ts';

/** Judges presence and form; a text that is not there says nothing. */
export const zeroTrustGuideIsPublished = recordCheck({
  id: 'zero-trust-guide-is-published',
  title: 'A deployment guide by zero trust is published',
  failTitle: 'The deployment guide by zero trust does not have its form',
  why: 'A product that is deployed as if its network were safe undoes the architecture of customers who have stopped to believe that.',
  fix: 'Publish docs/zero-trust.md with the steps for identity, networks and devices, applications and data, and name model, pillar and stage for each.',
  references: ['White paper, principle 1, secure product development practices, 8', 'CISA, Zero Trust Maturity Model, version 2.0'],
  question: { type: 'zero-trust-guide', asks: 'presence', read: 'which model it follows, and how far' },
});
