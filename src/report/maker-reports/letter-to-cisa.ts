import { joinText, ours, quote, say, type Text } from '../../model/text.ts';
import type { Block, Part, ReportDocument } from '../document/report-document.ts';
import { yearEndsAt } from './clock.ts';
import { EvidenceIndex } from './evidence-index.ts';
import { courseOf, datedText, definitionOf, targetText } from './figure-words.ts';
import { closingOf, subjectOf } from './report-frame.ts';
import type { GoalFacts, ProductFacts, ReportFacts } from './report-facts.ts';
import { milestoneText, setbackText } from './told.ts';

/**
 * The letter to CISA on goals without measured progress: what was tried, what stood in the way, what is tried next. It is
 * a draft for a person, who signs and sends it; what nobody set down is left open in brackets.
 */
export function letterToCisa(facts: ReportFacts): ReportDocument {
  const { organisation, products, madeAt, paper } = facts;
  const evidence = new EvidenceIndex(products);
  const told = products.map((product) => ({ product, goals: product.goals.filter((goal) => isWithoutProgress(product, goal)) })).filter(({ goals }) => goals.length > 0);
  const isOne = products.length === 1;
  const goals = told.flatMap(({ product, goals: open }) => open.map((goal) => goalPart(product, goal, evidence, isOne)));
  return {
    form: 'assay-letter-to-cisa-1', title: ours('Letter to CISA: goals without measured progress'), subject: subjectOf(facts), madeAt, paper,
    facts: [
      { name: 'From', value: say`${quote(products[0]?.maker ?? organisation)}` },
      { name: 'To', value: ours('Cybersecurity and Infrastructure Security Agency (CISA), Secure by Design') },
      { name: 'Date', value: say`${quote(madeAt.slice(0, 10))}` },
    ],
    parts: [
      { title: ours('To the Secure by Design team'), blocks: opening(products, goals.length) },
      ...goals,
      { title: ours('Our word'), blocks: [
        { kind: 'paragraph', text: ours('We stand by the figures above as they were measured on the days named, and will answer questions about them. We publish how we work on the goals, so that others can learn from what did not work.') },
        { kind: 'signature', lines: ['Name', 'Office', 'Date and signature'] },
      ] },
      evidence.part(),
    ],
    closing: [ours('A draft until a person has signed it. Assay sends nothing. Words in brackets are still to be written.'), ...closingOf(facts)],
  };
}

/** A goal of which neither a figure moved as intended nor the position is met. */
export function isWithoutProgress({ assessment }: ProductFacts, goal: GoalFacts): boolean {
  const verdict = assessment?.verdicts.find(({ requirement }) => requirement === goal.requirement)?.verdict ?? 'unknown';
  const { direction } = courseOf(goal);
  return verdict !== 'met' && verdict !== 'not-applicable' && direction !== 'as intended' && direction !== 'reached';
}

function opening(products: readonly ProductFacts[], count: number): readonly Block[] {
  const [first] = products;
  const signed = products.flatMap(({ signedAt }) => (signedAt === undefined ? [] : [signedAt])).toSorted()[0];
  const names = say`${quote(products.map(({ name }) => name).join(', '), 1000)}`;
  const signature = signed === undefined ? say`This letter speaks for ${names}. No day of signing is stated.` : say`On ${quote(signed)} we signed the Secure by Design Pledge for ${names}. Its year ends on ${quote(yearEndsAt(signed))}.`;
  if (count === 0 || first === undefined) return [{ kind: 'paragraph', text: signature }, { kind: 'paragraph', text: ours('No goal is without measured progress: this letter has nothing to tell.') }];
  return [
    { kind: 'paragraph', text: signature },
    { kind: 'paragraph', text: ours('Where a goal sees no measurable progress within the year, the pledge encourages its signatories to share with CISA how they worked on it and which challenges they met. We do so here, with the figures that we have, what we tried, what stood in the way, and what we try next. What we reached on the other goals stands in our progress report.') },
  ];
}

function goalPart(product: ProductFacts, goal: GoalFacts, evidence: EvidenceIndex, isOne: boolean): Part {
  const title = ours(`Goal ${goal.number}: ${goal.title}`);
  return {
    title: isOne ? title : say`${quote(product.name)}, ${title}`,
    blocks: [{ kind: 'paragraph', text: figures(goal, evidence) }],
    parts: [
      { title: ours('What we tried'), blocks: [listOr(tried(goal), 'what was tried')] },
      { title: ours('What stood in the way'), blocks: [listOr(goal.setbacks.map(setbackText), 'which obstacles there were')] },
      { title: ours('What we try next'), blocks: [listOr(goal.milestones.filter(({ reachedAt }) => reachedAt === undefined).map(milestoneText), 'what is tried next, and by when')] },
    ],
  };
}

function figures(goal: GoalFacts, evidence: EvidenceIndex): Text {
  const { first, last, direction } = courseOf(goal);
  const { series, choice } = goal;
  if (series === undefined || last === undefined) return choice === undefined ? ours('No figure of this goal is measured yet, and no measure was chosen.') : say`We chose “${ours(definitionOf(choice.measure).title)}” as our measure on ${quote(choice.chosenAt.slice(0, 10))}. It is not measured yet.`;
  const { title, numerator, denominator } = definitionOf(series.measure);
  const wording = denominator === undefined ? numerator : `${numerator}, out of ${denominator}`;
  return joinText([
    say`Our measure is “${ours(title)}”: ${ours(wording)}.`,
    direction === 'one point' || first === undefined ? say`There is one figure, ${datedText(last, series.measure)}; progress takes two.` : say`It stood at ${datedText(first.point, series.measure)}, and stands at ${datedText(last, series.measure)}: ${ours(directionWords[direction])}.`,
    ...(choice?.target === undefined || choice.measure !== series.measure ? [] : [say`Our target is ${targetText(choice.target, series.measure)}.`]),
    say`The figures were read from ${evidence.cite(series.sources)}.`,
  ], ' ');
}

const directionWords: Readonly<Record<ReturnType<typeof courseOf>['direction'], string>> = {
  'as intended': 'it moved as intended', 'against the intention': 'it moved against the intention', unchanged: 'it did not move', reached: 'it is reached', 'shown without judgement': 'whether that is progress can’t be told from this figure alone', 'one point': 'there is one point', 'not measured': 'it is not measured',
};

function tried({ done, milestones, choice, formerChoices }: GoalFacts): readonly Text[] {
  return [
    ...(choice === undefined ? [] : [say`${quote(choice.chosenAt.slice(0, 10))}: the measure “${ours(definitionOf(choice.measure).title)}” was chosen in advance.`]),
    ...formerChoices.map(({ measure, endedAt, reason }) => say`${quote(endedAt.slice(0, 10))}: the measure “${ours(definitionOf(measure).title)}” was given up: ${quote(reason)}`),
    ...milestones.filter(({ reachedAt }) => reachedAt !== undefined).map(milestoneText),
    ...done.map(({ text, at }) => dated(text, at)),
  ];
}

function dated(text: string, at: string | undefined): Text {
  return at === undefined ? say`${quote(text, 2000)}` : say`${quote(at.slice(0, 10))}: ${quote(text, 2000)}`;
}

function listOr(items: readonly Text[], missing: string): Block {
  return items.length > 0 ? { kind: 'list', items } : { kind: 'paragraph', text: ours(`[To be written: ${missing}.]`) };
}
