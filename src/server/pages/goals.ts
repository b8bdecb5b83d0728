import { freeGoalPage } from '../../pages/goals/free-goal-page.ts';
import { goalPage } from '../../pages/goals/goal-page.ts';
import { matrixPage } from '../../pages/goals/matrix-page.ts';
import { milestonePage } from '../../pages/goals/milestone-part.ts';
import { productGoalsPage } from '../../pages/goals/product-goals.ts';
import { offers } from '../../pages/visitor.ts';
import { ActRefused } from '../../workspace/act-refused.ts';
import { addFreeGoal } from '../../workspace/acts/goals/add-free-goal.ts';
import { addMilestone } from '../../workspace/acts/goals/add-milestone.ts';
import { addSetback } from '../../workspace/acts/goals/add-setback.ts';
import { chooseMeasure } from '../../workspace/acts/goals/choose-measure.ts';
import { chooseWay } from '../../workspace/acts/goals/choose-way.ts';
import { completeMilestone } from '../../workspace/acts/goals/complete-milestone.ts';
import { dropMilestone } from '../../workspace/acts/goals/drop-milestone.ts';
import { enterFigure } from '../../workspace/acts/goals/enter-figure.ts';
import { listStandings } from '../../workspace/acts/goals/list-standings.ts';
import { moveMilestone } from '../../workspace/acts/goals/move-milestone.ts';
import { planCoverage } from '../../workspace/acts/goals/plan-coverage.ts';
import { readFigures } from '../../workspace/acts/goals/read-figures.ts';
import { readGoals } from '../../workspace/acts/goals/read-goals.ts';
import { setSigningDay } from '../../workspace/acts/goals/set-signing-day.ts';
import { writeNarrative } from '../../workspace/acts/goals/write-narrative.ts';
import { listEvidence } from '../../workspace/acts/products/list-evidence.ts';
import { listReleases } from '../../workspace/acts/products/list-releases.ts';
import type { FreeGoal, Milestone, ProductGoal, ProductGoals } from '../../workspace/goals/shapes.ts';
import type { PageRoute } from '../page-routes.ts';
import { endingPages } from './goal-endings.ts';
import { numberIn, textIn } from './form-values.ts';
import { lookAt, sentTo, type Look, type Visit } from './page.ts';

/** Files of the newest release that a description can be tied to. */
const filesMost = 100;

const product: Look = {
  acts: [readGoals],
  show: async ({ path, visitor, ask, sent, now }) => productGoalsPage(visitor, await ask(readGoals, { product: path['product'] }), now.slice(0, 10), sent),
};

const goal: Look = {
  acts: [readGoals, readFigures, listReleases, listEvidence],
  show: async (visit) => {
    const { path, query, visitor, ask, sent, now } = visit;
    const { shown, goal: found } = await goalAt(visit);
    const { series, hasOlder } = await ask(readFigures, { product: path['product'], number: found.number });
    return goalPage(visitor, { shown, goal: found, splits: series, hasOlder, evidence: await newestFiles(visit), asked: query.get('measure'), today: now.slice(0, 10) }, sent);
  },
};

const milestone: Look = {
  acts: [readGoals],
  show: async (visit) => {
    const { shown, goal: of, milestone: found } = await milestoneAt(visit);
    return milestonePage(shown.product, of, found, visit.now.slice(0, 10), visit.sent);
  },
};

const freeGoal: Look = {
  acts: [readGoals],
  show: async (visit) => {
    const { shown, free } = await freeGoalAt(visit);
    return freeGoalPage(shown, free, shown.product.archivedAt === null && offers(visit.visitor, enterFigure.id, shown.product.id), visit.now.slice(0, 10), visit.sent);
  },
};

async function goalAt({ path, ask }: Visit): Promise<{ readonly shown: ProductGoals; readonly goal: ProductGoal }> {
  const shown = await ask(readGoals, { product: path['product'] });
  return { shown, goal: shown.goals.find(({ number }) => String(number) === path['number']) ?? nothingThere() };
}

async function milestoneAt({ path, ask }: Visit): Promise<{ readonly shown: ProductGoals; readonly goal: ProductGoal; readonly milestone: Milestone }> {
  const shown = await ask(readGoals, { product: path['product'] });
  const [found] = shown.goals.flatMap((of) => of.milestones.filter(({ id }) => id === path['milestone']).map((item) => ({ shown, goal: of, milestone: item })));
  return found ?? nothingThere();
}

async function freeGoalAt({ path, ask }: Visit): Promise<{ readonly shown: ProductGoals; readonly free: FreeGoal }> {
  const shown = await ask(readGoals, { product: path['product'] });
  const free = [...shown.freeGoals, ...shown.goals.flatMap(({ declared }) => declared)].find(({ id }) => id === path['goal']);
  return { shown, free: free ?? nothingThere() };
}

function nothingThere(): never {
  throw new ActRefused('not-found', 'There is nothing at this address, or it is not open to your roles.');
}

/** Paths of the newest release’s evidence, for who may see and tie them. */
async function newestFiles({ path, visitor, ask }: Visit): Promise<readonly { readonly id: string; readonly path: string }[]> {
  const id = path['product'] ?? '';
  if (![writeNarrative.id, listReleases.id, listEvidence.id].every((act) => offers(visitor, act, id))) return [];
  const [newest] = (await ask(listReleases, { product: id, limit: 1 })).releases;
  return newest === undefined ? [] : (await ask(listEvidence, { release: newest.id, limit: filesMost })).files;
}

export const goalPages: readonly PageRoute[] = [
  lookAt('/goals', {
    acts: [listStandings],
    show: async ({ query, ask }) => {
      const after = query.get('after');
      const { products, next } = await ask(listStandings, after === null ? {} : { after });
      return matrixPage(products, next);
    },
  }),
  lookAt('/products/{product}/goals', product),
  sentTo('/products/{product}/goals/signing-day', [setSigningDay], async ({ ask, path, sent: { values } }) => {
    await ask(setSigningDay, { product: path['product'], signedAt: textIn(values, 'signedAt') ?? null, reason: textIn(values, 'reason') });
    return goalsOfProduct(path);
  }, product),
  sentTo('/products/{product}/goals/coverage-plan', [planCoverage], async ({ ask, path, sent: { values } }) => {
    await ask(planCoverage, { product: path['product'], plannedAt: values.get('plannedAt') ?? '', text: values.get('text') ?? '', reason: textIn(values, 'reason') });
    return goalsOfProduct(path);
  }, product),
  lookAt('/products/{product}/goals/{number}', goal),
  sentTo('/products/{product}/goals/{number}/measure', [readGoals, chooseMeasure], async (visit) => {
    const { ask, path, sent: { values } } = visit;
    const chosen = values.get('baseline') ?? 'newest';
    const stated = { at: values.get('statedAt') ?? '', numerator: numberIn(values, 'statedNumerator'), denominator: numberIn(values, 'statedDenominator') };
    const baseline = chosen === 'stated' ? stated : /^\d{4}-/.test(chosen) ? { at: chosen } : chosen;
    const target = numberIn(values, 'target');
    const isShare = values.get('unit') === 'share';
    await ask(chooseMeasure, {
      product: path['product'], number: numberOf(path), measure: values.get('measure') ?? '', baseline, reason: textIn(values, 'reason'),
      ...(target === undefined ? {} : { target: { value: isShare && typeof target === 'number' ? target / 100 : target, at: textIn(values, 'targetAt') } }),
    });
    return `${goalAddress(path)}#choice`;
  }, goal),
  sentTo('/products/{product}/goals/{number}/milestones', [addMilestone], async ({ ask, path, sent: { values } }) => {
    await ask(addMilestone, { product: path['product'], number: numberOf(path), title: values.get('title') ?? '', dueAt: values.get('dueAt') ?? '' });
    return `${goalAddress(path)}#milestones`;
  }, goal),
  sentTo('/products/{product}/goals/{number}/setbacks', [addSetback], async ({ ask, path, sent: { values } }) => {
    await ask(addSetback, { product: path['product'], number: numberOf(path), kind: values.get('kind') ?? '', text: values.get('text') ?? '', happenedAt: values.get('happenedAt') ?? '' });
    return `${goalAddress(path)}#setbacks`;
  }, goal),
  sentTo('/products/{product}/goals/{number}/ways', [chooseWay], async ({ ask, path, sent: { values } }) => {
    await ask(chooseWay, { product: path['product'], number: numberOf(path), way: values.get('way') ?? '' });
    return `${goalAddress(path)}#ways`;
  }, goal),
  sentTo('/products/{product}/goals/{number}/narrative', [writeNarrative], async ({ ask, path, sent: { values } }) => {
    await ask(writeNarrative, { product: path['product'], number: numberOf(path), text: values.get('text') ?? '', evidence: values.getAll('evidence') });
    return `${goalAddress(path)}#already`;
  }, goal),
  lookAt('/products/{product}/milestones/{milestone}', milestone),
  sentTo('/products/{product}/milestones/{milestone}/completion', [completeMilestone], async (visit) => {
    const { ask, path, sent: { values } } = visit;
    await ask(completeMilestone, { milestone: path['milestone'], doneAt: textIn(values, 'doneAt'), text: textIn(values, 'text') });
    return milestonesOf(visit);
  }, milestone),
  sentTo('/products/{product}/milestones/{milestone}/move', [moveMilestone], async (visit) => {
    const { ask, path, sent: { values } } = visit;
    await ask(moveMilestone, { milestone: path['milestone'], dueAt: values.get('dueAt') ?? '', reason: values.get('reason') ?? '' });
    return milestonesOf(visit);
  }, milestone),
  sentTo('/products/{product}/milestones/{milestone}/end', [dropMilestone], async (visit) => {
    await visit.ask(dropMilestone, { milestone: visit.path['milestone'], reason: visit.sent.values.get('reason') ?? '' });
    return milestonesOf(visit);
  }, milestone),
  sentTo('/products/{product}/free-goals', [addFreeGoal], async ({ ask, path, sent: { values } }) => {
    const { id } = await ask(addFreeGoal, {
      product: path['product'], number: numberIn(values, 'number'), title: values.get('title') ?? '', numerator: values.get('numerator') ?? '', denominator: textIn(values, 'denominator'),
      unit: values.get('unit') ?? '', better: values.get('better') ?? '', isAboutPeople: values.get('people') === 'yes',
    });
    return `/products/${path['product'] ?? ''}/free-goals/${id}`;
  }, { acts: [readGoals, readFigures, listReleases, listEvidence], show: async (visit) => (visit.sent.values.has('number') ? goal.show({ ...visit, path: { ...visit.path, number: visit.sent.values.get('number') ?? '' } }) : product.show(visit)) }),
  lookAt('/products/{product}/free-goals/{goal}', freeGoal),
  sentTo('/products/{product}/free-goals/{goal}/figures', [enterFigure], async ({ ask, path, sent: { values } }) => {
    await ask(enterFigure, { goal: path['goal'], at: values.get('at') ?? '', numerator: numberIn(values, 'numerator'), denominator: numberIn(values, 'denominator'), source: values.get('source') ?? '' });
    return `/products/${path['product'] ?? ''}/free-goals/${path['goal'] ?? ''}`;
  }, freeGoal),
  ...endingPages,
];

function numberOf(path: Visit['path']): number {
  return Number(path['number']);
}

function goalsOfProduct(path: Visit['path']): string {
  return `/products/${path['product'] ?? ''}/goals`;
}

function goalAddress(path: Visit['path']): string {
  return `${goalsOfProduct(path)}/${path['number'] ?? ''}`;
}

async function milestonesOf(visit: Visit): Promise<string> {
  const { goal: of } = await milestoneAt(visit);
  return `${goalsOfProduct(visit.path)}/${of.number}#milestones`;
}
