import { joinText, ours, quote, say, type Text } from '../../model/text.ts';
import type { ComparedCell, ComparedGroup, ComparedRequirement, VendorComparison } from '../../model/vendor-comparison.ts';
import { Escaped } from '../escape/escaped.ts';
import { row, wrap } from '../terminal/layout.ts';
import { painter, type Paint } from '../terminal/paint.ts';
import { lineTitle } from '../vendor-view/sections.ts';
import { correction, vendorVerdictTitles } from '../vendor-view/words.ts';
import { disclaimer } from '../words.ts';
import { comparisonLimits, coreFirst, daysText, figureOfCell, groupTitles, letterOf, rowTitles, sourcesText, vendorText } from './words.ts';

export interface ComparisonTerminalOptions {
  /** Columns; 80 when unknown. */
  readonly width: number;
  /** Also print what is alike and what is unknown, line by line. */
  readonly all: boolean;
  readonly isColoured?: boolean;
}

interface Layout {
  readonly width: number;
  readonly all: boolean;
  readonly paint: Paint;
}

/** Makers beside each other, for a terminal: what differs first, then what is alike, unknown apart; the makers’ own houses apart from all of it. */
export function comparisonTerminal(comparison: VendorComparison, options: ComparisonTerminalOptions): Escaped<'terminal'> {
  const layout: Layout = { width: Math.max(60, Math.min(options.width, 110)), all: options.all, paint: painter(options.isColoured === true) };
  const days = daysText(comparison);
  const sections = [
    wrap(say`Assay ${quote(comparison.engineVersion)}: what can be seen of ${comparison.vendors.length} makers without asking, side by side. Catalogue ${quote(comparison.catalogVersion)}. ${ours(disclaimer)} ${ours(comparisonLimits)}`, layout.width).join('\n'),
    [...comparison.vendors.map((vendor, index) => cell(index, vendorText(vendor), layout)), ...(days === undefined ? [] : wrap(days, layout.width))].join('\n'),
    groupText(groupTitles.product, comparison.product, layout),
    groupText(groupTitles.ownEnterprise, comparison.ownEnterprise, layout),
    [layout.paint.dim('IS SOMETHING WRONG HERE?'), ...correction.flatMap((sentence) => wrap(ours(sentence), layout.width))].join('\n'),
  ];
  // Each section is built from safe pieces only: words of ours, and evidence through `terminal`.
  return new Escaped('terminal', `${sections.join('\n\n')}\n`);
}

function groupText(title: string, group: ComparedGroup, layout: Layout): string {
  return [
    layout.paint.dim(title.toUpperCase()),
    `${rowTitles.differing} (${group.differing.length})`,
    ...coreFirst(group.differing).map((item) => whole(item, layout)),
    ...(['alike', 'unknownOfSome', 'unknownOfAll'] as const).flatMap((kind) => listed(kind, group[kind], layout)),
  ].join('\n');
}

/** A requirement with what was seen of each maker, one under the other. */
function whole(item: ComparedRequirement, layout: Layout): string {
  return [
    ...wrap(ours(lineTitle(item.requirement)), layout.width - 2).map((line) => `  ${line}`),
    ...item.cells.map((one, index) => {
      return row([
        { text: ours(''), width: 3 },
        { text: ours(letterOf(index)), width: 1 },
        { text: ours(vendorVerdictTitles[one.verdict]), width: 14, paint: layout.paint.of(one.verdict) },
        { text: cellText(one), width: layout.width - 22 },
      ]);
    }),
  ].join('\n');
}

function cellText(one: ComparedCell): Text {
  const figure = figureOfCell(one);
  const sources = sourcesText(one);
  return joinText([one.reason, ...(figure === undefined ? [] : [say`${ours(figure.title)}: ${figure.value}.`]), ...(sources === undefined ? [] : [sources])], ' ');
}

/** Requirements by title only, with what is known of each maker where that is not the same for all. */
function listed(kind: 'alike' | 'unknownOfSome' | 'unknownOfAll', rows: readonly ComparedRequirement[], layout: Layout): readonly string[] {
  const heading = `${rowTitles[kind]} (${rows.length})`;
  if (rows.length === 0) return [heading];
  if (kind === 'unknownOfAll' && !layout.all) return [`${heading}: --all lists them`];
  const shown = coreFirst(rows).slice(0, layout.all ? undefined : 8);
  return [heading, ...shown.map((item) => row([
    { text: ours(''), width: 1 },
    { text: ours(lineTitle(item.requirement)), width: 36 },
    { text: verdictsOf(item, kind), width: layout.width - 40 },
  ])), ...(shown.length < rows.length ? [`  ${rows.length - shown.length} more: --all`] : [])];
}

function verdictsOf(item: ComparedRequirement, kind: 'alike' | 'unknownOfSome' | 'unknownOfAll'): Text {
  const [first] = item.cells;
  if (kind === 'unknownOfAll' || first === undefined) return ours('');
  if (kind === 'alike') return ours(vendorVerdictTitles[first.verdict]);
  return ours(item.cells.map((one, index) => `${letterOf(index)} ${vendorVerdictTitles[one.verdict]}`).join(', '));
}

function cell(index: number, text: Text, { width }: Layout): string {
  return row([{ text: ours(letterOf(index)), width: 1 }, { text, width: width - 3 }]);
}
