import type { ToolReport } from '../../model/evidence/tool-results.ts';
import type { Evidence } from '../../model/evidence.ts';

/** A report with the evidence that it is from. */
export interface Reported {
  readonly evidence: Evidence<'tool-results'>;
  readonly report: ToolReport;
}

/** Every report of every file. */
export function reportsIn(results: readonly Evidence<'tool-results'>[]): readonly Reported[] {
  return results.flatMap((evidence) => evidence.facts.reports.map((report) => ({ evidence, report })));
}

/** Two addresses of one repository: letters, a last slash and `.git` make no difference. */
export function repositoryKey(address: string): string {
  return address.toLowerCase().replace(/^https?:\/\//, '').replace(/\/+$/, '').replace(/\.git$/, '');
}

/** Reports on how repositories are kept: those on the product's own, and those on others. */
export interface RepositoryReports {
  readonly own: readonly Reported[];
  readonly others: readonly Reported[];
  /** Several repositories are spoken of, and nothing says which is the product's own. */
  readonly isUnclear: boolean;
}

/**
 * Tells reports on the product's own repository from those on its dependencies: by the address that the statement gives, or, without one,
 * when all speak of a single repository. Of several reports on one repository the newest counts.
 */
export function repositoryReports(results: readonly Evidence<'tool-results'>[], statements: readonly Evidence<'product-statement'>[]): RepositoryReports {
  const newest = new Map<string, Reported>();
  for (const item of reportsIn(results)) {
    if (item.report.category !== 'repository-practices' || item.report.checks.length === 0) continue;
    const key = item.report.about.repository === undefined ? '' : repositoryKey(item.report.about.repository);
    const known = newest.get(key);
    if (known === undefined || (known.report.at ?? '') < (item.report.at ?? '')) newest.set(key, item);
  }
  const stated = statements.flatMap(({ facts }) => facts.product.repository ?? []).map(repositoryKey);
  const all = [...newest];
  if (stated.length > 0) return { own: all.filter(([key]) => stated.includes(key)).map(([, item]) => item), others: all.filter(([key]) => !stated.includes(key)).map(([, item]) => item), isUnclear: false };
  return all.length === 1 ? { own: all.map(([, item]) => item), others: [], isUnclear: false } : { own: [], others: all.map(([, item]) => item), isUnclear: all.length > 1 };
}
