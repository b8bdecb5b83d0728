import { ours, quote, say } from '../../model/text.ts';
import type { Block, Cell } from '../document/report-document.ts';
import { definitionOf, grouped, shareWords } from './figure-words.ts';
import type { SeriesFacts } from './report-facts.ts';

/** Every point of a series: what was counted, out of how many, and as a share. */
export function pointsTable(series: SeriesFacts): Block {
  const { denominator, numerator } = definitionOf(series.measure);
  const hasBoth = denominator !== undefined;
  return {
    kind: 'table', caption: definitionOf(series.measure).title,
    columns: [{ title: 'Date', weight: 20 }, ...(hasBoth ? [{ title: upperFirst(numerator), weight: 40, align: 'end' as const }, { title: upperFirst(denominator), weight: 24, align: 'end' as const }, { title: 'Share', weight: 16, align: 'end' as const }] : [{ title: upperFirst(numerator), weight: 80, align: 'end' as const }])],
    rows: series.points.map((point): readonly Cell[] => [say`${quote(point.at.slice(0, 10))}`, ...pointCells(point, hasBoth)]),
  };
}

function pointCells(point: SeriesFacts['points'][number], hasBoth: boolean): readonly Cell[] {
  const isHidden = point.suppressed === true;
  const numerator = isHidden ? ours('withheld') : ours(grouped(point.numerator));
  if (!hasBoth) return [numerator];
  const { denominator } = point;
  const share = isHidden ? 'withheld' : denominator === undefined ? '' : shareWords(point.numerator, denominator) ?? '';
  return [numerator, ours(denominator === undefined ? '' : grouped(denominator)), ours(share)];
}

function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
