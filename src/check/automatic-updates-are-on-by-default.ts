import { defineCheck } from '../model/check.ts';
import { statedDefaultFindings } from './adoption/stated-default.ts';

export const automaticUpdatesAreOnByDefault = defineCheck({
  id: 'automatic-updates-are-on-by-default',
  title: 'Automatic updates are on by default',
  failTitle: 'Automatic updates are off by default',
  why: 'A patch protects only where it is installed, and most installations run what installs itself.',
  fix: 'Install security updates automatically unless the customer decides otherwise, and state it in assay.yaml under defaults (setting: automatic-updates).',
  references: ['Pledge G4-A1'],
  needs: ['product-statement'],
  run: (evidence) => {
    const findings = statedDefaultFindings(evidence['product-statement'], 'automatic-updates', 'automatic updating');
    // An update has one audience at most: it is on for an installation, not for a role.
    return { findings: findings.some(({ outcome }) => outcome !== 'unknown') ? findings.filter(({ outcome }) => outcome !== 'unknown') : findings };
  },
});
