import { statSync } from 'node:fs';
import { join } from 'node:path';
import { differenceOf, type Difference } from '../../assess/difference.ts';
import { readSaved } from '../saved.ts';
import { requirementById } from '../../catalog/index.ts';
import { ours, quote, say } from '../../model/text.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { page, type Line } from '../../report/terminal/document.ts';
import { verdictTitles } from '../../report/words.ts';
import { dataFolder } from '../data-folder.ts';
import { withDossierRefusals } from '../dossier-refusals.ts';
import { CommandFailure, print } from '../print.ts';
import { timeOption } from '../time-option.ts';

interface DiffOptions {
  readonly format?: string;
  readonly at?: string;
  readonly data?: string;
}

/**
 * `assay diff`: what changed between two assessments, or between two dossiers that verify: verdicts with their reason, findings that came or
 * went, figures that moved.
 */
export async function diff(before: string, after: string, options: DiffOptions): Promise<void> {
  const dossiers = [before, after].filter(isFolder);
  if (dossiers.length === 1) throw new CommandFailure(terminal`${dossiers[0] ?? ''} is a folder and the other is a file; two assessments (JSON), or the folders of two dossiers were expected.`, 'usage');
  print(dossiers.length === 2 ? await ofDossiers(before, after, options) : ofAssessments(before, after, options.format));
}

function ofAssessments(before: string, after: string, format: string | undefined): Escaped<'json'> | Escaped<'terminal'> {
  const earlier = readSaved(before);
  const later = readSaved(after);
  const difference = differenceOf(earlier, later);
  return format === 'json' ? jsonDocument(difference) : page([
    { heading: say`${quote(later.product.name)}: ${quote(earlier.assessedAt.slice(0, 10))} to ${quote(later.assessedAt.slice(0, 10))}` },
    ...(earlier.product.name === later.product.name ? [] : [{ paragraph: say`The earlier one is of ${quote(earlier.product.name)}: unless the product was renamed, two products are compared, and nothing here is a change.` }]),
    ...(earlier.catalogVersion === later.catalogVersion ? [] : [{ paragraph: say`The catalogue changed from ${quote(earlier.catalogVersion)} to ${quote(later.catalogVersion)}: a verdict may move without the product.` }]),
    ...lines(difference),
  ], process.stdout.columns ?? 80);
}

/** Both have to be as they were signed, by keys that are remembered of their publishers or come with them, and that were not revoked since. */
async function ofDossiers(before: string, after: string, { format, at, data }: DiffOptions): Promise<Escaped<'json'> | Escaped<'terminal'>> {
  const [{ verifyApart }, { dossierDifference }] = await Promise.all([import('../../dossier/verify/verify-apart.ts'), import('../../dossier/difference/dossier-difference.ts')]);
  const options = { memory: join(dataFolder(data), 'remembered'), now: Date.parse(timeOption(at)) };
  const [earlier, later] = await withDossierRefusals(() => verifyApart(before, after, options));
  if (earlier.publisher !== later.publisher || earlier.product.name !== later.product.name) throw new CommandFailure(terminal`The dossiers are of ${earlier.product.name} by ${earlier.publisher} and of ${later.product.name} by ${later.publisher}; two publications about one product were expected.`, 'usage');
  const difference = dossierDifference(earlier, later);
  if (format === 'json') return (await import('../../dossier/difference/json.ts')).dossierDifferenceJson(difference);
  return (await import('../../dossier/difference/terminal.ts')).dossierDifferenceTerminal(difference, process.stdout.columns ?? 80);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
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
