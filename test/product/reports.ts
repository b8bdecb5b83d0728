import { checks } from '../../src/check/index.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { assessmentJson } from '../../src/report/assessment-json.ts';
import { csvReport } from '../../src/report/csv.ts';
import { htmlReport } from '../../src/report/html/index.ts';
import { junitReport } from '../../src/report/junit.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { oscalReport } from '../../src/report/oscal.ts';
import { sarifReport } from '../../src/report/sarif.ts';
import { terminalReport } from '../../src/report/terminal/index.ts';

/** The report of an assessment in every format that `assay check` writes. */
export function everyFormat(assessment: Assessment): ReadonlyMap<string, string> {
  const terminal = (isWhole: boolean): string => terminalReport(assessment, { width: 80, isColoured: false, isWhole, engineVersion: assessment.engineVersion }).value;
  return new Map([
    ['terminal', terminal(false)],
    ['terminal --all', terminal(true)],
    ['json', assessmentJson(assessment).value],
    ['sarif', sarifReport(assessment, checks).value],
    ['junit', junitReport(assessment).value],
    ['markdown', markdownReport(assessment).value],
    ['html', htmlReport(assessment).value],
    ['csv', csvReport(assessment).value],
    ['oscal', oscalReport(assessment).value],
  ]);
}
