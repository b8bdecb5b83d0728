import { ours, quote, say, type Text } from '../../model/text.ts';
import type { Block, Cell, Fact, Part, ReportDocument } from '../document/report-document.ts';
import { clockText } from './clock.ts';
import { declaredBlocks } from './declared.ts';
import { EvidenceIndex } from './evidence-index.ts';
import { courseOf, definitionOf, pointLines, populationTitles, splitText, targetLines } from './figure-words.ts';
import { goalPart } from './goal-part.ts';
import { pointsTable } from './points.ts';
import { closingOf, subjectOf, verdictNote } from './report-frame.ts';
import type { GoalFacts, ProductFacts, ReportFacts, SeriesFacts } from './report-facts.ts';

/**
 * The progress report on the pledge: one form for every maker, so that two of them can be laid side by side. Goals come in
 * the pledge’s order, each with its measure, definition, baseline, newest figure and target, what was done, what stood in
 * the way, and what is not measured.
 */
export function progressReport(facts: ReportFacts): ReportDocument {
  const evidence = new EvidenceIndex(facts.products);
  const isOne = facts.products.length === 1;
  const goalsOf = (product: ProductFacts): readonly Part[] => product.goals.map((goal) => goalPart(product, goal, evidence));
  const details: readonly Part[] = facts.products.flatMap((product) => (isOne ? goalsOf(product) : [{ title: say`${quote(product.name)}`, blocks: productBlocks(product, facts), parts: goalsOf(product) }]));
  return {
    form: 'assay-progress-report-1', title: ours('Progress report on the Secure by Design Pledge'), subject: subjectOf(facts), madeAt: facts.madeAt, paper: facts.paper,
    facts: headFacts(facts),
    parts: [
      ...(isOne ? [glancePart(facts), scopePart(facts)] : [scopePart(facts), glancePart(facts)]),
      ...details,
      ...furtherPart(facts),
      pointsPart(facts, evidence),
      evidence.part(),
    ],
    closing: closingOf(facts),
  };
}

function headFacts({ organisation, products, period, madeAt }: ReportFacts): readonly Fact[] {
  const [first] = products;
  const shared: readonly Fact[] = [{ name: 'Reported by', value: say`${quote(first?.maker ?? organisation)}` }, { name: 'Period', value: say`${quote(period.from)} to ${quote(period.to)}` }];
  if (products.length > 1 || first === undefined) return [...shared, { name: 'Products', value: say`${products.length}` }];
  return [
    ...shared,
    { name: 'Product', value: first.version === undefined ? say`${quote(first.name)}` : say`${quote(first.name)}, release ${quote(first.version)}` },
    { name: 'Pledge', value: clockText(first.signedAt, madeAt) },
    { name: 'Assessed', value: assessedText(first) },
  ];
}

function assessedText({ assessment }: ProductFacts): Text {
  return assessment === undefined ? ours('not yet') : say`${quote(assessment.at.slice(0, 10))}, rules ${quote(assessment.ruleVersion)}`;
}

function productBlocks(product: ProductFacts, { madeAt }: ReportFacts): readonly Block[] {
  return [{ kind: 'facts', facts: [{ name: 'Release', value: product.version === undefined ? ours('none assessed') : say`${quote(product.version)}` }, { name: 'Pledge', value: clockText(product.signedAt, madeAt) }, { name: 'Assessed', value: assessedText(product) }] }];
}

/** The part that two makers’ reports are compared by. */
function glancePart({ products }: ReportFacts): Part {
  const note: Block = { kind: 'paragraph', text: verdictNote, tone: 'soft' };
  const [first] = products;
  if (products.length === 1 && first !== undefined) return { title: ours('At a glance'), blocks: [glance(first), note] };
  return { title: ours('At a glance'), blocks: [note], parts: products.map((product) => ({ title: say`${quote(product.name)}`, blocks: [glance(product)] })) };
}

/** The seven goals of a product on one table. */
function glance(product: ProductFacts): Block {
  const rows = product.goals.map((goal): readonly Cell[] => {
    const { first, last, direction } = courseOf(goal);
    const measure = goal.series?.measure ?? goal.choice?.measure;
    return [
      ours(`${goal.number}. ${goal.title}`), measure === undefined ? ours('none') : ours(definitionOf(measure).title),
      first === undefined || measure === undefined ? ours('none') : pointLines(first.point, measure), last === undefined || measure === undefined ? ours('not measured') : pointLines(last, measure),
      targetOf(goal), ours(direction), { verdict: product.assessment?.verdicts.find(({ requirement }) => requirement === goal.requirement)?.verdict ?? 'unknown' },
    ];
  });
  return {
    kind: 'table', caption: 'The seven goals',
     columns: [{ title: 'Goal', weight: 16 }, { title: 'Measure', weight: 15 }, { title: 'Baseline', weight: 16, align: 'end' }, { title: 'Now', weight: 16, align: 'end' }, { title: 'Target', weight: 12.5, align: 'end' }, { title: 'Course', weight: 10 }, { title: 'Position', weight: 15.5 }],
    rows,
  };
}

function targetOf({ choice, series }: GoalFacts): Cell {
  if (choice?.target === undefined || (series !== undefined && series.measure !== choice.measure)) return ours('none');
  return targetLines(choice.target, choice.measure);
}

/** Which products the report speaks for, and which it does not. */
function scopePart({ products }: ReportFacts): Part {
  const [first] = products;
  if (products.length > 1 || first === undefined) {
    const rows = products.map((product): readonly Cell[] => [say`${quote(product.name)}`, ...product.goals.map((goal): Cell => ({ verdict: product.assessment?.verdicts.find(({ requirement }) => requirement === goal.requirement)?.verdict ?? 'unknown' }))]);
    const goals = products[0]?.goals ?? [];
    return { title: ours('Products and goals'), blocks: [{ kind: 'table', caption: 'Products and goals', columns: [{ title: 'Product', weight: 22 }, ...goals.map(({ number }) => ({ title: `Goal ${number}`, weight: 13 }))], rows }, ...leftOut(products)] };
  }
  return {
    title: ours('Products'),
    blocks: [{ kind: 'facts', facts: [
      { name: 'Covered', value: listed([first.name, ...first.covers.filter((name) => name !== first.name)]) },
      { name: 'Not covered', value: first.leavesOut === undefined ? ours('The maker does not say which of its other products are left out.') : first.leavesOut.length === 0 ? ours('none: the maker says that it has no further product') : listed(first.leavesOut) },
      ...(first.plan === undefined ? [] : [{ name: 'Planned', value: say`to be covered by ${quote(first.plan.at)}: ${quote(first.plan.text, 2000)}` }]),
    ] }],
  };
}

function leftOut(products: readonly ProductFacts[]): readonly Block[] {
  const names = [...new Set(products.flatMap(({ leavesOut }) => leavesOut ?? []))].filter((name) => !products.some((product) => product.name === name));
  const plans = products.flatMap(({ name, plan }) => (plan === undefined ? [] : [say`${quote(name)} is to be covered by ${quote(plan.at)}: ${quote(plan.text, 2000)}`]));
  return [{ kind: 'paragraph', text: names.length === 0 ? ours('No further product is named as left out.') : say`Not covered: ${listed(names)}.` }, ...(plans.length === 0 ? [] : [{ kind: 'list', items: plans } as const])];
}

function listed(names: readonly string[]): Text {
  return say`${quote(names.join(', '), 3000)}`;
}

/** Goals of the maker’s own, beyond the seven. */
function furtherPart({ products }: ReportFacts): readonly Part[] {
  const blocks = declaredBlocks(products.flatMap(({ furtherGoals }) => furtherGoals));
  return blocks.length === 0 ? [] : [{ title: ours('Goals beyond the seven'), blocks }];
}

/** Every point that a chart or a first and newest figure stands for. */
function pointsPart({ products }: ReportFacts, evidence: EvidenceIndex): Part {
  const isOne = products.length === 1;
  const series = products.flatMap((product) => product.goals.flatMap((goal) => (goal.series === undefined || goal.series.points.length < 2 ? [] : [{ product, goal, series: goal.series }])));
  const tables = series.map(({ product, goal, series: one }): Part => ({
    title: isOne ? ours(`Goal ${goal.number}: ${definitionOf(one.measure).title}`) : say`${quote(product.name)}, ${ours(`goal ${goal.number}: ${definitionOf(one.measure).title}`)}`,
    blocks: [{ kind: 'paragraph', text: seriesWords(one, evidence), tone: 'soft' }, pointsTable(one)],
  }));
  return { title: ours('All points'), blocks: tables.length === 0 ? [{ kind: 'paragraph', text: ours('No figure has more than one point.') }] : [], parts: tables };
}

function seriesWords(series: SeriesFacts, evidence: EvidenceIndex): Text {
  const split = splitText(series);
  return say`Figures of ${ours(populationTitles[series.population])}${split === undefined ? ours('') : say`, ${split}`}. Evidence: ${evidence.cite(series.sources)}.`;
}
