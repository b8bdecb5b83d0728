import { defineCheck } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { nothingSeen, placed, placesIn } from './source/practice-findings.ts';

/** A job that publishes waits for tests, or for a person. */
export const releasesWaitForChecks = defineCheck({
  id: 'releases-wait-for-checks',
  title: 'What publishes a release waits for checks',
  failTitle: 'A release is published without waiting for anything',
  why: 'A bar for releases holds only when the job that publishes cannot start below it. The workflow says what the job waits for; whether the bar is the right one is for a person to say.',
  fix: 'Let the job that publishes need the jobs that test and analyse, or an environment that a person must release.',
  references: ['CISA and partners: Secure by Design white paper, overview', 'NIST SSDF PO.4.1', 'NIST SSDF PW.8.1'],
  needs: ['source-tree'],
  run: (evidence) => {
    const trees = evidence['source-tree'];
    const places = placesIn(trees, (practices) => practices.releases);
    if (places.length === 0) return nothingSeen('publishing jobs', ours('No GitHub workflow with a job that publishes was seen; other systems are not read for it.'), trees);
    return {
      findings: places.map((item): Finding => {
        const { path, job, gate } = item.place;
        const subject = `${path} ${job}`;
        if (gate === 'checks') return placed('pass', subject, say`The job ${quote(job)} of ${quote(path)} publishes only after steps or jobs that test.`, [item]);
        if (gate === 'person') return placed('needs-review', subject, say`The job ${quote(job)} of ${quote(path)} publishes through an environment; whether a person must release it is a setting of the platform that the file does not show.`, [item]);
        if (gate === 'elsewhere') return placed('needs-review', subject, say`The job ${quote(job)} of ${quote(path)} publishes behind another workflow, whose jobs were not looked into; a person must read whether that one tests.`, [item]);
        return placed('fail', subject, say`The job ${quote(job)} of ${quote(path)} publishes and waits for no job or step that tests; a gate in front of it was expected.`, [item]);
      }),
    };
  },
});
