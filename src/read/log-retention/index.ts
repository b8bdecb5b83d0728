import { retainedLogsMax, type RetainedLog } from '../../model/evidence/log-retention.ts';
import { ours, quote, say, type Text } from '../../model/text.ts';
import { parseJson } from '../gateway/json.ts';
import { decodeText } from '../gateway/text.ts';
import { parseYaml } from '../gateway/yaml.ts';
import { headOf, type Head } from '../head.ts';
import { unreadable, type Note, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { cloudformationJson, cloudformationYaml, cloudwatchGroups, s3Lifecycle } from './aws.ts';
import { azureDiagnostics, azureWorkspaces, googleBuckets } from './clouds.ts';
import { auditd, journald, kubernetesAudit } from './daemons.ts';
import type { TextForm, ValueForm } from './form.ts';
import { lifecyclePolicies, statePolicies } from './index-policies.ts';
import { logrotate } from './logrotate.ts';
import { loki } from './loki.ts';
import { terraform } from './terraform.ts';

const KIND = 'log-retention';
const bytesMax = 4_194_304;
/** YAML takes ten times as long as JSON of the same length. */
const yamlBytesMax = 262_144;

/** In the order of detection. */
const forms: readonly (TextForm | ValueForm)[] = [cloudwatchGroups, cloudformationJson, s3Lifecycle, lifecyclePolicies, statePolicies, googleBuckets, azureWorkspaces, azureDiagnostics, terraform, cloudformationYaml, loki, kubernetesAudit, journald, auditd, logrotate];

const formOf = (head: Head): TextForm | ValueForm | undefined => forms.find((form) => form.accepts(head));

/** Configurations that say how long logs are kept (readme.md). They show what is set, not that logs are there. */
export const logRetention: Reader<'log-retention'> = {
  id: KIND,
  title: 'Configuration of how long logs are kept',
  produces: KIND,
  accepts: (head) => formOf(head) !== undefined,
  read,
};

function read(source: Source): Reading<'log-retention'> {
  const form = formOf(headOf(source));
  if (form === undefined) return unreadable(KIND, KIND, ours('The file is no configuration of how long logs are kept that is known; one of the forms in the list of formats is expected.'), { line: 1 });
  const format = `${KIND}-${form.id}`;
  try {
    const { found, lacks } = foundIn(form, source);
    const logs: RetainedLog[] = [];
    let omitted = 0;
    for (const log of found) {
      if (logs.length < retainedLogsMax) logs.push(log);
      else omitted += 1;
    }
    if (logs.length === 0) return unreadable(KIND, format, ours('The configuration names no log or group of logs that it keeps or ends; at least one is expected.'), { line: 1 });
    const notes: readonly Note[] = [
      ...(lacks === undefined ? [] : [{ level: 'finding', rule: 'further-answer', message: lacks, place: { line: 1 } } as const]),
      ...logs.filter(({ kept }) => kept.ends === 'unstated').slice(0, 20).map(({ name, line, jsonPointer }): Note => ({ level: 'information', rule: 'unstated', message: say`How long ${quote(name)} is kept does not stand in this file as a time.`, place: { ...(line === undefined ? {} : { line }), ...(jsonPointer === undefined ? {} : { jsonPointer }) } })),
    ];
    return { kind: KIND, format, facts: { logs, logsOmitted: omitted }, notes, notesOmitted: 0, ...(omitted === 0 && lacks === undefined ? {} : { complete: false }) };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable(KIND, format, say`The configuration ${quote(problem.reason)}.`, problem.at);
  }
}

function foundIn(form: TextForm | ValueForm, source: Source): { readonly found: Iterable<RetainedLog>; readonly lacks?: Text | undefined } {
  if (form.reads === 'text') return { found: form.logsIn(decodeText(source.bytes(bytesMax))) };
  const value = form.reads === 'json' ? parseJson(source.bytes(bytesMax)) : parseYaml(source.bytes(yamlBytesMax), { failsafe: true });
  return { found: form.logsIn(value), lacks: form.lacks?.(value) };
}
