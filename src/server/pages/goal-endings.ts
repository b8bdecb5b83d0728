import { endingPage, type Ending } from '../../pages/goals/ending-page.ts';
import { definitionOf } from '../../pages/goals/figure-words.ts';
import type { Act } from '../../workspace/act.ts';
import { ActRefused } from '../../workspace/act-refused.ts';
import { closeSetback } from '../../workspace/acts/goals/close-setback.ts';
import { endFreeGoal } from '../../workspace/acts/goals/end-free-goal.ts';
import { endMeasure } from '../../workspace/acts/goals/end-measure.ts';
import { endNarrative } from '../../workspace/acts/goals/end-narrative.ts';
import { endWay } from '../../workspace/acts/goals/end-way.ts';
import { readGoals } from '../../workspace/acts/goals/read-goals.ts';
import { withdrawFigure } from '../../workspace/acts/goals/withdraw-figure.ts';
import type { ProductGoals } from '../../workspace/goals/shapes.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt, sentTo, type Look } from './page.ts';

/** What an ending page says of the thing that ends; undefined when the product has none of this id. */
type Words = Omit<Ending, 'action'> | undefined;

/** A kind of thing that ends with a reason: the act that ends it, and how it is found. */
interface Kind {
  // Each act has its own input.
  // eslint-disable-next-line typescript/no-explicit-any
  readonly act: Act<any, { readonly endedAt: string }>;
  /** Field of the act’s input. */
  readonly field: string;
  readonly words: (shown: ProductGoals, id: string) => Words;
}

const kinds: Readonly<Record<string, Kind>> = {
  measures: {
    act: endMeasure, field: 'choice',
    words: ({ product, goals }, id) => ofGoals(goals, ({ choices }) => choices, id, ({ measure }) => ({ title: 'Give up this measure', what: definitionOf(measure).title, question: 'Why is it given up?' }), product.id, 'choice'),
  },
  setbacks: {
    act: closeSetback, field: 'setback',
    words: ({ product, goals }, id) => ofGoals(goals, ({ setbacks }) => setbacks, id, ({ kind, text }) => ({ title: `Close the ${kind}`, what: text, question: 'How was it overcome?' }), product.id, 'setbacks'),
  },
  ways: {
    act: endWay, field: 'choice',
    words: ({ product, goals }, id) => ofGoals(goals, ({ ways }) => ways, id, ({ way }) => ({ title: 'Give up this way', what: way, question: 'Why is it given up?' }), product.id, 'ways'),
  },
  narratives: {
    act: endNarrative, field: 'narrative',
    words: ({ product, goals }, id) => ofGoals(goals, ({ narrative }) => (narrative === null ? [] : [narrative]), id, ({ text }) => ({ title: 'End the description', what: text, question: 'Why does it no longer hold?' }), product.id, 'already'),
  },
  'free-goals': { act: endFreeGoal, field: 'goal', words: (shown, id) => freeGoalWords(shown, id) },
  figures: { act: withdrawFigure, field: 'figure', words: (shown, id) => figureWords(shown, id) },
};

function ofGoals<Item extends { readonly id: string }>(goals: ProductGoals['goals'], listOf: (goal: ProductGoals['goals'][number]) => readonly Item[], id: string, words: (item: Item) => Omit<Ending, 'action' | 'back'>, product: string, anchor: string): Words {
  const [found] = goals.flatMap((goal) => listOf(goal).filter((item) => item.id === id).map((item): Words => ({ ...words(item), back: [`${goal.number}. ${goal.title}`, `/products/${product}/goals/${goal.number}#${anchor}`] })));
  return found;
}

function everyFree({ goals, freeGoals }: ProductGoals): ProductGoals['freeGoals'] {
  return [...freeGoals, ...goals.flatMap(({ declared }) => declared)];
}

function freeGoalWords(shown: ProductGoals, id: string): Words {
  const found = everyFree(shown).find((goal) => goal.id === id);
  return found === undefined ? undefined : { title: 'End this goal', what: found.title, question: 'Why does it end?', back: [found.title, `/products/${shown.product.id}/free-goals/${id}`] };
}

function figureWords(shown: ProductGoals, id: string): Words {
  const goal = everyFree(shown).find(({ figures }) => figures.some((figure) => figure.id === id));
  const figure = goal?.figures.find((item) => item.id === id);
  return goal === undefined || figure === undefined ? undefined : { title: 'Withdraw this figure', what: `${goal.title}, ${figure.at}; from ${figure.source}`, question: 'Why is it withdrawn?', back: [goal.title, `/products/${shown.product.id}/free-goals/${goal.id}`] };
}

const path = '/products/{product}/endings/{kind}/{id}';

const ending: Look = {
  acts: [readGoals],
  show: async ({ path: { product = '', kind = '', id = '' }, ask, sent }) => {
    const shown = await ask(readGoals, { product });
    const words = Object.hasOwn(kinds, kind) ? kinds[kind]?.words(shown, id) : undefined;
    if (words === undefined) throw new ActRefused('not-found', 'There is nothing at this address, or it is not open to your roles.');
    return endingPage(shown.product, { ...words, action: `/products/${product}/endings/${kind}/${id}` }, sent);
  },
};

/** Ends what stands for a goal, with a reason. */
export const endingPages: readonly PageRoute[] = [
  lookAt(path, ending),
  sentTo(path, Object.values(kinds).map(({ act }) => act), async ({ path: { product = '', kind = '', id = '' }, ask, sent: { values } }) => {
    const shown = await ask(readGoals, { product });
    const found = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    const words = found?.words(shown, id);
    if (found === undefined || words === undefined) throw new ActRefused('not-found', 'There is nothing at this address, or it is not open to your roles.');
    await ask(found.act, { [found.field]: id, reason: values.get('reason') ?? '' });
    return words.back[1];
  }, ending),
];
