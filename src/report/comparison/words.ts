import { goals } from '../../catalog/index.ts';
import { subjectName } from '../../model/vendor-position.ts';
import { measureDefinitions } from '../../model/measure.ts';
import { joinText, ours, quote, say, type Text } from '../../model/text.ts';
import type { ComparedCell, ComparedGroup, ComparedRequirement, ComparedVendor, VendorComparison } from '../../model/vendor-comparison.ts';
import { counted, shareText } from '../figure.ts';

/** What a reader must know before comparing. */
export const comparisonLimits = 'The makers stand in the order in which they were given. A difference is what was seen of one and not of another on those days: it may lie in what they show, and not in what they do. Unknown is neither good nor bad.';

/** The two groups, which are never mixed. */
export const groupTitles = {
  product: 'Product security',
  ownEnterprise: 'The makers’ own houses, apart from their products',
} as const satisfies Partial<Record<keyof VendorComparison, string>>;

export const rowTitles: Readonly<Record<keyof ComparedGroup, string>> = {
  differing: 'Where they differ',
  alike: 'Where they are alike',
  unknownOfSome: 'Unknown of some, and alike as far as known',
  unknownOfAll: 'Unknown of all',
};

/** `0` is `A`: short names for lines and columns. They say the order given, and nothing else. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

/** Who, when, how much was looked at, and under which digest. */
export function vendorText(vendor: ComparedVendor): Text {
  const product = vendor.product === undefined ? ours('') : say`, product ${quote(vendor.product)}`;
  const name = vendor.name === undefined || vendor.domain === undefined ? ours('') : say` (${quote(vendor.name)})`;
  const list = vendor.cveListAt === undefined ? ours('no CVE list') : say`CVE list of ${quote(vendor.cveListAt.slice(0, 10))}`;
  return say`${quote(subjectName(vendor))}${name}${product}: seen on ${quote(vendor.capture.endedAt.slice(0, 10))}, ${vendor.places.found} of ${vendor.places.lookedFor} places found, ${list}; capture ${quote(vendor.capture.digest)}`;
}

/** Where a cell was seen, and when; the digest stands in the maker’s own report. */
export function sourcesText({ sources }: ComparedCell): Text | undefined {
  return sources.length === 0 ? undefined : say`[${joinText(sources.map((source) => say`${quote(source.address)} on ${quote(source.day)}`), '; ')}]`;
}

/** That the looks were not made on one day, where they were not: what differs may have changed in between. */
export function daysText({ vendors }: VendorComparison): Text | undefined {
  const days = [...new Set(vendors.map((vendor) => vendor.capture.endedAt.slice(0, 10)))].toSorted();
  const [first] = days;
  const last = days.at(-1);
  return first === undefined || last === undefined || days.length < 2 ? undefined : say`The makers were not looked at on one day, but from ${quote(first)} to ${quote(last)}: a difference may be one of time.`;
}

/** The figure of a cell: what was measured, and the value with its denominator and day. */
export function figureOfCell({ figure }: ComparedCell): { readonly title: string; readonly value: Text } | undefined {
  if (figure === undefined) return undefined;
  const { title, unit } = measureDefinitions[figure.measure];
  const value = figure.denominator === undefined ? (unit === 'days' ? counted(figure.numerator, 'day', 'days') : String(figure.numerator)) : shareText(figure.numerator, figure.denominator);
  return { title, value: say`${ours(value)}, ${quote(figure.at.slice(0, 10))}` };
}

const goalRequirements = new Set<string>(goals.map((goal) => goal.requirement));

/** The goals of the pledge and the lines of the guide first, the rest after them; otherwise the order of the catalogue. */
export function coreFirst(rows: readonly ComparedRequirement[]): readonly ComparedRequirement[] {
  const isCore = (row: ComparedRequirement): boolean => goalRequirements.has(row.requirement) || row.requirement.startsWith('demand-guide/');
  return [...rows.filter(isCore), ...rows.filter((row) => !isCore(row))];
}
