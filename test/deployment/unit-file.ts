import { settingProblems } from './settings-of.ts';

/** What a unit must say so that its process can do no more than it needs. */
const required: Readonly<Record<string, string>> = {
  DynamicUser: 'yes', ProtectSystem: 'strict', ProtectHome: 'yes', PrivateTmp: 'yes', PrivateDevices: 'yes', PrivateUsers: 'yes', ProtectProc: 'invisible', ProtectKernelTunables: 'yes', ProtectKernelModules: 'yes', ProtectControlGroups: 'yes',
  NoNewPrivileges: 'yes', CapabilityBoundingSet: '', AmbientCapabilities: '', RestrictSUIDSGID: 'yes', RestrictNamespaces: 'yes', LockPersonality: 'yes', SystemCallArchitectures: 'native', StateDirectoryMode: '0700', UMask: '0077', LimitCORE: '0',
};

/** What is wrong with a unit of ours, by our own rules. */
export function unitProblems(text: string): readonly string[] {
  const values = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [, name, value] = /^([A-Za-z]+)=(.*)$/u.exec(line.trim()) ?? [];
    if (name !== undefined && value !== undefined) values.set(name, [...(values.get(name) ?? []), value]);
  }
  const problems = Object.entries(required).flatMap(([name, value]) => (values.get(name)?.join() === value ? [] : [`${name}=${value} is expected, and not ${values.get(name)?.join() ?? 'nothing'}.`]));
  const calls = values.get('SystemCallFilter') ?? [];
  if (calls[0] !== '@system-service' || !calls.some((value) => value.startsWith('~') && value.includes('@privileged'))) problems.push('SystemCallFilter allows @system-service and takes @privileged away.');
  for (const name of ['ReadWritePaths', 'User', 'Group']) for (const value of values.get(name) ?? []) if (name === 'ReadWritePaths' || value === 'root') problems.push(`${name}=${value} is not expected.`);
  for (const value of values.get('ExecStart') ?? []) for (const flag of ['--disable-proto=throw', '--disallow-code-generation-from-strings']) if (!value.includes(flag)) problems.push(`ExecStart lacks ${flag}.`);
  const settings = Object.fromEntries((values.get('Environment') ?? []).map((pair) => pair.split('=') as [string, string]));
  return [...problems, ...settingProblems(settings)];
}
