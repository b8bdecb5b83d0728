import { defineCheck } from '../model/check.ts';
import { counted, ours, quote, say } from '../model/text.ts';
import { mappingOf } from '../model/weakness/weakness.ts';
import { judgeAdvisories, nameOf, type Lack } from './advisory/advisory-findings.ts';
import type { Advisory } from './advisory/maker-advisories.ts';

/** That a cause is named shows that somebody looked for it; whether it is the true one is for a person. */
export const advisoryNamesTheWeakness = defineCheck({
  id: 'advisory-names-the-weakness',
  title: 'Each advisory of the maker names the weakness behind every flaw',
  failTitle: 'Advisories of the maker tell of flaws without their root cause',
  why: 'A maker that names the weakness has looked for the cause, and everybody can see which kinds of mistake come back.',
  fix: 'Name a CWE in each vulnerability of the advisory: the most specific weakness that the list allows for naming a cause.',
  references: ['CSAF 2.0, sections 3.2.3.3 and 6.3.4', 'Secure by Design white paper, principle 2, secure product development practices, 6'],
  needs: ['security-advisory'],
  uses: ['csaf-provider-folder'],
  run: (evidence) => judgeAdvisories(evidence, { subject: 'advisories with weaknesses', kept: ours('name a weakness for every flaw'), lack: lackOf }),
});

function lackOf(advisory: Advisory): Lack | undefined {
  const { vulnerabilities } = advisory.facts;
  const without = vulnerabilities.filter(({ cwe }) => !cwe.some((id) => mappingOf(id).isMappable));
  const [first] = without;
  if (first === undefined) return undefined;
  const named = without.filter(({ cwe }) => cwe.length > 0).length;
  const unfit = named === 0 ? ours('') : say` ${named} of these name an entry of the list that names no cause.`;
  return { message: say`${quote(nameOf(advisory))} tells of ${counted(vulnerabilities.length, 'flaw', 'flaws')} and names no weakness for ${without.length} of them; a CWE was expected for each.${unfit}`, place: first.place };
}
