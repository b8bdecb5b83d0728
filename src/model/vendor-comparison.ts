import type { Digest } from './artifact.ts';
import type { MeasureId, Population } from './measure.ts';
import type { SourceSeen } from './source-seen.ts';
import type { Text } from './text.ts';
import type { VendorSubject } from './vendor-position.ts';
import type { VerdictName } from './verdict.ts';

/** Positions of several makers beside each other, in the order given. Nobody comes first, and nothing is added up. */
export interface VendorComparison {
  readonly schema: 'assay-vendor-comparison-1';
  readonly engineVersion: string;
  readonly catalogVersion: string;
  readonly vendors: readonly ComparedVendor[];
  /** What bears on the product. */
  readonly product: ComparedGroup;
  /** What bears on the maker’s own house and people; says nothing about the product. */
  readonly ownEnterprise: ComparedGroup;
}

/** Who is compared, and what was looked at on which day. */
export type ComparedVendor = VendorSubject & {
  readonly assessedAt: string;
  readonly capture: { readonly digest: Digest; readonly endedAt: string; readonly looks: number };
  readonly places: { readonly found: number; readonly lookedFor: number };
  /** Whether a list of CVE records was there, and how new it is. */
  readonly cveListAt?: string;
};

/** Rows by what they tell; each in the order of the catalogue. */
export interface ComparedGroup {
  /** At least two makers of whom something is known differ in verdict or figure. */
  readonly differing: readonly ComparedRequirement[];
  /** Known of everybody, and alike. */
  readonly alike: readonly ComparedRequirement[];
  /** Unknown of at least one, and the others do not differ. */
  readonly unknownOfSome: readonly ComparedRequirement[];
  readonly unknownOfAll: readonly ComparedRequirement[];
}

export interface ComparedRequirement {
  readonly requirement: string;
  /** One for each maker, in the order given. */
  readonly cells: readonly ComparedCell[];
}

export interface ComparedCell {
  readonly verdict: VerdictName;
  readonly reason: Text;
  /** What it rests on, at most three. */
  readonly sources: readonly SourceSeen[];
  readonly figure?: ComparedFigure;
}

/** The latest figure; compared with another one only under the same measure and population. */
export interface ComparedFigure {
  readonly measure: MeasureId;
  readonly population: Population;
  readonly numerator: number;
  readonly denominator?: number;
  /** Date or time that it speaks of. */
  readonly at: string;
}
