import { defineCheck } from '../model/check.ts';
import { counted, ours, quote, say } from '../model/text.ts';
import { judgeAdvisories, nameOf, type Lack } from './advisory/advisory-findings.ts';
import type { Advisory } from './advisory/maker-advisories.ts';

/** What is asked is that a flaw can be told from others and is described; whether the words are true is for a person. */
export const advisoryIdentifiesEachFlaw = defineCheck({
  id: 'advisory-identifies-each-flaw',
  title: 'Each advisory of the maker gives every flaw a CVE id and a description',
  failTitle: 'Advisories of the maker tell of flaws without a CVE id or without a description',
  why: 'Without a common id a customer can’t join the advisory with what scanners and others say of the same flaw.',
  fix: 'Have a CVE id assigned to each vulnerability before the advisory goes out, and describe it in a note.',
  references: ['CSAF 2.0, sections 3.2.3.2 and 6.3.3', 'Secure by Design white paper, software product security principles'],
  needs: ['security-advisory'],
  uses: ['csaf-provider-folder'],
  run: (evidence) => judgeAdvisories(evidence, { subject: 'advisories with CVE ids', kept: ours('give every flaw a CVE id and a description'), lack: lackOf }),
});

function lackOf(advisory: Advisory): Lack | undefined {
  const { vulnerabilities } = advisory.facts;
  const nameless = vulnerabilities.filter(({ cve }) => cve === undefined);
  const mute = vulnerabilities.filter(({ hasDescription }) => !hasDescription);
  const first = nameless[0] ?? mute[0];
  if (first === undefined) return undefined;
  return { message: say`${quote(nameOf(advisory))} tells of ${counted(vulnerabilities.length, 'flaw', 'flaws')}, ${nameless.length} of them without a CVE id and ${mute.length} without a description; both were expected for each.`, place: first.place };
}
