import type { LogKeeping, RetainedLog } from '../../model/evidence/log-retention.ts';
import { ours, type Text } from '../../model/text.ts';
import { isObject, jsonPointer, objectAt, objectsAt, stringAt, valueAt, type JsonObject, type JsonValue } from '../gateway/json-value.ts';
import { nameOf, plainTextOf, type ValueForm } from './form.ts';
import { afterDays, never, unstated, wholeNumberOf } from './keeping.ts';

/** Answer of `aws logs describe-log-groups`: a group without `retentionInDays` never expires. */
export const cloudwatchGroups: ValueForm = {
  id: 'cloudwatch',
  reads: 'json',
  accepts: ({ json, text = '' }) => json?.keys.has('logGroups') === true && text.includes('"logGroupName"'),
  *logsIn(value): Generator<RetainedLog> {
    if (!isObject(value)) return;
    for (const [index, group] of objectsAt(value, 'logGroups').entries()) {
      yield { name: nameOf(stringAt(group, 'logGroupName') ?? 'log group without a name'), kept: groupKept(group, 'retentionInDays'), jsonPointer: jsonPointer('logGroups', index) };
    }
  },
  lacks: (value): Text | undefined => (isObject(value) && stringAt(value, 'nextToken') !== undefined ? ours('The list of log groups goes on in a further answer (nextToken); only the groups in this one are told.') : undefined),
};

/** Absent is for ever; what is there and no number, such as a reference to a parameter, is not told. */
function groupKept(group: JsonObject, key: string): LogKeeping {
  const value = valueAt(group, key);
  if (value === undefined || value === null) return never;
  const days = wholeNumberOf(value);
  return days === 0 ? unstated : afterDays(days);
}

function* templateLogs(value: JsonValue): Generator<RetainedLog> {
  if (!isObject(value)) return;
  for (const [id, resource] of Object.entries(objectAt(value, 'Resources') ?? {})) {
    if (!isObject(resource) || stringAt(resource, 'Type') !== 'AWS::Logs::LogGroup') continue;
    const properties = objectAt(resource, 'Properties') ?? {};
    yield { name: nameOf(stringAt(properties, 'LogGroupName') ?? id), kept: groupKept(properties, 'RetentionInDays'), jsonPointer: jsonPointer('Resources', id) };
  }
}

/** Log groups of a CloudFormation template. */
export const cloudformationJson: ValueForm = {
  id: 'cloudformation-json',
  reads: 'json',
  accepts: ({ json, text = '' }) => json?.keys.has('Resources') === true && text.includes('"AWS::Logs::LogGroup"'),
  logsIn: templateLogs,
};

/** The same in YAML, where it holds no short functions such as `!Ref`. */
export const cloudformationYaml: ValueForm = {
  id: 'cloudformation-yaml',
  reads: 'yaml',
  accepts: (head) => /^Resources:[ \t]*$/m.test(plainTextOf(head)) && /^[ \t]+Type:[ \t]*["']?AWS::Logs::LogGroup["']?[ \t]*$/m.test(plainTextOf(head)),
  logsIn: templateLogs,
};

/** Rules of `aws s3api get-bucket-lifecycle-configuration`. Rules that are off or end no current object say nothing of it. */
export const s3Lifecycle: ValueForm = {
  id: 's3-lifecycle',
  reads: 'json',
  accepts: ({ json, text = '' }) => json?.keys.has('Rules') === true && text.includes('"Status"') && text.includes('"Expiration"'),
  *logsIn(value): Generator<RetainedLog> {
    if (!isObject(value)) return;
    for (const [index, rule] of objectsAt(value, 'Rules').entries()) {
      const expiration = objectAt(rule, 'Expiration');
      if (stringAt(rule, 'Status') !== 'Enabled' || expiration === undefined) continue;
      const [days, date] = [valueAt(expiration, 'Days'), valueAt(expiration, 'Date')];
      if (days === undefined && date === undefined) continue;
      const filter = objectAt(rule, 'Filter') ?? {};
      const prefix = stringAt(filter, 'Prefix') ?? stringAt(objectAt(filter, 'And') ?? {}, 'Prefix') ?? stringAt(rule, 'Prefix') ?? '';
      yield { name: nameOf(stringAt(rule, 'ID') ?? (prefix === '' ? 'every object' : prefix)), kept: afterDays(wholeNumberOf(days)), jsonPointer: jsonPointer('Rules', index) };
    }
  },
};
