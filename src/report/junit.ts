import { requirementById } from '../catalog/index.ts';
import type { Assessment } from '../model/assessment.ts';
import type { CheckedFinding } from '../model/finding.ts';
import type { Verdict } from '../model/verdict.ts';
import { joinEscaped, type Escaped } from './escape/escaped.ts';
import { xml } from './escape/xml.ts';
import { notCounted, makerVerdicts } from './maker-verdicts.ts';
import { asideOf, asideText } from './set-aside.ts';
import { disclaimer, verdictTitles } from './words.ts';

/** JUnit XML for build servers: a suite for each source, a case for each requirement that reports count, and one for each finding that is set aside. What is not known is skipped, not passed. */
export function junitReport(assessment: Assessment): Escaped<'xml'> {
  const counted = makerVerdicts(assessment);
  const aside = asideOf(assessment);
  const suites = Map.groupBy(counted, (verdict) => verdict.requirement.split('/')[0] ?? '');
  const failures = counted.filter(isFailure).length;
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Assay" tests="${counted.length + aside.length}" failures="${failures}">
${[...suites].map(([name, verdicts]) => suite(name, verdicts, assessment))}${asideSuite(aside, assessment)}</testsuites>
`;
}

function suite(name: string, verdicts: readonly Verdict[], assessment: Assessment): Escaped<'xml'> {
  return xml`  <testsuite name="${name}" timestamp="${assessment.assessedAt.slice(0, 19)}" tests="${verdicts.length}" failures="${verdicts.filter(isFailure).length}" errors="0" skipped="${verdicts.filter(isSkipped).length}">
    <properties><property name="disclaimer" value="${disclaimer}"/><property name="notCounted" value="${notCounted(assessment) ?? ''}"/></properties>
${joinEscaped(verdicts.map(testCase), xml``)}  </testsuite>
`;
}

/** Findings that are set aside are skipped, with who did it and until when. */
function asideSuite(aside: readonly CheckedFinding[], { assessedAt }: Assessment): Escaped<'xml'> {
  if (aside.length === 0) return xml``;
  return xml`  <testsuite name="set-aside" timestamp="${assessedAt.slice(0, 19)}" tests="${aside.length}" failures="0" errors="0" skipped="${aside.length}">
${joinEscaped(aside.map((finding) => xml`    <testcase classname="${finding.check}" name="${finding.subject}"><skipped message="${asideText(finding)}"/></testcase>
`), xml``)}  </testsuite>
`;
}

function testCase(verdict: Verdict): Escaped<'xml'> {
  const title = requirementById.get(verdict.requirement)?.title ?? '';
  const said = xml`${verdictTitles[verdict.verdict]}: ${verdict.reason}`;
  const body = isFailure(verdict) ? xml`<failure message="${said}"/>` : isSkipped(verdict) ? xml`<skipped message="${said}"/>` : xml`<system-out>${said}</system-out>`;
  return xml`    <testcase classname="${verdict.requirement}" name="${title}">${body}</testcase>
`;
}

function isFailure(verdict: Verdict): boolean {
  return verdict.verdict === 'not-met' || verdict.verdict === 'contradicted';
}

function isSkipped(verdict: Verdict): boolean {
  return verdict.verdict === 'unknown' || verdict.verdict === 'claimed' || verdict.verdict === 'not-applicable';
}
