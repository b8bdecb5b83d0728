import type { LogKeeping, RetainedLog } from '../../model/evidence/log-retention.ts';
import { booleanAt, isArray, isObject, jsonPointer, objectAt, objectsAt, stringAt, valueAt, type JsonObject, type JsonValue } from '../gateway/json-value.ts';
import { nameOf, type ValueForm } from './form.ts';
import { afterDays, never, unstated, wholeNumberOf } from './keeping.ts';

type Placed = readonly [item: JsonObject, ...path: (string | number)[]];

/** The items of a list that stands at the root, behind a key, or is a single object. */
function itemsOf(value: JsonValue, key: string): readonly Placed[] {
  if (isArray(value)) return value.flatMap((item, index): Placed[] => (isObject(item) ? [[item, index]] : []));
  if (!isObject(value)) return [];
  return Object.hasOwn(value, key) ? objectsAt(value, key).map((item, index): Placed => [item, key, index]) : [[value]];
}

/** Buckets of Google Cloud Logging: one, a list of the REST interface, or what `gcloud logging buckets list --format=json` prints. */
export const googleBuckets: ValueForm = {
  id: 'google-cloud-logging',
  reads: 'json',
  accepts: ({ json, isJsonArray, text = '' }) => text.includes('"retentionDays"') && text.includes('/buckets/') && (isJsonArray || json?.keys.has('buckets') === true || json?.keys.has('retentionDays') === true),
  *logsIn(value): Generator<RetainedLog> {
    for (const [bucket, ...path] of itemsOf(value, 'buckets')) {
      const days = wholeNumberOf(valueAt(bucket, 'retentionDays'));
      yield { name: nameOf(stringAt(bucket, 'name') ?? 'bucket without a name'), kept: days === 0 ? unstated : afterDays(days), jsonPointer: jsonPointer(...path) };
    }
  },
};

const workspaceType = 'microsoft.operationalinsights/workspaces';

/** Log Analytics workspaces: what `az monitor log-analytics workspace` prints, an answer of the REST interface, or a resource template. */
export const azureWorkspaces: ValueForm = {
  id: 'azure-log-analytics',
  reads: 'json',
  accepts: ({ json, isJsonArray, text = '' }) => (json !== undefined || isJsonArray) && text.includes('"retentionInDays"') && text.toLowerCase().includes(workspaceType),
  *logsIn(value): Generator<RetainedLog> {
    const key = isObject(value) && Object.hasOwn(value, 'resources') ? 'resources' : 'value';
    for (const [item, ...path] of itemsOf(value, key)) {
      if (stringAt(item, 'type')?.toLowerCase() !== workspaceType) continue;
      const properties = objectAt(item, 'properties') ?? item;
      const days = wholeNumberOf(valueAt(properties, 'retentionInDays'));
      yield { name: nameOf(stringAt(item, 'name') ?? 'workspace without a name'), kept: days === 0 ? unstated : afterDays(days), jsonPointer: jsonPointer(...path) };
    }
  },
};

/** Diagnostic settings of Azure with a policy of retention; where it is off, the place that the logs are sent to decides. */
export const azureDiagnostics: ValueForm = {
  id: 'azure-diagnostic-settings',
  reads: 'json',
  accepts: ({ json, isJsonArray, text = '' }) => (json !== undefined || isJsonArray) && text.includes('"retentionPolicy"') && text.includes('"logs"') && text.includes('"category'),
  *logsIn(value): Generator<RetainedLog> {
    for (const [setting, ...path] of itemsOf(value, 'value')) {
      const isNested = isObject(valueAt(setting, 'properties'));
      const holder = isNested ? (objectAt(setting, 'properties') ?? {}) : setting;
      for (const [index, log] of objectsAt(holder, 'logs').entries()) {
        if (booleanAt(log, 'enabled') !== true) continue;
        yield { name: nameOf(stringAt(log, 'category') ?? stringAt(log, 'categoryGroup') ?? 'category without a name'), kept: policyKept(objectAt(log, 'retentionPolicy')), jsonPointer: jsonPointer(...path, ...(isNested ? ['properties'] : []), 'logs', index) };
      }
    }
  },
};

function policyKept(policy: JsonObject | undefined): LogKeeping {
  if (policy === undefined || booleanAt(policy, 'enabled') !== true) return unstated;
  const days = wholeNumberOf(valueAt(policy, 'days'));
  return days === 0 ? never : afterDays(days);
}
