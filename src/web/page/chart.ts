import { measureDefinitions } from '../../model/measure.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { lineChart, timeOf } from '../../report/html/line-chart.ts';
import { populationTitles, valueText } from './figure.ts';
import type { Series } from './series.ts';

const size = { width: 360, height: 150 };

/**
 * A series as a drawing with title and description; the figures themselves are in the table under it.
 * @param signedAt day of signing, marked where it lies between the first point and the last
 */
export function chart({ measure, points, drawn }: Series, id: string, signedAt?: string): Escaped<'html'> {
  const [first, last] = [points[0], points.at(-1)];
  const signed = signedAt === undefined ? undefined : timeOf(signedAt);
  const [begin, end] = [drawn[0], drawn.at(-1)];
  const isMarked = signed !== undefined && begin !== undefined && end !== undefined && signed > begin.at && signed < end.at;
  const title = `${measureDefinitions[measure.id].title}, ${populationTitles[measure.population]}`;
  const description = first === undefined || last === undefined ? '' : `${drawn.length} points. ${first.at.slice(0, 10)}: ${valueText(first, measure)}. ${last.at.slice(0, 10)}: ${valueText(last, measure)}.${isMarked ? ` The pledge was signed on ${signedAt ?? ''}.` : ''}`;
  const unit = points.some((point) => point.denominator !== undefined) ? 'share' : measureDefinitions[measure.id].unit === 'days' ? 'days' : 'count';
  return lineChart({ id, title, description, points: drawn, unit, size, ...(signed === undefined ? {} : { days: [{ at: signed, label: 'signed' }] }) });
}
