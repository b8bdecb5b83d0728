import type { LogKeeping, RetainedLog } from '../../model/evidence/log-retention.ts';
import { isObject, jsonPointer, objectAt, objectsAt, stringAt, type JsonObject } from '../gateway/json-value.ts';
import { daysOf, indexUnits } from './duration.ts';
import { nameOf, type ValueForm } from './form.ts';
import { afterDays, bySize, never, unstated } from './keeping.ts';

/** Index lifecycle policies of Elasticsearch, as they are put or as the cluster answers. The age runs from the rollover, or where there is none from the making of the index. */
export const lifecyclePolicies: ValueForm = {
  id: 'elasticsearch-ilm',
  reads: 'json',
  accepts: ({ json, text = '' }) => json !== undefined && text.includes('"phases"') && text.includes('"policy"') && text.includes('"actions"'),
  *logsIn(value): Generator<RetainedLog> {
    if (!isObject(value)) return;
    const put = objectAt(value, 'policy');
    if (put !== undefined) {
      yield { name: 'lifecycle policy', kept: phasesKept(objectAt(put, 'phases') ?? {}), jsonPointer: jsonPointer('policy', 'phases') };
      return;
    }
    for (const [name, answer] of Object.entries(value)) {
      const phases = isObject(answer) ? objectAt(objectAt(answer, 'policy') ?? {}, 'phases') : undefined;
      if (phases !== undefined) yield { name: nameOf(name), kept: phasesKept(phases), jsonPointer: jsonPointer(name, 'policy', 'phases') };
    }
  },
};

/** Without a phase `delete`, or without its action, nothing ends the index; the age of a phase is zero where none is given. */
function phasesKept(phases: JsonObject): LogKeeping {
  const last = objectAt(phases, 'delete');
  if (last === undefined || objectAt(objectAt(last, 'actions') ?? {}, 'delete') === undefined) return never;
  return afterDays(Object.hasOwn(last, 'min_age') ? daysOf(stringAt(last, 'min_age') ?? '', indexUnits) : 0);
}

/** A policy of OpenSearch’s index state management, as it is put or as the cluster answers. */
export const statePolicies: ValueForm = {
  id: 'opensearch-ism',
  reads: 'json',
  accepts: ({ json, text = '' }) => json !== undefined && json.keys.has('policy') && text.includes('"states"') && text.includes('"transitions"'),
  *logsIn(value): Generator<RetainedLog> {
    if (!isObject(value)) return;
    const policy = objectAt(value, 'policy') ?? {};
    const name = stringAt(policy, 'policy_id') ?? stringAt(value, '_id') ?? 'state policy';
    yield { name: nameOf(name), kept: statesKept(objectsAt(policy, 'states')), jsonPointer: jsonPointer('policy', 'states') };
  },
};

/** The smallest age by which a state that deletes is entered. A way into it by a size or a number of documents may be sooner. */
function statesKept(states: readonly JsonObject[]): LogKeeping {
  const ending = new Set(states.filter((state) => objectsAt(state, 'actions').some((action) => Object.hasOwn(action, 'delete'))).map((state) => stringAt(state, 'name')));
  if (ending.size === 0) return never;
  const ways = states.flatMap((state) => objectsAt(state, 'transitions')).filter((way) => ending.has(stringAt(way, 'state_name'))).map((way) => objectAt(way, 'conditions') ?? {});
  const ages = ways.map((conditions) => stringAt(conditions, 'min_index_age') ?? stringAt(conditions, 'min_rollover_age'));
  const known = ages.flatMap((age) => (age === undefined ? [] : [daysOf(age, indexUnits) ?? Number.NaN]));
  const isBySize = ways.some((conditions) => Object.hasOwn(conditions, 'min_size') || Object.hasOwn(conditions, 'min_doc_count'));
  if (known.length === 0) return isBySize ? bySize : unstated;
  return afterDays(known.reduce((least, days) => Math.min(least, days)), isBySize || known.length < ways.length);
}
