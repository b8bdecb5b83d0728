import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { goalMeasures } from '../../../src/catalog/goal-measures.ts';
import { goals } from '../../../src/catalog/goals.ts';
import { freeGoalPage } from '../../../src/pages/goals/free-goal-page.ts';
import { goalPage } from '../../../src/pages/goals/goal-page.ts';
import { matrixPage } from '../../../src/pages/goals/matrix-page.ts';
import { productGoalsPage } from '../../../src/pages/goals/product-goals.ts';
import type { SentForm } from '../../../src/pages/form.ts';
import type { Visitor } from '../../../src/pages/visitor.ts';
import type { FreeGoal, GoalPoint, GoalSeries, ProductGoal, ProductGoals } from '../../../src/workspace/goals/shapes.ts';
import { forbiddenWording } from '../../wording.ts';

const lead: Visitor = { accountId: 'a', displayName: 'Ada', organisation: 'Acme', roles: [{ role: 'security-lead', productId: null }], method: 'passkey', passkeys: 2, recoveryCodesLeft: 10 };
const sponsor: Visitor = { ...lead, roles: [{ role: 'executive-sponsor', productId: null }] };
const nothingSent: SentForm = { values: new URLSearchParams(), problem: undefined };
const today = '2026-06-01';
const hostile = '<script>alert(1)</script>"&\'\u202e';
const standing = { endedAt: null, endedBy: null, endReason: null };

const point = (at: string, numerator: number, denominator: number | null = 900): GoalPoint => ({ at, from: null, numerator, denominator, isSuppressed: false });
const series = (points: readonly GoalPoint[], more: Partial<GoalSeries> = {}): GoalSeries => ({ measure: 'mfa-adoption', population: 'customers', dimensions: {}, points: [...points], hasOlder: false, ...more });
const emptyGoal = (number: number): ProductGoal => {
  const { title, requirement } = goals.find((goal) => goal.number === number) ?? assert.fail();
  return { number, title, requirement, kind: 'progress', measures: [...goalMeasures[requirement]], standing: null, chosen: null, choices: [], series: [], milestones: [], setbacks: [], statedObstacles: [], ways: [], declared: [], narrative: null };
};
const product = (first: Partial<ProductGoal> = {}, more: Partial<ProductGoals> = {}): ProductGoals => ({ product: { id: 'p', name: hostile, slug: 'p', archivedAt: null }, clock: { signedAt: '2026-01-15', endsAt: '2027-01-15', daysLeft: 228, isStated: false }, signings: [], plan: null, plans: [], freeGoals: [], goals: goals.map(({ number }) => ({ ...emptyGoal(number), ...(number === 1 ? first : {}) })), ...more });
const pageOf = (shown: ProductGoals, { visitor = lead, splits = [], asked = null }: { readonly visitor?: Visitor; readonly splits?: readonly GoalSeries[]; readonly asked?: string | null } = {}): string => goalPage(visitor, { shown, goal: shown.goals[0] ?? assert.fail(), splits, hasOlder: false, evidence: [], asked, today }, nothingSent).body.value;
const months = Array.from({ length: 12 }, (_, index) => `${index < 7 ? 2025 : 2026}-${String(((index + 5) % 12) + 1).padStart(2, '0')}-28`);

describe('pages of goals', () => {
  test('show a step back as plainly as one forward, each figure with its denominator', () => {
    const page = pageOf(product({ series: [series([point('2026-03-31', 300), point('2026-04-30', 420), point('2026-05-31', 400)])] }));
    assert.match(page, /400 of 900 \(44.4 %\)/);
    assert.match(page, /−2.2 points.*↘.*back/s);
    assert.match(page, /moved back by its last step: 420 of 900 \(46.7 %\) on .*400 of 900/s);
    assert.match(page, /<title id="course-chart-title">.*<desc id="course-chart-text">3 points\. 2026-03-31: 300 of 900 \(33.3 %\)\. 2026-05-31: 400 of 900 \(44.4 %\)\./s);
  });

  test('say of one point that it is one, and draw no withheld figure', () => {
    const withheld: GoalPoint = { at: '2026-04-30', from: null, numerator: 0, denominator: null, isSuppressed: true };
    const page = pageOf(product({ series: [series([withheld, point('2026-05-31', 400)])] }));
    assert.match(page, /<strong>One point:<\/strong> 400 of 900 \(44.4 %\)/);
    assert.match(page, /withheld, fewer than 10 people/);
    assert.equal(page.match(/<circle class="withheld"/g)?.length, 1);
    assert.doesNotMatch(page, /0 of null|NaN|undefined/);
  });

  test('offer nothing to who may only read', () => {
    const shown = product({ series: [series([point('2026-05-31', 400)])] });
    assert.match(pageOf(shown), /<form/);
    assert.doesNotMatch(pageOf(shown, { visitor: sponsor }), /<form/);
    assert.doesNotMatch(productGoalsPage(sponsor, shown, today, nothingSent).body.value, /<form/);
    assert.doesNotMatch(productGoalsPage(lead, { ...shown, product: { ...shown.product, archivedAt: '2026-05-01T00:00:00.000Z' } }, today, nothingSent).body.value, /<form/, 'nothing is set down for a product that was put away');
  });

  test('mark figures that people enter, and let no verdict appear to rest on them', () => {
    const free: FreeGoal = { id: 'f', requirement: null, title: hostile, numerator: 'fixes in time', denominator: 'fixes', unit: 'share', better: 'up', isAboutPeople: false, target: { at: null, value: 0.9 }, createdAt: today, createdBy: 'a', ...standing, figures: [{ id: '1', at: '2026-04-30', numerator: 30, denominator: 60, isSuppressed: false, source: hostile, enteredAt: today, enteredBy: 'a', ...standing }, { id: '2', at: '2026-05-31', numerator: 20, denominator: 60, isSuppressed: false, source: 'Tickets', enteredAt: today, enteredBy: 'a', ...standing }] };
    const page = freeGoalPage(product(), free, true, today, nothingSent).body.value;
    assert.match(page, /declared/);
    assert.match(page, /No verdict rests on them/);
    assert.match(page, /20 of 60 \(33.3 %\)/);
    assert.match(productGoalsPage(lead, product({}, { freeGoals: [free] }), today, nothingSent).body.value, /by these words, moved back/);
  });

  test('list a product that the pledge does not cover, with its line in the roadmap, and add nothing up', () => {
    const line = { id: 'p', name: hostile, clock: null, plan: { id: 'x', plannedAt: '2027-01-01', text: 'After the move.', createdAt: today, createdBy: 'a', ...standing }, standings: [] };
    const page = matrixPage([line, { ...line, id: 'q', plan: null }], null).body.value;
    assert.match(page, /Not covered yet.*After the move\..*no day planned/s);
  });

  test('hold in 150 KB what a long-lived product has, quote what is hostile, and use no forbidden word', () => {
    const many = Array.from({ length: 400 }, (_, index) => point(new Date(Date.parse('2025-05-01') + index * 86_400_000).toISOString().slice(0, 10), 300 + index));
    const splits = Array.from({ length: 40 }, (_, index) => series(months.map((at, step) => point(at, 100 + step)), { dimensions: { role: index % 2 === 0 ? 'user' : 'administrator', factor: `factor ${index}` } }));
    const shown = product({
      series: [series(many), series(many, { measure: 'phishing-resistant-mfa' })],
      standing: { requirement: 'pledge/mfa', assessmentId: 'x', assessedAt: '2026-05-31T00:00:00.000Z', version: hostile, verdict: 'partly-met', reason: { parts: ['seen: ', { quote: hostile }] }, direction: 'forward', measure: 'mfa-adoption', population: 'customers', first: { at: '2025-05-01', numerator: 300, denominator: 900 }, last: { at: '2026-05-31', numerator: 400, denominator: 900 } },
      chosen: { id: 'c', requirement: 'pledge/mfa', measure: 'mfa-adoption', population: 'customers', baseline: { at: '2025-05-01', numerator: 300, denominator: 900 }, target: { at: '2027-01-01', value: 0.8 }, chosenAt: today, chosenBy: 'a', ...standing },
      milestones: Array.from({ length: 60 }, (_, index) => ({ id: `m${index}`, requirement: 'pledge/mfa', title: `${hostile} ${index}`, dueAt: '2026-09-01', createdAt: today, createdBy: 'a', doneAt: null, doneText: null, ...standing, moves: [] })),
      setbacks: Array.from({ length: 60 }, (_, index) => ({ id: `s${index}`, requirement: 'pledge/mfa', kind: 'obstacle' as const, text: hostile, happenedAt: '2026-05-01', createdAt: today, createdBy: 'a', ...standing })),
    });
    const pages = [pageOf(shown, { splits, asked: 'mfa-adoption' }), productGoalsPage(lead, shown, today, nothingSent).body.value, matrixPage(Array.from({ length: 50 }, (_, index) => ({ id: String(index), name: hostile, clock: shown.clock, plan: null, standings: shown.goals.flatMap((goal) => goal.standing ?? []) })), null).body.value];
    for (const page of pages) {
      assert.ok(page.length < 150_000, `${page.length} characters`);
      assert.doesNotMatch(page, /<script>|\u202e/);
      assert.doesNotMatch(page.replaceAll(/<[^>]*>/g, ' '), forbiddenWording);
      assert.doesNotMatch(page, /NaN|undefined|\[object/);
    }
  });
});
