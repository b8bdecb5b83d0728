import { defineCheck } from '../model/check.ts';
import { counted, ours, say } from '../model/text.ts';
import { amongListed } from './advisory/among-listed.ts';
import { makerAdvisories } from './advisory/maker-advisories.ts';
import { pointerTo, pointersMax } from './document/artifact-pointer.ts';

const lessSevere: ReadonlySet<string> = new Set(['NONE', 'LOW', 'MEDIUM']);

/** Shows a practice by its first example; how many there are is no measure of anything, and having none is no fault. */
export const advisoryCoversLessSevereFlaws = defineCheck({
  id: 'advisory-covers-less-severe-flaws',
  title: 'The maker’s advisories give CVE ids to less severe flaws too',
  failTitle: 'No advisory of the maker gives a CVE id to a less severe flaw',
  why: 'Less severe flaws are often used together, and a record for each lets everybody learn from it.',
  fix: 'Have a CVE id assigned whatever the severity, and state the severity, so that customers can still order their work.',
  references: ['CISA Secure by Design Pledge, goal 6'],
  needs: ['security-advisory'],
  uses: ['csaf-provider-folder'],
  run: (evidence) => {
    const { own, findings } = makerAdvisories(evidence['security-advisory']);
    const examples = own.flatMap(({ artifact, facts }) => facts.vulnerabilities.filter(({ cve, highestSeverity }) => cve !== undefined && lessSevere.has(highestSeverity ?? '')).map(({ place }) => ({ ...pointerTo(artifact), jsonPointer: place })));
    if (examples.length > 0) return { findings: [{ outcome: 'pass', subject: 'less severe flaws', pointers: examples.slice(0, pointersMax), message: ours('The maker’s advisories give CVE ids also to flaws whose severity it states as medium or lower.') }, ...findings] };
    if (own.length === 0) return { findings };
    return { findings: [{ outcome: 'unknown', subject: 'less severe flaws', pointers: own.slice(0, 1).map(({ artifact }) => pointerTo(artifact)), message: say`${ours(own.length === 1 ? 'The' : 'None of')} ${counted(own.length, 'advisory', 'advisories')}${amongListed(evidence['csaf-provider-folder'])} ${ours(own.length === 1 ? 'gives no' : 'gives a')} CVE id to a flaw whose severity it states as medium or lower; whether there was such a flaw is not told.` }, ...findings] };
  },
});
