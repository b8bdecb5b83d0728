import type { CveIssuerTotals, CveRecord, CveTotals } from '../../model/evidence/cve-records.ts';

type Totals = { -readonly [Key in keyof CveTotals]: CveTotals[Key] };

export interface RecordTotals {
  readonly all: Totals;
  /** In alphabetical order: a list by number of records would read as a ranking. */
  readonly issuers: readonly CveIssuerTotals[];
  /** Lines or members that could not be read. */
  readonly unreadable: number;
}

/** What one record adds. */
export interface Figures {
  readonly state: CveRecord['state'];
  readonly year: number;
  readonly hasCwe: boolean;
  readonly isCweInTextOnly: boolean;
  readonly hasCpe: boolean;
  readonly othersAddCwe: boolean;
  readonly othersAddCpe: boolean;
}

/** Adds figures up by issuer and year; sums over both follow from those at the end. */
export class Counts {
  readonly #issuers = new Map<string, Map<number, Totals>>();
  #unreadable = 0;

  add(issuer: string, figures: Figures): void {
    let byYear = this.#issuers.get(issuer);
    if (byYear === undefined) {
      byYear = new Map();
      this.#issuers.set(issuer, byYear);
    }
    let year = byYear.get(figures.year);
    if (year === undefined) {
      year = zero();
      byYear.set(figures.year, year);
    }
    count(year, figures);
  }

  refuse(): void {
    this.#unreadable += 1;
  }

  done(): RecordTotals {
    const issuers = [...this.#issuers].map(([issuer, byYear]) => ({ issuer, ...sumOf(byYear.values()), byYear: [...byYear].toSorted(([one], [other]) => one - other).map(([year, figures]) => ({ year, ...figures })) }));
    return { all: sumOf(issuers), issuers: issuers.toSorted((one, other) => (one.issuer < other.issuer ? -1 : 1)), unreadable: this.#unreadable };
  }
}

const figureKeys = ['records', 'published', 'rejected', 'withCwe', 'withCpe', 'withCweAndCpe', 'withCweInTextOnly', 'withCweOfOthers', 'withCpeOfOthers'] as const satisfies readonly (keyof Totals)[];

function sumOf(parts: Iterable<CveTotals>): Totals {
  const sum = zero();
  for (const part of parts) for (const key of figureKeys) sum[key] += part[key];
  return sum;
}

function zero(): Totals {
  return { records: 0, published: 0, rejected: 0, withCwe: 0, withCpe: 0, withCweAndCpe: 0, withCweInTextOnly: 0, withCweOfOthers: 0, withCpeOfOthers: 0 };
}

function count(totals: Totals, figures: Figures): void {
  totals.records += 1;
  if (figures.state === 'REJECTED') totals.rejected += 1;
  if (figures.state !== 'PUBLISHED') return;
  totals.published += 1;
  if (figures.hasCwe) totals.withCwe += 1;
  if (figures.hasCpe) totals.withCpe += 1;
  if (figures.hasCwe && figures.hasCpe) totals.withCweAndCpe += 1;
  if (figures.isCweInTextOnly) totals.withCweInTextOnly += 1;
  if (figures.othersAddCwe) totals.withCweOfOthers += 1;
  if (figures.othersAddCpe) totals.withCpeOfOthers += 1;
}
