import { defineCheck } from '../model/check.ts';
import { counted, ours, quote, say } from '../model/text.ts';
import { judgeAdvisories, nameOf, type Lack } from './advisory/advisory-findings.ts';
import type { Advisory } from './advisory/maker-advisories.ts';

/** That there is no fix, or that none is planned, is an answer too: CSAF has categories for both. */
export const advisorySaysWhatToDo = defineCheck({
  id: 'advisory-says-what-to-do',
  title: 'Each advisory of the maker says for every affected product what to do',
  failTitle: 'Advisories of the maker leave affected products without an answer',
  why: 'A customer who learns of a flaw and not of a way out can only guess, or switch the product off.',
  fix: 'Add a remediation that reaches each affected product: a fix, a workaround, a mitigation, or the plain statement that there is none yet.',
  references: ['CSAF 2.0, sections 3.2.3.12 and 6.2.2'],
  needs: ['security-advisory'],
  uses: ['csaf-provider-folder'],
  run: (evidence) => judgeAdvisories(evidence, { subject: 'advisories with a way out', kept: ours('say what to do for every affected product'), lack: lackOf }),
});

function lackOf(advisory: Advisory): Lack | undefined {
  const { vulnerabilities } = advisory.facts;
  const open = vulnerabilities.filter(({ affectedWithoutRemediation }) => affectedWithoutRemediation > 0);
  const silent = vulnerabilities.filter(({ affected, fixed, notAffected, underInvestigation }) => affected + fixed + notAffected + underInvestigation === 0);
  const first = open[0] ?? silent[0];
  if (first === undefined) return undefined;
  const message = open.length > 0
    ? say`${quote(nameOf(advisory))} leaves ${counted(open.reduce((sum, one) => sum + one.affectedWithoutRemediation, 0), 'affected product', 'affected products')} of ${counted(open.length, 'flaw', 'flaws')} without a remediation; one that reaches each was expected.`
    : say`${quote(nameOf(advisory))} says for ${counted(silent.length, 'flaw', 'flaws')} of no product whether it is affected; the status of each product was expected.`;
  return { message, place: first.place };
}
