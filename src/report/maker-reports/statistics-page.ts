import { ours, quote, say } from '../../model/text.ts';
import type { Chart } from '../document/chart.ts';
import type { Block, Cell, Part, ReportDocument } from '../document/report-document.ts';
import { EvidenceIndex } from './evidence-index.ts';
import { definitionOf, pointText, populationTitles, splitText } from './figure-words.ts';
import { chartOf } from './goal-part.ts';
import { pointsTable } from './points.ts';
import { closingOf, subjectOf } from './report-frame.ts';
import type { GoalFacts, ReportFacts, SeriesFacts } from './report-facts.ts';

/** Series of one goal that are shown by themselves; further ones stand in one table. */
const chartsMost = 3;

/**
 * The statistics of a product for everybody: each figure with what is counted, of whom, out of how many, and when. Figures
 * with fewer than ten people behind them are withheld. No verdict is in it.
 */
export function statisticsPage(facts: ReportFacts): ReportDocument {
  const [product] = facts.products;
  const evidence = new EvidenceIndex(facts.products);
  const parts = (product?.goals ?? []).flatMap((goal) => goalStatistics(goal, evidence));
  return {
    form: 'assay-statistics-1', title: ours('Security statistics'), subject: subjectOf(facts), madeAt: facts.madeAt, paper: facts.paper,
    facts: [
      { name: 'Product', value: product?.version === undefined ? say`${quote(product?.name ?? '')}` : say`${quote(product.name)}, newest assessed release ${quote(product.version)}` },
      { name: 'Figures up to', value: say`${quote(facts.period.to)}` },
      { name: 'Withheld', value: ours('Figures with fewer than 10 people behind them, and a second one where the sum would reveal them.') },
    ],
    parts: parts.length === 0 ? [{ title: ours('Figures'), blocks: [{ kind: 'paragraph', text: ours('No figure was measured yet.') }] }] : [...parts, evidence.part()],
    closing: closingOf(facts),
  };
}

function goalStatistics(goal: GoalFacts, evidence: EvidenceIndex): readonly Part[] {
  const series = [...(goal.series === undefined ? [] : [goal.series]), ...goal.otherSeries];
  if (series.length === 0) return [];
  const alone = series.filter((one) => one.points.length > 1).slice(0, chartsMost);
  const together = series.filter((one) => !alone.includes(one));
  return [{
    title: ours(goal.title),
    blocks: together.length === 0 ? [] : [newestTable(together, evidence)],
    parts: alone.map((one): Part => {
      const split = splitText(one);
      const { title, numerator, denominator } = definitionOf(one.measure);
      const counted = denominator === undefined ? numerator : `${numerator}, out of ${denominator}`;
      return {
        title: split === undefined ? ours(title) : say`${ours(title)}; ${split}`,
        blocks: [{ kind: 'paragraph', text: say`Counted: ${ours(counted)}. Of whom: ${ours(populationTitles[one.population])}. Evidence: ${evidence.cite(one.sources)}.`, tone: 'soft' }, { kind: 'chart', chart: untitled(chartOf(one, undefined)) }, pointsTable(one)],
      };
    }),
  }];
}

/** The heading says what the chart is of. */
function untitled({ title: _title, ...chart }: Chart): Chart {
  return chart;
}

function newestTable(series: readonly SeriesFacts[], evidence: EvidenceIndex): Block {
  return {
    kind: 'table', caption: 'Newest figures',
    columns: [{ title: 'Figure', weight: 34 }, { title: 'Of whom', weight: 18 }, { title: 'Newest', weight: 26, align: 'end' }, { title: 'Date', weight: 13 }, { title: 'Evidence', weight: 9 }],
    rows: series.map((one): readonly Cell[] => {
      const split = splitText(one);
      const last = one.points.at(-1);
      const { title } = definitionOf(one.measure);
      return [split === undefined ? ours(title) : say`${ours(title)}; ${split}`, ours(populationTitles[one.population]), last === undefined ? ours('none') : pointText(last, one.measure), last === undefined ? ours('') : say`${quote(last.at.slice(0, 10))}`, evidence.cite(one.sources)];
    }),
  };
}
