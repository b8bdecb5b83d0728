import { requirementById } from '../../catalog/index.ts';
import { ours, quote, say, type Text } from '../../model/text.ts';
import type { VerdictName } from '../../model/verdict.ts';
import { verdictTitles } from '../words.ts';
import { counted } from '../figure.ts';
import type { Block, Cell, Part, ReportDocument } from '../document/report-document.ts';
import { clockText, daysUntil, yearEndsAt } from './clock.ts';
import { courseOf, definitionOf, pointLines, targetLines } from './figure-words.ts';
import { isWithoutProgress } from './letter-to-cisa.ts';
import { closingOf, subjectOf, verdictNote } from './report-frame.ts';
import type { GoalFacts, ProductFacts, ReportFacts } from './report-facts.ts';
import { whoText } from './told.ts';

/** Lines of each list on the first page; what is beyond is counted. */
const linesMost = 5;
/** Length of a product’s name in a line that tells of it. */
const nameLengthMost = 44;
/** What ends within so many days is a risk of this pack. */
const aheadDays = 120;

/**
 * The board pack: page one says what is asked, what changed since the last pack, what is unknown, and what ends when;
 * then the goals of each product on half a page.
 */
export function boardPack(facts: ReportFacts): ReportDocument {
  const { products, madeAt, paper, period } = facts;
  const isOne = products.length === 1;
  return {
    form: 'assay-board-pack-1', title: ours('Board pack: secure by design'), subject: subjectOf(facts), madeAt, paper,
    facts: [{ name: 'Since the last pack', value: say`${quote(period.from)} to ${quote(period.to)}` }],
    parts: [
      { title: ours('Decisions asked'), blocks: [listOf([...facts.decisions.map((decision) => say`${quote(decision)}`), ...products.flatMap((product) => decisionsOf(product, madeAt, isOne))], 'None.', true)] },
      { title: ours('What changed'), blocks: [listOf(products.flatMap((product) => changesOf(product, isOne)), 'Nothing.')] },
      { title: ours('What is unknown'), blocks: [listOf(products.flatMap((product) => unknownsOf(product, isOne)), 'Nothing.')] },
      { title: ours('Risks and expiries'), blocks: risksBlock(facts) },
      ...products.map((product, index) => productPart(product, madeAt, index === 0)),
    ],
    closing: [verdictNote, ...closingOf(facts)],
  };
}

function listOf(items: readonly Text[], none: string, isNumbered = false): Block {
  if (items.length === 0) return { kind: 'paragraph', text: ours(none) };
  const rest = items.length - linesMost;
  const shown = rest > 0 ? [...items.slice(0, linesMost), ours(`${rest} more stand with their products.`)] : items;
  return isNumbered ? { kind: 'list', items: shown, isNumbered: true } : { kind: 'list', items: shown };
}

/** What somebody has to decide, as it follows from what is there and what is missing. */
function decisionsOf(product: ProductFacts, madeAt: string, isOne: boolean): readonly Text[] {
  const of = isOne ? ours('') : say` of ${shortName(product)}`;
  const open = product.goals.filter((goal) => isWithoutProgress(product, goal));
  const end = product.signedAt === undefined ? undefined : yearEndsAt(product.signedAt);
  const unchosen = product.goals.filter(({ choice }) => choice === undefined);
  return [
    ...(end === undefined || open.length === 0 || daysUntil(end, madeAt) > aheadDays ? [] : [say`Sign the letter to CISA on ${goalNumbers(open)}${of}; the year ${ours(daysUntil(end, madeAt) < 0 ? 'ended' : 'ends')} on ${quote(end)}.`]),
    ...(unchosen.length === 0 ? [] : [say`Choose in advance by which measure ${goalNumbers(unchosen)}${of} ${ours(unchosen.length === 1 ? 'is' : 'are')} shown.`]),
  ];
}

function goalNumbers(goals: readonly GoalFacts[]): Text {
  const numbers = goals.map(({ number }) => number);
  return ours(numbers.length === 1 ? `goal ${numbers[0] ?? ''}` : `goals ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1) ?? ''}`);
}

function changesOf(product: ProductFacts, isOne: boolean): readonly Text[] {
  const { before, assessment, goals } = product;
  const prefix = isOne ? ours('') : say`${shortName(product)}: `;
  if (assessment === undefined) return [say`${prefix}never assessed.`];
  if (before === undefined) return [say`${prefix}assessed on ${quote(assessment.at.slice(0, 10))}, with nothing to compare to.`];
  const isGoal = (requirement: string): boolean => goals.some((goal) => goal.requirement === requirement);
  const ofGoals = before.verdicts.filter(({ requirement }) => isGoal(requirement));
  const others = before.verdicts.length - ofGoals.length;
  return [
    ...ofGoals.map(({ requirement, before: from, after }) => say`${prefix}${ours(titleOf(requirement))}: ${ours(wordOf(from))}, now ${ours(wordOf(after))}.`),
    say`${prefix}${ours(others === 0 ? 'no other requirement' : counted(others, 'other requirement', 'other requirements'))} changed; ${ours(counted(before.newFindings, 'finding that fails is', 'findings that fail are'))} new and ${before.goneFindings} gone since ${quote(before.at.slice(0, 10))}.`,
  ];
}

/** Enough of a name to tell products apart in a line. */
function shortName({ name }: ProductFacts): Text {
  return say`${quote(name, nameLengthMost)}`;
}

function wordOf(verdict: VerdictName | undefined): string {
  return verdict === undefined ? 'not there' : verdictTitles[verdict];
}

function titleOf(requirement: string): string {
  return requirementById.get(requirement)?.title ?? requirement;
}

function unknownsOf(product: ProductFacts, isOne: boolean): readonly Text[] {
  const { assessment, goals } = product;
  const prefix = isOne ? ours('') : say`${shortName(product)}: `;
  if (assessment === undefined) return [say`${prefix}everything, for it was never assessed.`];
  const counting = assessment.verdicts.filter(({ requirement, isAnotherWay }) => !isAnotherWay && requirementById.get(requirement)?.audience === 'manufacturer');
  const unknown = counting.filter(({ verdict }) => verdict === 'unknown');
  const open = goals.filter((goal) => unknown.some(({ requirement }) => requirement === goal.requirement));
  return unknown.length === 0 ? [] : [say`${prefix}${unknown.length} of ${counting.length} requirements on the maker${open.length === 0 ? ours('') : say`, among them ${goalNumbers(open)}`}.`];
}

interface Risk {
  readonly at: string | undefined;
  readonly product: ProductFacts;
  readonly what: Text;
}

function risksBlock({ products, madeAt }: ReportFacts): readonly Block[] {
  const isOne = products.length === 1;
  const risks = products.flatMap((product) => risksOf(product, madeAt)).toSorted((one, other) => ((one.at ?? '') < (other.at ?? '') ? -1 : (one.at ?? '') > (other.at ?? '') ? 1 : 0));
  if (risks.length === 0) return [{ kind: 'paragraph', text: ours(`Nothing is contradicted, and nothing ends within ${aheadDays} days.`) }];
  const rest = risks.length - linesMost;
  return [
    { kind: 'table', caption: 'Risks and expiries', columns: [{ title: 'When', weight: 14 }, { title: 'What', weight: 58 }, ...(isOne ? [] : [{ title: 'Product', weight: 28 }])], rows: risks.slice(0, linesMost).map(({ at, what, product }) => [at === undefined ? ours('now') : say`${quote(at)}`, what, ...(isOne ? [] : [shortName(product)])]) },
    ...(rest > 0 ? [{ kind: 'paragraph', text: ours(`${rest} more later.`), tone: 'soft' } as const] : []),
  ];
}

/** What speaks against a claim now, and what ends before long. */
function risksOf(product: ProductFacts, madeAt: string): readonly Risk[] {
  const isAhead = (day: string): boolean => daysUntil(day, madeAt) <= aheadDays;
  const end = product.signedAt === undefined ? undefined : yearEndsAt(product.signedAt);
  return [
    ...(product.assessment?.verdicts ?? []).filter(({ verdict }) => verdict === 'contradicted').map(({ requirement }): Risk => ({ at: undefined, product, what: ours(`A claim is contradicted by evidence: ${titleOf(requirement)}`) })),
    ...(end === undefined || !isAhead(end) ? [] : [{ at: end, product, what: ours('The year of the pledge ends') }]),
    ...product.promises.filter(({ expiresAt }) => isAhead(expiresAt)).map(({ kind, requirement, role, expiresAt }): Risk => ({ at: expiresAt.slice(0, 10), product, what: say`${ours(kind === 'claim' ? 'Claim' : 'Affirmation')} by ${whoText({ role, name: undefined })} ends: ${ours(titleOf(requirement))}` })),
    ...product.setAside.filter(({ until }) => isAhead(until)).map(({ fingerprint, until }): Risk => ({ at: until, product, what: say`Set aside until then: ${quote(fingerprint)}` })),
    ...product.goals.flatMap(({ number, milestones }) => milestones.filter(({ reachedAt, dueAt }) => reachedAt === undefined && dueAt !== undefined && isAhead(dueAt)).map(({ title, dueAt }): Risk => ({ at: dueAt, product, what: say`Milestone of goal ${number}: ${quote(title)}` }))),
  ];
}

function productPart(product: ProductFacts, madeAt: string, isFirst: boolean): Part {
  const rows = product.goals.map((goal): readonly Cell[] => {
    const { last, direction } = courseOf(goal);
    const measure = goal.series?.measure ?? goal.choice?.measure;
    return [
      ours(`${goal.number}. ${goal.title}`), measure === undefined ? ours('none') : ours(definitionOf(measure).title), last === undefined || measure === undefined ? ours('not measured') : pointLines(last, measure),
      goal.choice?.target === undefined ? ours('none') : targetLines(goal.choice.target, goal.choice.measure), ours(direction), { verdict: product.assessment?.verdicts.find(({ requirement }) => requirement === goal.requirement)?.verdict ?? 'unknown' },
    ];
  });
  const setbacks = product.goals.flatMap(({ number, setbacks: own }) => own.map(({ text }) => say`Goal ${number}: ${quote(text, 240)}`));
  return {
    title: say`${quote(product.name)}`, ...(isFirst ? { beginsPage: true } : {}),
    blocks: [
      { kind: 'facts', facts: [{ name: 'Pledge', value: clockText(product.signedAt, madeAt) }, { name: 'Assessed', value: product.assessment === undefined ? ours('never') : say`${quote(product.assessment.at.slice(0, 10))}${product.version === undefined ? ours('') : say`, release ${quote(product.version)}`}` }] },
      { kind: 'table', caption: 'The seven goals', columns: [{ title: 'Goal', weight: 19 }, { title: 'Measure', weight: 22 }, { title: 'Now', weight: 17, align: 'end' }, { title: 'Target', weight: 13, align: 'end' }, { title: 'Course', weight: 13 }, { title: 'Position', weight: 16 }], rows },
      ...(setbacks.length === 0 ? [] : [{ kind: 'list', items: setbacks.slice(0, linesMost) } as const]),
    ],
  };
}
