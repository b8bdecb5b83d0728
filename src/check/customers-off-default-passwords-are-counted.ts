import { defineCheck } from '../model/check.ts';
import { usageFindings } from './adoption/usage-findings.ts';

/** Counts are what is judged, not their height. */
export const customersOffDefaultPasswordsAreCounted = defineCheck({
  id: 'customers-off-default-passwords-are-counted',
  title: 'Customers moved off default passwords are counted',
  failTitle: 'Customers moved off default passwords are not counted',
  why: 'Installations that shipped with a default password stay open until each customer has changed it; only a count shows how many are left.',
  fix: 'Hand over a table of figures on use with a row for each period: customers moved off default passwords, and all that were affected at the start.',
  references: ['Secure by Design Pledge, goal 2, example measure: customers moved (G2-M3)', 'Secure by Design Pledge, goal 2, example action: existing installations (G2-A5)'],
  needs: ['usage-figures'],
  run: (evidence, { assessedAt }) => usageFindings(evidence['usage-figures'], { figure: 'moved-off-default-passwords', measure: 'customers-off-default-passwords', what: 'affected customers were moved off default passwords' }, assessedAt),
});
