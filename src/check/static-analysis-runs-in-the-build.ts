import { defineCheck } from '../model/check.ts';
import type { LintTool } from '../model/evidence/build-practices.ts';
import { ours, quote, say } from '../model/text.ts';
import { nothingSeen, placed, placesIn } from './source/practice-findings.ts';

/** Tools that look for weaknesses, apart from linters of style. */
const analysers: Readonly<Partial<Record<LintTool, string>>> = { codeql: 'CodeQL', semgrep: 'Semgrep', bandit: 'Bandit', gosec: 'gosec', coverity: 'Coverity', sonar: 'Sonar', 'snyk-code': 'Snyk Code', 'clang-analyzer': 'Clang’s analyser', brakeman: 'Brakeman', njsscan: 'njsscan', spotbugs: 'SpotBugs' };

/** A tool that looks for weaknesses runs in the build and can stop it. */
export const staticAnalysisRunsInTheBuild = defineCheck({
  id: 'static-analysis-runs-in-the-build',
  title: 'Static security analysis runs in the build',
  failTitle: 'Static security analysis runs, and stops nothing',
  why: 'Analysis that runs on every change finds weaknesses while their author still remembers the code. Dynamic testing is not told by these files.',
  fix: 'Run a static analyser for weaknesses on every change, in a step that may fail.',
  references: ['CISA and partners: Secure by Design white paper, static and dynamic application security testing', 'NIST SSDF PW.7.2'],
  needs: ['source-tree'],
  run: (evidence) => {
    const trees = evidence['source-tree'];
    const runs = placesIn(trees, (practices) => practices.lintRuns).filter(({ place }) => analysers[place.tool] !== undefined);
    if (runs.length === 0) return nothingSeen('static security analysis', say`No workflow was seen that runs one of ${ours(Object.values(analysers).join(', '))}; other tools are not known by name.`, trees);
    return {
      findings: [...Map.groupBy(runs, ({ place }) => place.tool)].map(([tool, places]) => {
        const name = analysers[tool] ?? tool;
        const stopping = places.filter(({ place }) => place.canFail);
        const [first] = stopping;
        if (first === undefined) return placed('fail', name, say`${ours(name)} runs in ${quote(places[0]?.place.path ?? '')}, and the workflow goes on whatever it finds; a step that can fail was expected.`, places);
        return placed('pass', name, say`${ours(name)} runs in ${quote(first.place.path)}, in a step that can fail.`, stopping);
      }),
    };
  },
});
