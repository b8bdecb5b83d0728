import type { Assessment } from '../../model/assessment.ts';
import type { Escaped, Place } from '../../report/escape/escaped.ts';
import type { StoredBytes } from '../../store/evidence/evidence-store.ts';
import type { Scope } from '../../store/scope.ts';
import type { Services } from '../services.ts';

/** The forms in which an assessment leaves: how a file of each ends, and what it is for. */
export const assessmentForms = {
  html: { ending: 'html', title: 'HTML', purpose: 'a report to read and to print' },
  csv: { ending: 'csv', title: 'CSV', purpose: 'a row a requirement, for a spreadsheet' },
  markdown: { ending: 'md', title: 'Markdown', purpose: 'a summary for a change or an issue' },
  sarif: { ending: 'sarif', title: 'SARIF', purpose: 'findings with places, for a code host' },
  junit: { ending: 'junit.xml', title: 'JUnit', purpose: 'a case a requirement, for a build server' },
  oscal: { ending: 'oscal.json', title: 'OSCAL', purpose: 'assessment results for tools of compliance' },
  json: { ending: 'json', title: 'JSON', purpose: 'everything, as the command line writes it' },
} as const;

export type AssessmentForm = keyof typeof assessmentForms;

const bytesMost = 256 * 1_048_576;

/** Writes an assessment in a form and puts it away for as long as it takes to be sent. @param kept its bytes @throws Unreadable, StoreFailure */
export async function exported({ evidence }: Pick<Services, 'evidence'>, scope: Scope, kept: Uint8Array, form: AssessmentForm): Promise<StoredBytes> {
  const { wholeAssessmentIn } = await import('../../assess/whole-assessment.ts');
  const { value } = await written(wholeAssessmentIn(kept), form);
  return evidence.put(scope, (async function* () { yield Buffer.from(value); })(), bytesMost);
}

async function written(assessment: Assessment, form: AssessmentForm): Promise<Escaped<Place>> {
  switch (form) {
    case 'html': return (await import('../../report/html/index.ts')).htmlReport(assessment);
    case 'csv': return (await import('../../report/csv.ts')).csvReport(assessment);
    case 'markdown': return (await import('../../report/markdown.ts')).markdownReport(assessment);
    case 'sarif': return (await import('../../report/sarif.ts')).sarifReport(assessment, (await import('../../check/index.ts')).checks);
    case 'junit': return (await import('../../report/junit.ts')).junitReport(assessment);
    case 'oscal': return (await import('../../report/oscal.ts')).oscalReport(assessment);
    case 'json': return (await import('../../report/assessment-json.ts')).assessmentJson(assessment);
  }
}
