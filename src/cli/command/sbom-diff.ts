import { existsSync } from 'node:fs';
import { readEvidence } from '../../assess/read-evidence.ts';
import { sbomDifference, type SbomDifference } from '../../assess/sbom-difference.ts';
import type { Sbom } from '../../model/evidence/sbom.ts';
import { ours, quote, say } from '../../model/text.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { page, type Line } from '../../report/terminal/document.ts';
import { CommandFailure, print } from '../print.ts';

const shownMax = 100;

/** `assay sbom diff`: what came, went and changed between two bills of materials. */
export async function sbomDiff(before: string, after: string, options: { readonly format?: string }): Promise<void> {
  const [earlier, later] = [await bill(before), await bill(after)];
  const difference = sbomDifference(earlier, later);
  print(options.format === 'json' ? jsonDocument(difference) : page(lines(difference), process.stdout.columns ?? 80));
}

async function bill(path: string): Promise<Sbom> {
  if (!existsSync(path)) throw new CommandFailure(terminal`${path} does not exist.`, 'usage');
  const evidence = await readEvidence(path, 'sbom', 'handed-over');
  if (evidence === undefined) throw new CommandFailure(terminal`${path} is no bill of materials that can be read; assay inspect says why.`, 'unread');
  return evidence.facts;
}

function lines({ added, removed, versions, licences, same }: SbomDifference): readonly Line[] {
  const shown = <Item>(title: string, items: readonly Item[], line: (item: Item) => Line): readonly Line[] => (items.length === 0 ? [] : [{ heading: ours(`${title} (${items.length})`) }, ...items.slice(0, shownMax).map(line), ...(items.length > shownMax ? [{ item: ours(`${items.length - shownMax} more; see --format json`) }] : [])]);
  return [
    { paragraph: say`${same} components are in both in the same version; ${added.length} came, ${removed.length} went, ${versions.length} changed version, ${licences.length} changed licence.` },
    ...shown('Came', added, ({ name, version }) => ({ item: say`${quote(name)} ${quote(version)}` })),
    ...shown('Went', removed, ({ name, version }) => ({ item: say`${quote(name)} ${quote(version)}` })),
    ...shown('Another version', versions, (item) => ({ item: say`${quote(item.name)}: ${quote(item.before)} → ${quote(item.after)}` })),
    ...shown('Another licence', licences, (item) => ({ item: say`${quote(item.name)} ${quote(item.version)}: ${quote(item.before === '' ? 'none stated' : item.before)} → ${quote(item.after === '' ? 'none stated' : item.after)}` })),
  ];
}
