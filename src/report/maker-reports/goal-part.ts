import { requirementById, requirements } from '../../catalog/index.ts';
import { joinText, ours, quote, say, type Text } from '../../model/text.ts';
import type { Chart } from '../document/chart.ts';
import type { Block, Cell, Fact, Part, Table } from '../document/report-document.ts';
import { declaredBlocks } from './declared.ts';
import type { EvidenceIndex } from './evidence-index.ts';
import { milestoneText, setbackText } from './told.ts';
import { courseOf, datedText, definitionOf, pointText, populationTitles, splitText, targetText, valueOf, type Course } from './figure-words.ts';
import type { GoalFacts, ProductFacts, SeriesFacts, VerdictFacts } from './report-facts.ts';

/** Series beside the main one that a report shows of one goal; the rest is counted. */
const othersMost = 12;

/** Everything on one goal of one product, in the same order for every maker. */
export function goalPart(product: ProductFacts, goal: GoalFacts, evidence: EvidenceIndex): Part {
  const verdict = product.assessment?.verdicts.find(({ requirement }) => requirement === goal.requirement);
  const course = courseOf(goal);
  return {
    title: ours(`Goal ${goal.number}: ${goal.title}`),
    blocks: [
      { kind: 'facts', facts: [...(verdict === undefined ? [{ name: 'Position', value: ours('not assessed') }] : [{ name: 'Position', value: { verdict: verdict.verdict } }, { name: 'Because', value: verdict.reason }]), ...measureFacts(goal, course, evidence)] },
      ...(goal.series === undefined ? [] : chartBlocks(goal, goal.series)),
      ...othersTable(goal, evidence),
      ...declaredBlocks(goal.declared),
    ],
    parts: [
      { title: ours('What was done'), blocks: [doneBlock(goal), ...waysBlocks(product, goal)] },
      { title: ours('Setbacks and obstacles'), blocks: [setbackBlock(goal)] },
      { title: ours('Not measured'), blocks: [notMeasuredBlock(goal, verdict)] },
    ],
  };
}

function measureFacts(goal: GoalFacts, { first, last, direction }: Course, evidence: EvidenceIndex): readonly Fact[] {
  const { choice, series, formerChoices } = goal;
  const measure = series?.measure ?? choice?.measure;
  if (measure === undefined) return [{ name: 'Measure', value: ours('none chosen, and none measured') }];
  const { title, numerator, denominator } = definitionOf(measure);
  const population = series?.population ?? choice?.population;
  return [
    { name: 'Measure', value: ours(title) },
    { name: 'Definition', value: ours(denominator === undefined ? `${numerator}.` : `${numerator}, out of ${denominator}.`) },
    ...(population === undefined ? [] : [{ name: 'Whose figures', value: ours(populationTitles[population]) }]),
    { name: 'Chosen', value: choice === undefined ? ours('not in advance: it is shown because it was measured') : choice.measure === measure ? say`on ${quote(choice.chosenAt.slice(0, 10))}, in advance` : say`${ours(definitionOf(choice.measure).title)} was chosen on ${quote(choice.chosenAt.slice(0, 10))} and is not measured` },
    ...formerChoices.map((former) => ({ name: 'Choice given up', value: say`${ours(definitionOf(former.measure).title)}, chosen ${quote(former.chosenAt.slice(0, 10))}, given up ${quote(former.endedAt.slice(0, 10))}: ${quote(former.reason)}` })),
    { name: 'Baseline', value: first === undefined ? ours('none') : say`${datedText(first.point, measure)}${ours(first.isStated ? ' (stated by the maker, not measured here)' : '')}` },
    { name: 'Now', value: nowText(series, last, measure) },
    { name: 'Target', value: choice?.target === undefined || choice.measure !== measure ? ours('none stated') : targetText(choice.target, measure) },
    { name: 'Course', value: ours(direction) },
    { name: 'Evidence', value: series === undefined ? ours('none') : evidence.cite(series.sources) },
  ];
}

function nowText(series: SeriesFacts | undefined, last: Course['last'], measure: SeriesFacts['measure']): Text {
  const newest = series?.points.at(-1);
  if (newest === undefined) return ours('not measured');
  if (last === undefined || newest === last) return datedText(newest, measure);
  return say`${datedText(newest, measure)}; before it ${datedText(last, measure)}`;
}

/** The figure on its way; a single point needs no drawing. */
function chartBlocks({ choice }: GoalFacts, series: SeriesFacts): readonly Block[] {
  if (series.points.length < 2) return [];
  return [{ kind: 'chart', chart: chartOf(series, choice?.measure === series.measure ? choice.target : undefined) }];
}

/** A series as a chart. */
export function chartOf(series: SeriesFacts, target: { readonly value: number; readonly at?: string } | undefined): Chart {
  const { title, unit } = definitionOf(series.measure);
  const words = points(series);
  const [first, last] = [series.points[0], series.points.at(-1)];
  const split = splitText(series);
  return {
    title: split === undefined ? ours(title) : say`${ours(title)}, ${split}`, unit,
    points: series.points.map((point, index) => ({ at: point.at, value: valueOf(point), words: words[index] ?? '' })),
    ...(target === undefined ? {} : { target: { value: target.value, words: unit === 'share' ? `target ${Math.round(target.value * 1000) / 10}\u00a0%` : `target ${target.value}` } }),
    description: first === undefined || last === undefined ? ours(title) : say`${ours(title)} in ${series.points.length} points: ${datedText(first, series.measure)}; ${datedText(last, series.measure)}${target === undefined ? ours('') : say`; target ${targetText(target, series.measure)}`}.`,
  };
}

function points(series: SeriesFacts): readonly string[] {
  return series.points.map((point) => plain(pointText(point, series.measure)));
}

/** Words of figures are ours alone: numbers and what they count. */
function plain(text: Text): string {
  return text.parts.map((part) => (typeof part === 'string' ? part : part.quote)).join('');
}

function othersTable({ otherSeries }: GoalFacts, evidence: EvidenceIndex): readonly Block[] {
  if (otherSeries.length === 0) return [];
  const rows = otherSeries.slice(0, othersMost).map((series): readonly Cell[] => {
    const { title } = definitionOf(series.measure);
    const split = splitText(series);
    const [first, last] = [series.points[0], series.points.at(-1)];
    return [split === undefined ? ours(title) : say`${ours(title)}; ${split}`, first === undefined || first === last ? ours('') : datedText(first, series.measure), last === undefined ? ours('none') : datedText(last, series.measure), evidence.cite(series.sources)];
  });
  const table: Table = { kind: 'table', caption: 'Further figures of this goal', columns: [{ title: 'Further figure', weight: 40 }, { title: 'First', weight: 25 }, { title: 'Newest', weight: 25 }, { title: 'Evidence', weight: 10 }], rows };
  return otherSeries.length <= othersMost ? [table] : [table, { kind: 'paragraph', text: say`${otherSeries.length - othersMost} more series are in the assessment.`, tone: 'soft' }];
}

function doneBlock({ done, milestones }: GoalFacts): Block {
  const items = [
    ...milestones.filter(({ reachedAt }) => reachedAt !== undefined).map(milestoneText),
    ...done.map(({ text, at, role }) => say`${at === undefined ? ours('') : say`${quote(at.slice(0, 10))}: `}${quote(text, 2000)}${role === undefined ? ours('') : say` (said by: ${quote(role)})`}`),
    ...milestones.filter(({ reachedAt }) => reachedAt === undefined).map(milestoneText),
  ];
  return items.length === 0 ? { kind: 'paragraph', text: ours('Nothing is told.') } : { kind: 'list', items };
}

/** The pledge’s examples that the product took, with the verdict on each; the others only by name, for none of them is asked for. */
function waysBlocks({ assessment }: ProductFacts, { requirement }: GoalFacts): readonly Block[] {
  const ways = requirements.filter(({ wayOf }) => wayOf === requirement).map(({ id, title }) => ({ title, verdict: assessment?.verdicts.find((verdict) => verdict.requirement === id) }));
  const taken = ways.flatMap(({ title, verdict }) => (verdict === undefined || verdict.isAnotherWay ? [] : [{ title, verdict }]));
  const others = ways.filter(({ title }) => !taken.some((way) => way.title === title));
  return [
    ...(taken.length === 0 ? [] : [{ kind: 'table', caption: 'Ways that were taken', columns: [{ title: 'Way taken', weight: 30 }, { title: 'Position', weight: 17 }, { title: 'What was seen', weight: 53 }], rows: taken.map(({ title, verdict }) => [ours(title), { verdict: verdict.verdict }, verdict.reason]) } as const satisfies Table]),
    ...(others.length === 0 ? [] : [{ kind: 'paragraph', text: ours(`Other ways that the pledge names: ${others.map(({ title }) => lowerFirst(title)).join(', ')}. None of them is asked for.`), tone: 'soft' } as const]),
  ];
}

function setbackBlock({ setbacks }: GoalFacts): Block {
  if (setbacks.length === 0) return { kind: 'paragraph', text: ours('The maker states none.') };
  return { kind: 'list', items: setbacks.map(setbackText) };
}

function notMeasuredBlock({ series, requirement }: GoalFacts, verdict: VerdictFacts | undefined): Block {
  const gaps = [
    ...(series === undefined ? [ours('No figure of this goal was measured.')] : series.points.some(({ suppressed }) => suppressed === true) ? [ours('Figures with fewer than 10 people behind them are withheld.')] : []),
    ...(verdict?.parts ?? []).filter((part) => part.verdict === 'unknown').map((part) => say`${ours(part.name)}: ${part.reason}`),
  ];
  if (gaps.length > 0) return { kind: 'list', items: gaps };
  return { kind: 'paragraph', text: verdict === undefined ? ours('Nothing was assessed.') : joinText([ours('Each part that this goal names was looked at.'), ...(requirementById.get(requirement)?.kind === 'progress' ? [] : [ours('It asks for a state and not for a figure that moves.')])], ' ') };
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
