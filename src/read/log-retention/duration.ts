import { monthDays, yearDays } from './keeping.ts';

/** How long a unit is, in seconds. */
type Units = ReadonlyMap<string, number>;

const day = 86_400;

const unitsOf = (table: Readonly<Record<string, number>>): Units => new Map(Object.entries(table).flatMap(([names, seconds]) => names.split(' ').map((name): [string, number] => [name, seconds])));

/** systemd.time(7): a number without a unit is seconds, and `M` is months where `m` is minutes. */
export const systemdUnits = new Map([
  ...unitsOf({ 'usec us': 1e-6, 'msec ms': 1e-3, 'seconds second sec s': 1, 'minutes minute min m': 60, 'hours hour hr h': 3600, 'days day d': day, 'weeks week w': 7 * day, 'months month M': monthDays * day, 'years year y': yearDays * day }),
  ['', 1],
]);

/** Time units of Elasticsearch and OpenSearch. */
export const indexUnits = unitsOf({ nanos: 1e-9, micros: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600, d: day });

/** Durations of Prometheus, which Loki takes: a year has 365 days. */
export const prometheusUnits = new Map([...unitsOf({ ms: 1e-3, s: 1, m: 60, h: 3600, d: day, w: 7 * day, y: 365 * day }), ['', 1]]);

const part = /[ \t]*(\d{1,15}(?:\.\d{1,9})?)[ \t]*([A-Za-z]{0,10})[ \t]*/y;

/** Days of a duration such as `30d`, `720h` or `1year 6month`; undefined when it is none in these units. */
export function daysOf(text: string, units: Units): number | undefined {
  const written = text.slice(0, 100).trim();
  let seconds = 0;
  let at = 0;
  while (at < written.length) {
    part.lastIndex = at;
    const found = part.exec(written);
    const unit = found === null ? undefined : units.get(found[2] ?? '');
    if (found === null || unit === undefined) return undefined;
    seconds += Number(found[1]) * unit;
    at = part.lastIndex;
  }
  return written === '' ? undefined : seconds / day;
}
