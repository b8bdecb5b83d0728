import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importList, type ImportSummary } from '../../src/cve-list/index.ts';
import type { Invented } from './invented-list.ts';

/** Folders for imports of invented lists, below one that goes with them. */
export class ImportPlaces {
  readonly home = mkdtempSync(join(tmpdir(), 'assay-cve-list-'));
  count = 0;

  /** An empty folder for a list and a place for its index. */
  place(): { readonly from: string; readonly list: string } {
    this.count += 1;
    const from = join(this.home, `from-${this.count}`);
    mkdirSync(from);
    return { from, list: join(this.home, `list-${this.count}`) };
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}

export const few: readonly Invented[] = [{ id: 'CVE-2024-1001' }, { id: 'CVE-2024-1002', issuer: 'finder' }, { id: 'CVE-2023-0007', state: 'REJECTED' }];

/** Imports at a time that is always the same. */
export async function run(list: string, from: string): Promise<ImportSummary> {
  return importList({ list, from, importedAt: '2026-05-31T12:00:00Z' });
}

/** Records that are new, changed, unchanged and unreadable, and whether the source is as it was. */
export function figures({ new: added, changed, unchanged, unreadable, isUnchanged }: ImportSummary): readonly (number | boolean)[] {
  return [added, changed, unchanged, unreadable, isUnchanged];
}
