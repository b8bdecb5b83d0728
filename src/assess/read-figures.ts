import { basename, resolve } from 'node:path';
import { analyse } from '../analyser/analyser.ts';
import type { EvidenceEntry } from '../model/assessment.ts';
import type { Evidence } from '../model/evidence.ts';
import { accountOf } from './account.ts';

/** Kinds that are counts of people, installations or rights. */
const countedKinds = ['mfa-adoption', 'patch-adoption', 'usage-figures'] as const;
type CountedKind = (typeof countedKinds)[number];

export type CountedEvidence = { readonly [Kind in CountedKind]: Evidence<Kind> }[CountedKind];

/** What came of an export that was to be counted. */
export interface ReadFigures {
  readonly counted?: CountedEvidence;
  /** What was said of the file, with the notes of its reader. */
  readonly entries: readonly EvidenceEntry[];
}

/** Reads an export of accounts, installations or use in the disposable process, which gives counts back and nothing else. */
export async function readFigures(path: string): Promise<ReadFigures> {
  const full = resolve(path);
  const [outcome] = await analyse([{ task: 'file', path: full, name: basename(full), origin: 'handed-over' }], [full]);
  if (outcome === undefined) return { entries: [] };
  const { evidence, entry } = accountOf(outcome, { isNamed: true });
  const counted = evidence.find((item): item is CountedEvidence => (countedKinds as readonly string[]).includes(item.kind));
  return { entries: entry, ...(counted === undefined ? {} : { counted }) };
}
