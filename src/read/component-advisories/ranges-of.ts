import type { AffectedRange } from '../../model/evidence/component-advisories.ts';
import { orderVersions, type VersionOrder } from '../../model/version-orders/index.ts';
import { objectsAt, stringAt, type JsonObject } from '../gateway/json-value.ts';

interface Event {
  readonly kind: 'introduced' | 'fixed' | 'last_affected' | 'limit';
  readonly version: string;
}

/**
 * The ranges that the events of one range make, in the order of their versions (OSV schema, «Evaluation»): an `introduced` opens one, the
 * next `fixed` or `last_affected` ends it, and what is open after that has no end.
 * @returns undefined where an event names something that is no version of this order
 */
export function rangesOf(range: JsonObject, order: VersionOrder): readonly AffectedRange[] | undefined {
  const events = objectsAt(range, 'events').flatMap(eventsOf);
  if (events.some(({ version }) => !isFirst(version) && orderVersions(order, version, version) === undefined)) return undefined;
  const compare = (a: Event, b: Event): number => (isFirst(a.version) ? Number(isFirst(b.version)) - 1 : isFirst(b.version) ? 1 : (orderVersions(order, a.version, b.version) ?? 0));
  const limit = events.filter(({ kind }) => kind === 'limit').toSorted(compare).at(-1)?.version;
  const common = { order, ...(limit === undefined ? {} : { limit }) };
  const found: AffectedRange[] = [];
  let open: string | undefined;
  for (const { kind, version } of events.filter((event) => event.kind !== 'limit').toSorted(compare)) {
    if (kind === 'introduced') open ??= version;
    else if (open !== undefined) {
      found.push({ ...common, introduced: open, ...(kind === 'fixed' ? { fixed: version } : { lastAffected: version }) });
      open = undefined;
    }
  }
  return open === undefined ? found : [...found, { ...common, introduced: open }];
}

function isFirst(version: string): boolean {
  return version === '0';
}

/** A limit of `*` is none. */
function eventsOf(event: JsonObject): readonly Event[] {
  return (['introduced', 'fixed', 'last_affected', 'limit'] as const).flatMap((kind) => {
    const version = stringAt(event, kind);
    return version === undefined || (kind === 'limit' && version === '*') ? [] : [{ kind, version }];
  });
}
