import { requirements } from '../../catalog/index.ts';
import { joinedPoints } from '../../model/joined-points.ts';
import { measureDefinitions, type Measure, type MeasureId, type MeasurePoint, type Population } from '../../model/measure.ts';
import type { Reader, Writer } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';

type PointRow = Tables['measurePoint'];

/** Points that are kept of one assessment: the newest of each series, whole figures before those split by something. The rest is in its bytes. */
const most = { ofSeries: 1000, inAll: 20_000, inOneQuery: 500 };
/** Newest points of one measure that the next assessment is given, beside the first one. */
const historyMost = 400;

/** What one assessment measured, point by point, where it says something new. In the transaction that keeps the assessment. */
export async function keepMeasurePoints(rows: Writer, productId: string, assessmentId: string, measures: readonly Measure[]): Promise<void> {
  const measured = rowsOf(productId, assessmentId, measures);
  const [named, times] = [[...new Set(measured.map(({ measure }) => measure))], [...new Set(measured.map(({ at }) => at))]];
  const known = new Map<string, PointRow>();
  for (let start = 0; start < times.length; start += most.inOneQuery) {
    const kept = await rows.selectFrom('measurePoint').selectAll().where('productId', '=', productId).where('measure', 'in', named).where('at', 'in', times.slice(start, start + most.inOneQuery)).execute();
    for (const row of kept) known.set(keyOf(row), row);
  }
  const fresh: PointRow[] = [];
  for (const row of measured) {
    const before = known.get(keyOf(row));
    if (before === undefined) fresh.push(row);
    else if (saidBy(before) !== saidBy(row)) {
      const { measure, population, dimensions, at, beginsAt, numerator, denominator, isSuppressed, sources } = row;
      await rows.updateTable('measurePoint').set({ beginsAt, numerator, denominator, isSuppressed, sources, assessmentId }).where('productId', '=', productId).where('measure', '=', measure).where('population', '=', population).where('dimensions', '=', dimensions).where('at', '=', at).execute();
    }
  }
  for (let start = 0; start < fresh.length; start += most.inOneQuery) await rows.insertInto('measurePoint').values(fresh.slice(start, start + most.inOneQuery)).execute();
}

/** The whole figures of a product that earlier assessments measured, for the next one: what progress rests on. */
export async function historyOf(rows: Reader, productId: string): Promise<readonly Measure[]> {
  const found: PointRow[] = [];
  for (const [measure, population] of restedOn) {
    const newest = await newestPoints(rows, productId, measure, population, historyMost);
    found.push(...newest);
    if (newest.length < historyMost) continue;
    const first = await wholePoints(rows, productId, measure, population).orderBy('at').limit(1).executeTakeFirst();
    if (first !== undefined && newest.every(({ at }) => at !== first.at)) found.push(first);
  }
  return measuresIn(found);
}

/** The newest points of a whole figure. Read by the table’s key, however long its history is. */
export async function newestPoints(rows: Reader, productId: string, measure: MeasureId, population: Population, limit: number): Promise<readonly PointRow[]> {
  return wholePoints(rows, productId, measure, population).orderBy('at', 'desc').limit(limit).execute();
}

// The type of a query is what its builders make it.
// eslint-disable-next-line typescript/explicit-function-return-type
function wholePoints(rows: Reader, productId: string, measure: MeasureId, population: Population) {
  return rows.selectFrom('measurePoint').selectAll().where('productId', '=', productId).where('measure', '=', measure).where('population', '=', population).where('dimensions', '=', '{}');
}

/** Every measure that a verdict on progress can rest on, with each population that counts for it. */
const restedOn: readonly (readonly [MeasureId, Population])[] = uniquePairs(requirements.flatMap(({ measures = [], populations = ['customers', 'product'] }) => measures.flatMap((measure) => populations.map((population) => [measure, population] as const))));

function uniquePairs(pairs: readonly (readonly [MeasureId, Population])[]): readonly (readonly [MeasureId, Population])[] {
  return [...new Map(pairs.map((pair) => [pair.join(' '), pair])).values()];
}

/** Rows as series, each ascending by time. A measure that this version does not know is left out. */
export function measuresIn(rows: readonly PointRow[]): readonly Measure[] {
  const series = Map.groupBy(rows, ({ measure, population, dimensions }) => JSON.stringify([measure, population, dimensions]));
  return [...series.values()].flatMap((own): readonly Measure[] => {
    const [first] = own;
    if (first === undefined || !isMeasure(first.measure) || !isPopulation(first.population)) return [];
    const sources = new Set(own.flatMap((row) => JSON.parse(row.sources) as Measure['sources']));
    return [{ id: first.measure, population: first.population, dimensions: JSON.parse(first.dimensions) as Measure['dimensions'], points: own.map(pointOf).toSorted((one, other) => (one.at < other.at ? -1 : 1)), sources: [...sources].toSorted() }];
  });
}

/** Whether this is the id of a measure of this version. */
function isMeasure(id: string): id is MeasureId {
  return Object.hasOwn(measureDefinitions, id);
}

function isPopulation(name: string): name is Population {
  return name === 'customers' || name === 'own-staff' || name === 'this-instance' || name === 'product';
}

function rowsOf(productId: string, assessmentId: string, measures: readonly Measure[]): readonly PointRow[] {
  const byKey = Map.groupBy(measures, ({ id, population, dimensions }) => JSON.stringify([id, population, dimensionsText(dimensions)]));
  const series = [...byKey.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ ...first, sources: [...new Set(same.flatMap(({ sources }) => sources))].toSorted(), points: joinedPoints(same).slice(-most.ofSeries) }];
  });
  const wholeFirst = series.toSorted((one, other) => Object.keys(one.dimensions).length - Object.keys(other.dimensions).length);
  return wholeFirst.flatMap(({ id, population, dimensions, points, sources }) => points.map((point): PointRow => ({
    productId, measure: id, population, dimensions: dimensionsText(dimensions), at: point.at, beginsAt: point.from ?? null,
    numerator: point.suppressed === true ? '0' : String(point.numerator), denominator: point.suppressed === true ? null : (point.denominator ?? null), isSuppressed: point.suppressed === true ? 1 : 0,
    sources: JSON.stringify(sources), assessmentId,
  }))).slice(0, most.inAll);
}

function pointOf({ at, beginsAt, numerator, denominator, isSuppressed }: PointRow): MeasurePoint {
  return { at, ...(beginsAt === null ? {} : { from: beginsAt }), numerator: Number(numerator), ...(denominator === null ? {} : { denominator }), ...(isSuppressed === 1 ? { suppressed: true } : {}) };
}

function dimensionsText(dimensions: Measure['dimensions']): string {
  return JSON.stringify(Object.fromEntries(Object.entries(dimensions).toSorted(([one], [other]) => (one < other ? -1 : 1))));
}

function keyOf({ measure, population, dimensions, at }: PointRow): string {
  return JSON.stringify([measure, population, dimensions, at]);
}

function saidBy({ beginsAt, numerator, denominator, isSuppressed, sources }: PointRow): string {
  return JSON.stringify([beginsAt, numerator, denominator, isSuppressed, sources]);
}
