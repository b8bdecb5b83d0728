import { addClaim } from '../../../src/workspace/acts/claims/add-claim.ts';
import { askAffirmation } from '../../../src/workspace/acts/claims/ask-affirmation.ts';
import { giveAffirmation } from '../../../src/workspace/acts/claims/give-affirmation.ts';
import { chooseGate } from '../../../src/workspace/acts/gates/choose-gate.ts';
import { exceptRequirement } from '../../../src/workspace/acts/gates/except.ts';
import { recordIncident } from '../../../src/workspace/acts/gates/record-incident.ts';
import { addFreeGoal } from '../../../src/workspace/acts/goals/add-free-goal.ts';
import { addMilestone } from '../../../src/workspace/acts/goals/add-milestone.ts';
import { addSetback } from '../../../src/workspace/acts/goals/add-setback.ts';
import { chooseMeasure } from '../../../src/workspace/acts/goals/choose-measure.ts';
import { chooseWay } from '../../../src/workspace/acts/goals/choose-way.ts';
import { completeMilestone } from '../../../src/workspace/acts/goals/complete-milestone.ts';
import { enterFigure } from '../../../src/workspace/acts/goals/enter-figure.ts';
import { moveMilestone } from '../../../src/workspace/acts/goals/move-milestone.ts';
import { planCoverage } from '../../../src/workspace/acts/goals/plan-coverage.ts';
import { setSigningDay } from '../../../src/workspace/acts/goals/set-signing-day.ts';
import { writeNarrative } from '../../../src/workspace/acts/goals/write-narrative.ts';
import { addRelease } from '../../../src/workspace/acts/products/add-release.ts';
import { askAssessment } from '../../../src/workspace/acts/products/ask-assessment.ts';
import { createProduct } from '../../../src/workspace/acts/products/create-product.ts';
import { setConditions } from '../../../src/workspace/acts/products/set-conditions.ts';
import { setStatement } from '../../../src/workspace/acts/products/set-statement.ts';
import { approvePublication } from '../../../src/workspace/acts/publishing/approve-publication.ts';
import { chooseFiles } from '../../../src/workspace/acts/publishing/choose-files.ts';
import { previewPublication } from '../../../src/workspace/acts/publishing/preview-publication.ts';
import { requestPublication } from '../../../src/workspace/acts/publishing/request-publication.ts';
import { keepQuestions } from '../../../src/workspace/acts/questionnaires/keep-questions.ts';
import { startQuestionnaire } from '../../../src/workspace/acts/questionnaires/start-questionnaire.ts';
import { takeProposals } from '../../../src/workspace/acts/questionnaires/take-proposals.ts';
import { writeQuestionnaire } from '../../../src/workspace/acts/questionnaires/write-questionnaire.ts';
import { writeReport } from '../../../src/workspace/acts/reports/write-report.ts';
import type { Assessing } from './assessing.ts';
import { evidenceOf, lines } from './evidence-files.ts';
import type { Workplace } from '../workplace.ts';

/** A product under way. */
export interface Underway {
  readonly index: number;
  readonly id: string;
  release: string;
  readonly freeGoal: string;
  /** The milestone that is open. */
  milestone: string | undefined;
}

/** One of so many products has this; the first one has everything. */
const every = { published: 16, asked: 4, reports: 10 };
/** Texts in a folder of the first product’s releases, beside what all have. */
const manyFiles = 60;
const signed = '2024-05-08';

/** Days in the order of months; negative ones lie before the first. */
export type DayOf = (month: number) => string;

/** A new product with what is set down once. */
export async function begin({ perform }: Workplace, index: number, day: string): Promise<Underway> {
  const { id } = await perform(createProduct, { slug: `product-${index + 1}`, name: `Product ${index + 1}` });
  const line = index % lines;
  await perform(setStatement, { product: id, statement: `assay: 1\nproduct: { name: Product ${index + 1}, maker: Acme }\n` });
  await perform(setConditions, { product: id, conditions: [
    { condition: 'on-premises', holds: line % 2 === 0, reason: 'It is delivered in one of two ways.' }, { condition: 'cloud-service', holds: line % 2 === 1, reason: 'It is delivered in one of two ways.' },
    { condition: 'web-interface', holds: line !== 1, reason: 'It has none.' }, { condition: 'database', holds: line !== 4, reason: 'It has none.' }, { condition: 'customer-accounts', holds: true }, { condition: 'third-party-components', holds: true },
  ] });
  if (index % 3 === 2) await perform(planCoverage, { product: id, plannedAt: '2026-12-31', text: 'The pledge shall cover it when its sign-in is the common one.' });
  else await perform(setSigningDay, { product: id, signedAt: signed < day ? signed : day });
  await perform(chooseGate, { product: id, demands: ['pledge/vdp', 'pledge/mfa', 'white-paper/sbom'].map((requirement) => ({ requirement, demand: 'partly-met' })) });
  await perform(chooseWay, { product: id, number: 1, way: 'pledge/mfa-chimes' });
  const { id: freeGoal } = await perform(addFreeGoal, { product: id, number: 5, title: 'Reports answered within three days', numerator: 'reports answered in time', denominator: 'reports', unit: 'share', better: 'up' });
  return { index, id, release: '', freeGoal, milestone: undefined };
}

/** What a month brings for a product; assessments are asked for, and run later. */
export async function oneMonth(place: Workplace, assessing: Assessing, product: Underway, month: number, dayOf: DayOf): Promise<void> {
  const { perform } = place;
  const { index, id } = product;
  const line = index % lines;
  if (month % 2 === 0) product.release = (await perform(addRelease, { product: id, version: `${line + 1}.${month / 2}.0` })).id;
  const evidence: string[] = [];
  for (const file of evidenceOf(line, month, dayOf)) evidence.push(await assessing.handOver(place, product.release, file));
  if (index === 0 && month % 2 === 0) for (let file = 0; file < manyFiles; file += 1) await assessing.handOver(place, product.release, { path: `notes/${String(file + 1).padStart(3, '0')}/note.txt`, text: 'Looked through by the team.\n' });
  await goals(place, product, month, dayOf, evidence);
  await words(place, product, month, dayOf, evidence);
  if (month % 8 === 1) await perform(recordIncident, { product: id, title: `Sessions that did not end, ${dayOf(month).slice(0, 7)}`, happenedAt: dayOf(month - 1), statement: { kind: 'exploited-weakness', account: 'Sessions of people who had left went on for a day.', feature: 'there-is-one', featureName: 'Sessions end with the account', isDefaultNow: 'yes', isFreeNow: 'yes' } });
  if (index % every.asked === 0) await questions(place, id, month);
  if (index % every.reports === 0 && month % 6 === 1) for (const kind of ['progress', 'statistics']) await perform(writeReport, { product: id, kind });
  await perform(askAssessment, { release: product.release });
}

async function goals({ perform }: Workplace, product: Underway, month: number, dayOf: DayOf, evidence: readonly string[]): Promise<void> {
  const { id, freeGoal } = product;
  await perform(enterFigure, { goal: freeGoal, at: dayOf(month - 1), numerator: 20 + (month % 11), denominator: 40, source: 'the list of reports' });
  if (month === 1) await perform(chooseMeasure, { product: id, number: 1, measure: 'mfa-adoption', baseline: 'newest', target: { at: '2026-12-31', value: 0.9 } });
  if (month % 6 === 4) await perform(chooseMeasure, { product: id, number: 4, measure: 'installs-on-latest', baseline: 'newest', target: { at: '2026-12-31', value: 0.8 }, reason: 'The baseline is set anew twice a year.' });
  if (month % 4 === 0) product.milestone = (await perform(addMilestone, { product: id, number: 1 + (month % 7), title: `Step of ${dayOf(month).slice(0, 7)}`, dueAt: dayOf(month + 2) })).id;
  if (month % 4 === 1 && product.milestone !== undefined) await perform(moveMilestone, { milestone: product.milestone, dueAt: dayOf(month + 3), reason: 'The release before it was late.' });
  if (month % 4 === 3 && product.milestone !== undefined) await perform(completeMilestone, { milestone: product.milestone, text: 'It went out with the release.' });
  if (month % 5 === 1) await perform(addSetback, { product: id, number: 1 + (month % 7), kind: month % 2 === 0 ? 'setback' : 'obstacle', text: 'A large customer could not follow in time.', happenedAt: dayOf(month - 1) });
  const [file] = evidence;
  if (month % 6 === 0 && file !== undefined) await perform(writeNarrative, { product: id, number: 5, text: 'Reports are taken by a form and by mail, and answered within three days.', evidence: [file] });
}

async function words({ perform }: Workplace, { id }: Underway, month: number, dayOf: DayOf, evidence: readonly string[]): Promise<void> {
  const inAYear = dayOf(month + 12);
  if (month % 3 === 0) await perform(addClaim, { product: id, requirement: 'white-paper/tailored-threat-model', text: 'Threats are looked at anew with each release.', byRole: 'head of security', expiresAt: inAYear, evidence: evidence.slice(0, 1) });
  if (month % 3 === 1) await perform(addClaim, { product: id, requirement: 'white-paper/board-reports', kind: 'board-report', facts: { reportedOn: dayOf(month - 1), presentedBy: 'the head of security', topics: 'goals of the pledge' }, byRole: 'head of security', expiresAt: inAYear });
  if (month % 3 === 2) await perform(giveAffirmation, { product: id, requirement: 'pledge/sso-in-baseline', scope: 'All editions.', text: 'Single sign-on is part of every edition.', role: 'head of security', expiresAt: inAYear });
  if (month % 6 === 1) await perform(askAffirmation, { product: id, requirement: 'pledge/approach-public', scope: 'All versions.', text: 'The approach is public.', account: 'second', role: 'product lead', validUntil: inAYear, days: 10 });
  if (month % 6 === 2) await perform(exceptRequirement, { product: id, requirement: 'white-paper/sbom', reason: 'The new supplier delivers it with the next release.', owner: 'second', expiresAt: dayOf(month + 4) });
}

async function questions({ perform }: Workplace, product: string, month: number): Promise<void> {
  if (month % 6 === 1) {
    const { id } = await perform(startQuestionnaire, { product, questionSet: month % 12 === 1 ? 'secure-by-demand' : 'mvsp', customer: 'Example Bank' });
    await perform(takeProposals, { questionnaire: id });
  }
  if (month % 12 !== 3) return;
  const { id } = await perform(writeQuestionnaire, { product, title: 'Questions of a hospital', questions: Array.from({ length: 60 }, (_, line) => `Do all administrators of part ${line + 1} sign in with a second factor?`).join('\n') });
  await perform(keepQuestions, { questionnaire: id, title: 'Questions of a hospital', customer: 'Example Hospital' });
}

/** Whether a product publishes. */
export function isPublished({ index }: Underway): boolean {
  return index % every.published === 0;
}

/** Asks for a publication and approves it as the second person; its job runs later. */
export async function publish({ perform }: Workplace, { id, release }: Underway): Promise<void> {
  await perform(chooseFiles, { product: id, public: ['sbom/product.cdx.json'], withheld: ['adoption/sign-in.csv'] });
  const { planDigest } = await perform(previewPublication, { release });
  const { request } = await perform(requestPublication, { release, planDigest });
  await perform(approvePublication, { request }, 'second');
}

