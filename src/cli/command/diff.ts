import { differenceOf, type Difference } from '../../assess/difference.ts';
import { readSaved } from '../saved.ts';
import { requirementById } from '../../catalog/index.ts';
import { ours, quote, say } from '../../model/text.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import { page, type Line } from '../../report/terminal/document.ts';
import { verdictTitles } from '../../report/words.ts';
import { print } from '../print.ts';

/** `assay diff`: verdicts that changed with their reason, findings that came or went, figures that moved. */
export function diff(before: string, after: string, options: { readonly format?: string }): void {
  const earlier = readSaved(before);
  const later = readSaved(after);
  const difference = differenceOf(earlier, later);
  print(options.format === 'json' ? jsonDocument(difference) : page([
    { heading: say`${quote(later.product.name)}: ${quote(earlier.assessedAt.slice(0, 10))} to ${quote(later.assessedAt.slice(0, 10))}` },
    ...(earlier.catalogVersion === later.catalogVersion ? [] : [{ paragraph: say`The catalogue changed from ${quote(earlier.catalogVersion)} to ${quote(later.catalogVersion)}: a verdict may move without the product.` }]),
    ...lines(difference),
  ], process.stdout.columns ?? 80));
}

function lines(difference: Difference): readonly Line[] {
  const { verdicts, newFindings, goneFindings, figures } = difference;
  if (verdicts.length + newFindings.length + goneFindings.length + figures.length === 0) return [{ paragraph: ours('Nothing changed.') }];
  const shown = <Item>(title: string, items: readonly Item[], line: (item: Item) => Line): readonly Line[] => (items.length === 0 ? [] : [{ heading: ours(`${title} (${items.length})`) }, ...items.slice(0, 50).map(line), ...(items.length > 50 ? [{ item: ours(`${items.length - 50} more; see --format json`) }] : [])]);
  const name = (verdict: Difference['verdicts'][number]['before']): string => (verdict === undefined ? 'not there' : verdictTitles[verdict]);
  return [
    ...shown('Verdicts', verdicts, (item) => ({ item: say`${ours(requirementById.get(item.requirement)?.title ?? '')} (${quote(item.requirement)}): ${ours(name(item.before))} → ${ours(name(item.after))}. ${quote(item.reason)}` })),
    ...shown('New findings', newFindings, (item) => ({ item: say`${quote(item.message)} (${quote(item.fingerprint)})` })),
    ...shown('Gone findings', goneFindings, (item) => ({ item: say`${quote(item.message)} (${quote(item.fingerprint)})` })),
    ...shown('Figures', figures, (item) => ({ item: say`${quote(item.measure)}: ${quote(item.before)} → ${quote(item.after)}` })),
  ];
}
