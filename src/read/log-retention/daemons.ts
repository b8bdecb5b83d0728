import type { LogKeeping, RetainedLog } from '../../model/evidence/log-retention.ts';
import { daysOf, systemdUnits } from './duration.ts';
import { nameOf, plainTextOf, type TextForm } from './form.ts';
import { afterDays, bySize, never, unstated } from './keeping.ts';

const setting = /^([A-Za-z_]{1,60})[ \t]*=[ \t]*(.*)$/;

interface Written {
  readonly value: string;
  readonly line: number;
}

/** The last value of each key, with its line; keys without regard to case, comments left out. */
function settingsIn(text: string): ReadonlyMap<string, Written> {
  const found = new Map<string, Written>();
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const [, key, value = ''] = setting.exec(line.trim()) ?? [];
    if (key !== undefined) found.set(key.toLowerCase(), { value: value.trim(), line: index + 1 });
  }
  return found;
}

/** journald.conf(5). The journal is cut by size as well, by default at a tenth of its file system and at most 4 GB, so a time alone never keeps it. */
export const journald: TextForm = {
  id: 'journald',
  reads: 'text',
  accepts: (head) => /^\[Journal\][ \t]*$/m.test(plainTextOf(head)),
  *logsIn(text): Generator<RetainedLog> {
    const settings = settingsIn(text);
    const storage = settings.get('storage');
    const retention = settings.get('maxretentionsec');
    yield { name: 'systemd journal', kept: journalKept(storage?.value, retention?.value), line: (storage?.value === 'none' ? storage : retention)?.line ?? 1 };
  },
};

function journalKept(storage: string | undefined, retention: string | undefined): LogKeeping {
  if (storage === 'none') return afterDays(0);
  if (retention === undefined || retention === '') return bySize;
  const days = daysOf(retention, systemdUnits);
  return days === 0 ? bySize : afterDays(days, true);
}

/** auditd.conf(5): `num_logs` and `max_log_file` are a number and a size; only `keep_logs` says something of time. */
export const auditd: TextForm = {
  id: 'auditd',
  reads: 'text',
  accepts: (head) => /^num_logs[ \t]*=/m.test(plainTextOf(head)) && /^max_log_file[ \t]*=/m.test(plainTextOf(head)),
  *logsIn(text): Generator<RetainedLog> {
    const settings = settingsIn(text);
    const action = settings.get('max_log_file_action');
    yield { name: nameOf(settings.get('log_file')?.value ?? 'audit log'), kept: auditKept(action?.value.toLowerCase()), line: (action ?? settings.get('num_logs'))?.line ?? 1 };
  },
};

function auditKept(action: string | undefined): LogKeeping {
  if (action === 'keep_logs') return never;
  return action === 'rotate' ? bySize : unstated;
}

const flag = /--audit-log-(maxage|maxbackup|path)=([^\s"',\]\\]{1,200})/g;

/** Flags of kube-apiserver in a pod’s manifest or a unit. A number of files may end a log before its age does. */
export const kubernetesAudit: TextForm = {
  id: 'kubernetes-audit',
  reads: 'text',
  accepts: (head) => {
    const text = plainTextOf(head);
    return /^[^#\n]{0,200}--audit-log-maxage=\d/m.test(text) && /^(?:kind:[ \t]*Pod|ExecStart=)/m.test(text);
  },
  *logsIn(text): Generator<RetainedLog> {
    const flags = new Map<string, Written>();
    for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
      if (line.trimStart().startsWith('#')) continue;
      for (const [, name = '', value = ''] of line.matchAll(flag)) flags.set(name, { value, line: index + 1 });
    }
    const age = flags.get('maxage');
    const hasFilesMax = Number(flags.get('maxbackup')?.value ?? 0) !== 0;
    const days = /^\d{1,9}$/.test(age?.value ?? '') ? Number(age?.value) : undefined;
    yield { name: nameOf(flags.get('path')?.value ?? 'Kubernetes audit log'), kept: days === 0 ? (hasFilesMax ? bySize : never) : afterDays(days, hasFilesMax), line: age?.line ?? 1 };
  },
};
