import { catalogVersion, requirements } from '../../catalog/index.ts';
import { coverageOf, coverages } from '../../catalog/coverage.ts';
import type { Requirement } from '../../model/requirement.ts';
import { ours, say } from '../../model/text.ts';
import type { Escaped, Place } from '../../report/escape/escaped.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { page } from '../../report/terminal/document.ts';
import { CommandFailure, print, save } from '../print.ts';

interface CatalogOptions {
  readonly format?: string;
  readonly source?: string;
  readonly audience?: string;
  readonly coverage?: string;
  readonly search?: string;
  readonly output?: string;
}

/** `assay catalog`: lists and filters the requirements, or exports all of them. */
export async function catalog(options: CatalogOptions): Promise<void> {
  const text = await written(options, filtered(options));
  if (options.output === undefined) print(text);
  else save(options.output, text);
}

function filtered(options: CatalogOptions): readonly Requirement[] {
  known('--source', options.source, ['pledge', 'white-paper', 'demand-guide']);
  known('--audience', options.audience, ['manufacturer', 'customer']);
  known('--coverage', options.coverage, coverages);
  const words = options.search?.toLowerCase();
  return requirements.filter((item) => (options.source === undefined || item.source.document === options.source)
    && (options.audience === undefined || item.audience === options.audience)
    && (options.coverage === undefined || coverageOf(item) === options.coverage)
    && (words === undefined || `${item.id} ${item.title} ${item.text} ${item.guidance}`.toLowerCase().includes(words)));
}

function known(option: string, value: string | undefined, values: readonly string[]): void {
  if (value !== undefined && !values.includes(value)) throw new CommandFailure(terminal`${option} does not know ${value}. It knows: ${values.join(', ')}.`, 'usage');
}

async function written(options: CatalogOptions, items: readonly Requirement[]): Promise<Escaped<Place>> {
  const at = new Date().toISOString();
  switch (options.format) {
    case 'json': return (await import('../../report/catalog/json.ts')).catalogJson(items);
    case 'cyclonedx': return (await import('../../report/catalog/cyclonedx.ts')).catalogCycloneDx(items, at);
    case 'oscal': return (await import('../../report/catalog/oscal.ts')).catalogOscal(items, at);
    default: return page([
      { heading: ours(`Catalogue ${catalogVersion}: ${items.length} of ${requirements.length} requirements. One of them: assay explain <id>`) },
      ...items.map((item) => ({ item: say`${ours(item.id)}: ${ours(item.title)} (${ours(item.level)}, ${ours(coverageOf(item))})` })),
    ], process.stdout.columns ?? 80);
  }
}
