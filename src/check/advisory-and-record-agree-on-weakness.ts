import { defineCheck } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import { joinText, ours, quote, say } from '../model/text.ts';
import { weaknessNumber, weaknessOf } from '../model/weakness/weakness.ts';
import { isAboutFlaws, type Advisory } from './advisory/maker-advisories.ts';
import { makerRecords, type RecordAt } from './cve/maker-records.ts';
import { pointerTo, pointersMax } from './document/artifact-pointer.ts';

const failuresMax = 200;

/** One flaw as both tell of it. */
interface Told {
  readonly cve: string;
  readonly advisory: Advisory;
  readonly place: string;
  readonly inAdvisory: readonly string[];
  readonly record: RecordAt;
}

/** Where both name a weakness and neither is the other’s ancestor, at most one of them can be the root cause that was meant. */
export const advisoryAndRecordAgreeOnWeakness = defineCheck({
  id: 'advisory-and-record-agree-on-weakness',
  title: 'The maker’s advisory and its CVE record name the same weakness',
  failTitle: 'The maker’s advisory and its CVE record contradict each other on the weakness',
  why: 'When the maker’s own words differ, at least one of them is wrong, and nobody can rely on either.',
  fix: 'Find out which weakness is the root cause, and correct advisory or record; publish both from one source.',
  references: ['CISA Secure by Design Pledge, goal 6 (accurate CWE)', 'Secure by Design white paper, software product security principles'],
  needs: ['security-advisory', 'cve-records'],
  uses: ['product-statement'],
  run: (evidence, { assessedAt }) => {
    const { own, findings } = makerRecords(evidence, assessedAt);
    const byId = new Map(own.flatMap((at) => (at.record.cveId === undefined ? [] : [[at.record.cveId, at]])));
    const told = evidence['security-advisory'].filter((advisory) => advisory.facts.publisherCategory === 'vendor' && isAboutFlaws(advisory)).flatMap((advisory) => toldIn(advisory, byId));
    const compared = told.filter(({ inAdvisory, record }) => inAdvisory.length > 0 && record.record.cwe.ids.length > 0);
    if (compared.length === 0) {
      const message = told.length === 0 ? ours('No flaw is told of both by an advisory and by a CVE record of the maker.') : say`${told.length} flaws are told of by an advisory and by a CVE record of the maker, and for none of them do both name a weakness.`;
      return { findings: [{ outcome: 'unknown', subject: 'flaws told of twice', message, pointers: told.slice(0, 1).map(({ record }) => record.pointer) }, ...findings] };
    }
    const agreeing = compared.filter(agree);
    const differing = compared.filter((item) => !agree(item));
    const passed: readonly Finding[] = agreeing.length === 0 ? [] : [{ outcome: 'pass', subject: 'flaws told of alike', count: agreeing.length, pointers: agreeing.slice(0, pointersMax).flatMap(pointersOf), message: say`For ${agreeing.length} of ${compared.length} flaws advisory and CVE record name the same weakness, or one that descends from the other.` }];
    return { findings: [...passed, ...oncePerSubject(differing).slice(0, failuresMax).map(contradiction), ...findings] };
  },
});

function toldIn(advisory: Advisory, records: ReadonlyMap<string, RecordAt>): readonly Told[] {
  return advisory.facts.vulnerabilities.flatMap(({ cve, cwe, place }) => {
    const record = cve === undefined ? undefined : records.get(cve);
    return cve === undefined || record === undefined ? [] : [{ cve, advisory, place, inAdvisory: cwe, record }];
  });
}

function agree({ inAdvisory, record }: Told): boolean {
  return inAdvisory.some((one) => record.record.cwe.ids.some((other) => one === other || isAncestor(one, other) || isAncestor(other, one)));
}

/** Whether a weakness is an ancestor of another in view 1000. The list holds no circle. */
function isAncestor(ancestor: string, id: string): boolean {
  const wanted = weaknessNumber(ancestor);
  const start = weaknessNumber(id);
  if (wanted === undefined || start === undefined) return false;
  const waiting = [start];
  const seen = new Set<number>();
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (number === wanted) return true;
    if (!seen.has(number)) waiting.push(...(weaknessOf(number)?.parents ?? []));
    seen.add(number);
  }
  return false;
}

function contradiction(told: Told): Finding {
  const words = (ids: readonly string[]): ReturnType<typeof ours> => joinText(ids.slice(0, 3).map((id) => say`${quote(id)}`), ', ');
  return { outcome: 'fail', subject: told.cve, pointers: pointersOf(told), message: say`For ${quote(told.cve)} the advisory names ${words(told.inAdvisory)} and the CVE record ${words(told.record.record.cwe.ids)}; the same weakness was expected in both.` };
}

function pointersOf({ advisory, place, record }: Told): Finding['pointers'] {
  return [{ ...pointerTo(advisory.artifact), jsonPointer: place }, record.pointer];
}

function oncePerSubject(all: readonly Told[]): readonly Told[] {
  return [...new Map(all.map((told) => [told.cve, told])).values()];
}
