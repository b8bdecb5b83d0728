import type { LogKeeping, RetainedLog } from '../../model/evidence/log-retention.ts';
import { isObject, jsonPointer, objectAt, objectsAt, stringAt, type JsonObject } from '../gateway/json-value.ts';
import { daysOf, prometheusUnits } from './duration.ts';
import { nameOf, plainTextOf, type ValueForm } from './form.ts';
import { afterDays, never } from './keeping.ts';

/** Grafana Loki: periods count only where the compactor, or in old versions the table manager, is told to delete. */
export const loki: ValueForm = {
  id: 'loki',
  reads: 'yaml',
  accepts: (head) => {
    const text = plainTextOf(head);
    return /^(?:limits_config|table_manager):[ \t]*(?:#.*)?$/m.test(text) && /^[ \t]+retention_period:/m.test(text);
  },
  *logsIn(value): Generator<RetainedLog> {
    if (!isObject(value)) return;
    yield* managedTables(value);
    const limits = objectAt(value, 'limits_config');
    if (limits === undefined) return;
    const compactor = objectAt(value, 'compactor');
    // A file without the compactor is a part of a configuration: what it sets is taken as it stands.
    const isDeleting = compactor === undefined || stringAt(compactor, 'retention_enabled') === 'true';
    const kept = (period: string): LogKeeping => (isDeleting ? periodKept(period) : never);
    const period = stringAt(limits, 'retention_period');
    if (period !== undefined) yield { name: 'every stream without a period of its own', kept: kept(period), jsonPointer: jsonPointer('limits_config', 'retention_period') };
    for (const [index, stream] of objectsAt(limits, 'retention_stream').entries()) {
      yield { name: nameOf(stringAt(stream, 'selector') ?? 'stream without a selector'), kept: kept(stringAt(stream, 'period') ?? ''), jsonPointer: jsonPointer('limits_config', 'retention_stream', index) };
    }
  },
};

function* managedTables(value: JsonObject): Generator<RetainedLog> {
  const manager = objectAt(value, 'table_manager');
  const period = manager === undefined ? undefined : stringAt(manager, 'retention_period');
  if (manager === undefined || period === undefined) return;
  yield { name: 'tables', kept: stringAt(manager, 'retention_deletes_enabled') === 'true' ? periodKept(period) : never, jsonPointer: jsonPointer('table_manager', 'retention_period') };
}

/** Zero turns the limit off. */
function periodKept(period: string): LogKeeping {
  const days = daysOf(period, prometheusUnits);
  return days === 0 ? never : afterDays(days);
}
