import { defineCheck } from '../model/check.ts';
import { counted, ours, quote, say } from '../model/text.ts';
import { judgeAdvisories, nameOf, type Lack } from './advisory/advisory-findings.ts';
import type { Advisory } from './advisory/maker-advisories.ts';

export const advisoryStatesSeverity = defineCheck({
  id: 'advisory-states-severity',
  title: 'Each advisory of the maker states the severity for every affected product',
  failTitle: 'Advisories of the maker leave the severity open',
  why: 'Who has many advisories to act on needs to know which comes first, and from the one who knows the flaw.',
  fix: 'State a CVSS vector with its values for each affected product of each vulnerability.',
  references: ['CSAF 2.0, sections 3.2.3.13 and 6.2.3'],
  needs: ['security-advisory'],
  uses: ['csaf-provider-folder'],
  run: (evidence) => judgeAdvisories(evidence, { subject: 'advisories with severities', kept: ours('state a severity for every affected product'), lack: lackOf }),
});

function lackOf(advisory: Advisory): Lack | undefined {
  const { vulnerabilities } = advisory.facts;
  const open = vulnerabilities.filter(({ affectedWithoutSeverity, severities, affected, fixed }) => affectedWithoutSeverity > 0 || (severities === 0 && affected + fixed > 0));
  const [first] = open;
  if (first === undefined) return undefined;
  return { message: say`${quote(nameOf(advisory))} tells of ${counted(vulnerabilities.length, 'flaw', 'flaws')} and leaves the severity open for ${open.length} of them; a CVSS vector that reaches each affected product was expected.`, place: first.place };
}
