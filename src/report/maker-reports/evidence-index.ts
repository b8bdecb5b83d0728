import type { Digest } from '../../model/artifact.ts';
import type { EvidenceKind } from '../../model/evidence.ts';
import { kindTitles } from '../../model/evidence/titles.ts';
import { ours, quote, say, type Text } from '../../model/text.ts';
import type { Part } from '../document/report-document.ts';
import type { EvidenceFacts, ProductFacts } from './report-facts.ts';

/** Numbers for the files behind a report’s figures, in the order in which they are first named. */
export class EvidenceIndex {
  readonly #numbers = new Map<Digest, number>();
  readonly #known: ReadonlyMap<Digest, EvidenceFacts>;

  constructor(products: readonly ProductFacts[]) {
    this.#known = new Map(products.flatMap(({ assessment }) => assessment?.evidence ?? []).map((item) => [item.digest, item]));
  }

  /** `E1, E4`, for the files behind one figure. */
  cite(sources: readonly Digest[]): Text {
    if (sources.length === 0) return ours('no file');
    for (const digest of sources) if (!this.#numbers.has(digest)) this.#numbers.set(digest, this.#numbers.size + 1);
    const numbers = sources.map((digest) => this.#numbers.get(digest) ?? 0).toSorted((one, other) => one - other);
    return ours(runsOf(numbers).map(([from, to]) => (from === to ? `E${from}` : `E${from} to E${to}`)).join(', '));
  }

  /** The list that the numbers lead to. */
  part(): Part {
    const rows = [...this.#numbers].map(([digest, number]) => [ours(`E${number}`), describe(this.#known.get(digest)), quoted(digest.replace('sha256:', ''))]);
    return {
      title: ours('Evidence behind the figures'),
      blocks: rows.length === 0 ? [{ kind: 'paragraph', text: ours('No file stands behind a figure.') }] : [
        { kind: 'paragraph', text: ours('Each figure was read from files with these SHA-256 digests. Whoever is given a file can compute its digest and see that it is the same.'), tone: 'soft' },
        { kind: 'table', caption: 'Evidence behind the figures', columns: [{ title: 'No.', weight: 7 }, { title: 'What it is', weight: 34 }, { title: 'SHA-256', weight: 59, isCode: true }], rows },
      ],
    };
  }
}

function quoted(value: string): Text {
  return say`${quote(value)}`;
}

function describe(item: EvidenceFacts | undefined): Text {
  if (item === undefined) return ours('file of an earlier assessment');
  const kind = item.kind !== undefined && item.kind in kindTitles ? kindTitles[item.kind as EvidenceKind] : 'file';
  return item.format === undefined ? ours(kind) : say`${ours(kind)}, ${quote(item.format)}`;
}

function runsOf(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
