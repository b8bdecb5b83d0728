import { controlFormTitles, type ControlAssessment } from '../model/evidence/control-assessment.ts';
import type { SecurityInsights } from '../model/evidence/security-insights.ts';
import type { ToolReport, ToolResults } from '../model/evidence/tool-results.ts';
import { joinText, ours, quote, say, type Text } from '../model/text.ts';

const reportsMax = 10;
const checksMax = 40;
const weaknessesMax = 15;

/** What another tool found. Its figures are its own, and shown as such. */
export function toolSummary({ reports, reportsOmitted }: ToolResults): readonly Text[] {
  const more = reports.length + reportsOmitted - reportsMax;
  return [...reports.slice(0, reportsMax).flatMap(reportWords), ...(more > 0 ? [say`${more} further reports of the file are not shown here.`] : [])];
}

const categories = {
  'static-analysis': 'looks at code', 'dynamic-analysis': 'looks at the running product', dependencies: 'looks at dependencies', secrets: 'looks for secrets',
  configuration: 'looks at configuration', 'repository-practices': 'looks at how a repository is kept', 'bill-of-materials': 'looks at bills of materials', 'advisory-provider': 'looks at a provider of advisories', 'not-told': 'is not in the list of well-known tools',
} as const;

function reportWords(report: ToolReport): readonly Text[] {
  const { tool, category, at, about, rules, results, openByWeakness, checks, weaknessesLookedFor } = report;
  const where = about.repository ?? about.name;
  return [
    say`A report of ${quote(tool.name)}${tool.version === undefined ? ours('') : say` ${quote(tool.version)}`}, which ${ours(categories[category])}${where === undefined ? ours('') : say`, on ${quote(where)}`}${about.commit === undefined ? ours('') : say` at commit ${quote(about.commit)}`}, ${at === undefined ? ours('without a date') : say`of ${quote(at)}`}${report.succeeded === false ? ours('; it says that its run did not succeed') : ours('')}.`,
    ...(checks.length > 0
      ? [say`Its checks, with its own figures: ${joinText(checks.slice(0, checksMax).map(({ id, outcome, figure }) => say`${quote(id)} ${figure === undefined ? ours(answers[outcome]) : say`${figure.value} of ${figure.of}`}`), ', ')}.`]
      : [say`Open: ${results.open.error} errors, ${results.open.warning} warnings, ${results.open.note} notes; ${results.suppressed} suppressed, ${results.others} of other kinds; ${rules} rules, which look for ${weaknessesLookedFor.length} CWE ids.`]),
    ...(openByWeakness.length > 0 ? [say`Open by weakness: ${joinText(openByWeakness.slice(0, weaknessesMax).map(({ weakness, open }) => say`${quote(weakness)} ${open}`), ', ')}${openByWeakness.length > weaknessesMax ? say` and ${openByWeakness.length - weaknessesMax} more` : ours('')}.`] : []),
  ];
}

const answers = { yes: 'yes', partly: 'partly', no: 'no', 'not-told': 'not told' } as const;

/** What a document on controls says. */
export function controlSummary(facts: ControlAssessment): readonly Text[] {
  const { controls, assessors, frameworks, openItems } = facts;
  const outcomes: readonly (readonly [words: string, count: number])[] = [['satisfied', controls.satisfied], ['not satisfied', controls['not-satisfied']], ['for a person to judge', controls['needs-review']], ['not applicable', controls['not-applicable']], ['not run', controls['not-run']], ['named without a result', controls.stated]];
  const told = outcomes.filter(([, count]) => count > 0);
  return [
    say`${ours(controlFormTitles[facts.form])}${facts.title === undefined ? ours('') : say`, ${quote(facts.title, 120)}`}${facts.changedAt === undefined ? ours('') : say`, last changed ${quote(facts.changedAt)}`}${facts.until === undefined ? ours('') : say`, assessed until ${quote(facts.until)}`}.`,
    say`Controls: ${told.length === 0 ? ours('none') : joinText(told.map(([words, count]) => say`${count} ${ours(words)}`), ', ')}; open items: ${openItems}.`,
    ...(assessors.organisations.length + assessors.people + assessors.tools === 0 ? [] : [say`Assessed by ${assessors.organisations.length === 0 ? ours('no named organisation') : joinText(assessors.organisations.map((name) => say`${quote(name, 80)}`), ', ')}, ${assessors.people} people and ${assessors.tools} tools${assessors.thirdParty === undefined ? ours('') : assessors.thirdParty ? ours(', which it calls a third party') : ours(', which it calls no third party')}.`]),
    ...(frameworks.length === 0 ? [] : [say`Controls are of ${joinText(frameworks.slice(0, 5).map((name) => say`${quote(name, 100)}`), ', ')}.`]),
  ];
}

/** What a project says about itself. */
export function insightsSummary(facts: SecurityInsights): readonly Text[] {
  const { reviewedAt, tools, thirdPartyAssessments, contacts, champions, acceptsVulnerabilityReports } = facts;
  return [
    say`A project’s own words in version ${quote(facts.schemaVersion)}${facts.address === undefined ? ours('') : say`, on ${quote(facts.address)}`}${reviewedAt === undefined ? ours(', without a date of review') : say`, last reviewed ${quote(reviewedAt)}`}.`,
    say`Vulnerability reports: ${ours(acceptsVulnerabilityReports === undefined ? 'not stated' : acceptsVulnerabilityReports ? 'accepted' : 'not accepted')}; contacts: ${contacts}, champions: ${champions}; assessments by third parties: ${thirdPartyAssessments.length}; tools: ${tools.length === 0 ? ours('none') : joinText(tools.slice(0, 10).map(({ name, type }) => say`${quote(name, 60)} (${quote(type, 30)})`), ', ')}.`,
  ];
}
