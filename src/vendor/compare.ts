import { requirements } from '../catalog/index.ts';
import { ownEnterpriseRequirements } from '../catalog/own-enterprise.ts';
import { sourcesOf } from '../model/source-seen.ts';
import { ours, quote, rawText, say, type Text } from '../model/text.ts';
import type { ComparedCell, ComparedFigure, ComparedGroup, ComparedRequirement, ComparedVendor, VendorComparison } from '../model/vendor-comparison.ts';
import { subjectName, type VendorPosition } from '../model/vendor-position.ts';
import type { Verdict } from '../model/verdict.ts';

const vendorsMin = 2;
const vendorsMax = 8;

/** Why positions cannot be compared. */
export class ComparisonRefused extends Error {
  readonly reason: Text;
  constructor(reason: Text) {
    super(rawText(reason));
    this.name = 'ComparisonRefused';
    this.reason = reason;
  }
}

/**
 * Puts the positions of 2 to 8 makers beside each other, by requirement: what differs, what is alike, and apart from both what is unknown.
 * The order of the makers is the one given; nothing is weighed or added up. What bears on a maker’s own house is kept in a group of its own,
 * and figures on its own staff are left out of the other.
 * @throws ComparisonRefused when there are too few or too many, or they were judged by different catalogues or engines
 */
export function compareVendors(positions: readonly VendorPosition[]): VendorComparison {
  const [first] = positions;
  if (first === undefined || positions.length < vendorsMin || positions.length > vendorsMax) throw new ComparisonRefused(say`${positions.length} makers were given; ${vendorsMin} to ${vendorsMax} can be compared.`);
  requireSame(first, positions, 'catalogVersion', 'the catalogue');
  requireSame(first, positions, 'engineVersion', 'Assay');
  return {
    schema: 'assay-vendor-comparison-1',
    engineVersion: first.engineVersion,
    catalogVersion: first.catalogVersion,
    vendors: positions.map(vendorOf),
    product: groupOf(positions, (id) => !ownEnterpriseRequirements.has(id), false),
    ownEnterprise: groupOf(positions, (id) => ownEnterpriseRequirements.has(id), true),
  };
}

/** Two rule books give two answers to the same facts; beside each other they would show a difference that is not the makers’. */
function requireSame(first: VendorPosition, positions: readonly VendorPosition[], field: 'catalogVersion' | 'engineVersion', name: string): void {
  const other = positions.find((position) => position[field] !== first[field]);
  if (other !== undefined) throw new ComparisonRefused(say`${quote(subjectName(first.vendor))} was judged by version ${quote(first[field])} of ${ours(name)} and ${quote(subjectName(other.vendor))} by version ${quote(other[field])}; judge all of them by one version, from the same captures.`);
}

function vendorOf({ vendor, assessedAt, capture, places, cve }: VendorPosition): ComparedVendor {
  return {
    ...vendor,
    assessedAt,
    capture: { digest: capture.digest, endedAt: capture.endedAt, looks: capture.looks },
    places: { found: places.filter((place) => place.outcome === 'found').length, lookedFor: places.length },
    ...(cve?.list.newestAt === undefined ? {} : { cveListAt: cve.list.newestAt }),
  };
}

function groupOf(positions: readonly VendorPosition[], belongs: (id: string) => boolean, countsOwnStaff: boolean): ComparedGroup {
  const byRequirement = positions.map((position) => new Map(position.verdicts.map((verdict) => [verdict.requirement, verdict])));
  const rows = requirements.filter((requirement) => requirement.audience === 'manufacturer' && belongs(requirement.id)).flatMap((requirement): readonly ComparedRequirement[] => {
    const verdicts = byRequirement.map((verdictsOf) => verdictsOf.get(requirement.id));
    // A way that nobody chose is another way for everybody: there is nothing to put side by side.
    if (verdicts.every((verdict) => verdict === undefined || verdict.isAnotherWay === true)) return [];
    return [{ requirement: requirement.id, cells: positions.map((position, index) => cellOf(verdicts[index], position, countsOwnStaff)) }];
  });
  const kinds = rows.map((row) => ({ row, kind: kindOf(row.cells) }));
  const of = (wanted: keyof ComparedGroup): readonly ComparedRequirement[] => kinds.filter(({ kind }) => kind === wanted).map(({ row }) => row);
  return { differing: of('differing'), alike: of('alike'), unknownOfSome: of('unknownOfSome'), unknownOfAll: of('unknownOfAll') };
}

const sourcesMax = 3;

function cellOf(verdict: Verdict | undefined, position: VendorPosition, countsOwnStaff: boolean): ComparedCell {
  if (verdict === undefined) return { verdict: 'unknown', reason: ours('Nobody has looked at this.'), sources: [] };
  const figure = figureOf(verdict, countsOwnStaff);
  return { verdict: verdict.verdict, reason: verdict.reason, sources: sourcesOf(verdict, position).slice(0, sourcesMax), ...(figure === undefined ? {} : { figure }) };
}

function figureOf({ measure }: Verdict, countsOwnStaff: boolean): ComparedFigure | undefined {
  const point = measure?.points.at(-1);
  if (measure === undefined || point === undefined || point.suppressed === true || (measure.population === 'own-staff') !== countsOwnStaff) return undefined;
  return { measure: measure.id, population: measure.population, numerator: point.numerator, ...(point.denominator === undefined ? {} : { denominator: point.denominator }), at: point.at };
}

function kindOf(cells: readonly ComparedCell[]): keyof ComparedGroup {
  const known = cells.filter((cell) => cell.verdict !== 'unknown');
  if (known.length === 0) return 'unknownOfAll';
  if (known.some((one) => known.some((other) => one.verdict !== other.verdict || isOtherFigure(one.figure, other.figure)))) return 'differing';
  return known.length < cells.length ? 'unknownOfSome' : 'alike';
}

/** Whether two figures that may be compared are not the same share or number. */
function isOtherFigure(one: ComparedFigure | undefined, other: ComparedFigure | undefined): boolean {
  if (one === undefined || other === undefined || one.measure !== other.measure || one.population !== other.population) return false;
  return one.numerator * (other.denominator ?? 1) !== other.numerator * (one.denominator ?? 1);
}
