import { defineCheck } from '../model/check.ts';
import { statedDefaultFindings } from './adoption/stated-default.ts';

export const mfaIsOnByDefault = defineCheck({
  id: 'mfa-is-on-by-default',
  title: 'Multi-factor sign-in is on by default for administrators and users',
  failTitle: 'Multi-factor sign-in is off by default',
  why: 'What is off by default stays off for most customers.',
  fix: 'Ask for a second factor at the first registration, of users and administrators, and state it in assay.yaml under defaults (setting: multi-factor-sign-in).',
  references: ['Pledge G1-A1', 'White paper, secure by default: multi-factor authentication for privileged users'],
  needs: ['product-statement'],
  run: (evidence) => ({ findings: statedDefaultFindings(evidence['product-statement'], 'multi-factor-sign-in', 'multi-factor sign-in') }),
});
