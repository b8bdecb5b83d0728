import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Escaped, Place } from '../../report/escape/escaped.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { comparisonTerminal } from '../../report/comparison/terminal.ts';
import { parseDomain } from '../../vendor/collector/site.ts';
import { capturesOf } from '../../vendor/watch/captures-of.ts';
import { ComparisonRefused, compareVendors } from '../../vendor/compare.ts';
import { dataFolder } from '../data-folder.ts';
import { CommandFailure, print, save } from '../print.ts';
import { positionIn } from './vendor.ts';

interface CompareOptions {
  readonly data?: string;
  readonly format?: string;
  readonly output?: string;
  readonly all?: boolean;
}

/** `assay compare`: two to eight makers side by side, each as its capture shows it. */
export async function compare(vendors: readonly string[], options: CompareOptions, engineVersion: string): Promise<void> {
  const folders = vendors.map((vendor) => folderOf(vendor, options));
  const positions = [];
  for (const folder of folders) positions.push(await positionIn(folder, engineVersion));
  const report = await rendered(positions, options);
  if (options.output === undefined) print(report);
  else save(options.output, report);
}

/** A saved capture, or the newest one of a domain. */
function folderOf(vendor: string, options: CompareOptions): string {
  if (existsSync(join(vendor, 'capture.json'))) return vendor;
  const domain = parseDomain(vendor);
  const newest = domain === undefined ? undefined : capturesOf(dataFolder(options.data), domain).newest;
  if (newest === undefined) throw new CommandFailure(terminal`${vendor} is no capture, and no maker of that domain was looked at yet. Look first: assay vendor ${vendor}`, 'usage');
  return newest;
}

async function rendered(positions: Parameters<typeof compareVendors>[0], { format, all }: CompareOptions): Promise<Escaped<Place>> {
  try {
    const comparison = compareVendors(positions);
    if (format === 'json') return (await import('../../report/comparison/json.ts')).comparisonJson(comparison);
    if (format === 'html') return (await import('../../report/comparison/html.ts')).comparisonHtml(comparison);
    return comparisonTerminal(comparison, { width: process.stdout.columns ?? 80, all: all === true });
  } catch (problem) {
    if (problem instanceof ComparisonRefused) throw new CommandFailure(terminal`${problem.reason}`, 'usage');
    throw problem;
  }
}
