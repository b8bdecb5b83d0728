import { defineCheck } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { daysBetween, parseTime } from '../model/time.ts';
import { makerAdvisories } from './advisory/maker-advisories.ts';
import { makerRecords } from './cve/maker-records.ts';
import { recordDaysMax } from './cve/timeliness.ts';
import { pointerTo, pointersMax } from './document/artifact-pointer.ts';

const failuresMax = 200;

/** Only dates that both documents state to the public are compared; the earliest advisory on a flaw counts. */
export const advisoryComesWithItsRecord = defineCheck({
  id: 'advisory-comes-with-its-record',
  title: 'Advisory and CVE record of the maker came out together',
  failTitle: 'Between advisory and CVE record of the maker lie many days',
  why: 'Who follows only one of the two learns late of a flaw that the maker had already made public in the other.',
  fix: 'Publish the record on the day of the advisory. The limit of days is ours, not the sources’.',
  references: ['CISA Secure by Design Pledge, goal 6 (timely)', 'Secure by Design white paper, software product security principles'],
  needs: ['security-advisory', 'cve-records'],
  uses: ['product-statement'],
  run: (evidence, { assessedAt }) => {
    const { own, findings } = makerRecords(evidence, assessedAt);
    const releases = new Map<string, { readonly at: number; readonly pointer: Finding['pointers'][number] }>();
    for (const { artifact, facts } of makerAdvisories(evidence['security-advisory']).own) {
      const at = facts.initialReleaseAt === undefined ? undefined : parseTime(facts.initialReleaseAt);
      if (at === undefined) continue;
      for (const { cve, place } of facts.vulnerabilities) if (cve !== undefined && at < (releases.get(cve)?.at ?? Number.POSITIVE_INFINITY)) releases.set(cve, { at, pointer: { ...pointerTo(artifact), jsonPointer: place } });
    }
    const pairs = own.flatMap(({ record, pointer }) => {
      const release = releases.get(record.cveId ?? '');
      const published = record.publishedAt === undefined ? undefined : parseTime(record.publishedAt);
      return release === undefined || published === undefined || record.cveId === undefined ? [] : [{ cve: record.cveId, days: daysBetween(release.at, published), pointers: [release.pointer, pointer] }];
    });
    if (pairs.length === 0) return { findings: [{ outcome: 'unknown', subject: 'dated flaws', message: ours('No flaw is told of both by an advisory and by a CVE record of the maker that state when they came out.'), pointers: [] }, ...findings] };
    const together = pairs.filter(({ days }) => Math.abs(days) <= recordDaysMax);
    const apart = pairs.filter(({ days }) => Math.abs(days) > recordDaysMax);
    const passed: readonly Finding[] = together.length === 0 ? [] : [{ outcome: 'pass', subject: 'flaws told of together', count: together.length, pointers: together.slice(0, pointersMax).flatMap(({ pointers }) => pointers), message: say`For ${together.length} of ${pairs.length} flaws advisory and CVE record came out within ${recordDaysMax} days of each other (the limit is ours).` }];
    return { findings: [...passed, ...apart.slice(0, failuresMax).map(({ cve, days, pointers }): Finding => ({ outcome: 'fail', subject: cve, pointers, message: say`The CVE record ${quote(cve)} came out ${Math.abs(days)} days ${ours(days < 0 ? 'before' : 'after')} the advisory; at most ${recordDaysMax} were expected (the limit is ours).` })), ...findings] };
  },
});
