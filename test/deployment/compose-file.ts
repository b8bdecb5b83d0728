import { parse } from 'yaml';
import { z } from 'zod';
import { settingProblems } from './settings-of.ts';

const service = z.strictObject({
  image: z.string(), user: z.string().default(''), read_only: z.boolean().default(false), restart: z.string().optional(), command: z.array(z.string()).default([]), network_mode: z.string().optional(), networks: z.array(z.string()).default([]),
  cap_drop: z.array(z.string()).default([]), cap_add: z.array(z.string()).default([]), security_opt: z.array(z.string()).default([]), privileged: z.boolean().default(false), pids_limit: z.number().optional(), mem_limit: z.string().optional(), shm_size: z.string().optional(),
  environment: z.record(z.string(), z.string()).default({}), secrets: z.array(z.string()).default([]), volumes: z.array(z.string()).default([]), tmpfs: z.array(z.string()).default([]), ports: z.array(z.string()).default([]),
  healthcheck: z.looseObject({ test: z.array(z.string()) }).optional(), depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}), logging: z.looseObject({}).optional(),
});
const form = z.looseObject({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.unknown()), secrets: z.record(z.string(), z.strictObject({ file: z.string() })) });

/** What is wrong with a compose file of ours, by our own rules. */
export function composeProblems(text: string): readonly string[] {
  const { services, volumes, secrets } = form.parse(parse(text, { merge: true }));
  const problems: string[] = [];
  for (const [name, { image, user, read_only, cap_drop, cap_add, security_opt, privileged, pids_limit, mem_limit, environment, secrets: own, volumes: mounts, ports, healthcheck, depends_on, network_mode, networks }] of Object.entries(services)) {
    const say = (words: string): void => void problems.push(`${name}: ${words}`);
    if (!/^[1-9]\d*:[1-9]\d*$/u.test(user)) say(`runs as ${user === '' ? 'whoever the image says' : user}.`);
    if (!read_only) say('its root may be written.');
    if (cap_drop.join() !== 'ALL' || cap_add.length > 0 || privileged) say('it has capabilities.');
    if (!security_opt.includes('no-new-privileges:true')) say('it may gain privileges.');
    if (pids_limit === undefined || mem_limit === undefined) say('it is not bounded.');
    if (!image.startsWith('localhost/') && !/@sha256:[0-9a-f]{64}$/u.test(image)) say(`the image ${image} is not named by its digest.`);
    if (network_mode === 'host') say('it shares the host’s network.');
    if (network_mode === undefined && networks.length === 0) say('it is on the default network.');
    for (const mount of mounts) {
      const [source = '', , mode] = mount.split(':');
      if (source.startsWith('.') ? mode !== 'ro' : !Object.hasOwn(volumes, source)) say(`the volume ${mount} is neither named nor read-only.`);
    }
    for (const secret of own) if (!Object.hasOwn(secrets, secret)) say(`there is no secret ${secret}.`);
    for (const [variable, value] of Object.entries(environment)) if (/PASSWORD|SECRET|TOKEN|KEY|URL$/u.test(variable) && !variable.endsWith('_FILE') && variable !== 'ASSAY_PUBLIC_URL') say(`${variable}=${value} gives a secret away.`);
    if (ports.length > 0 && name !== 'workspace') say('only the namespace of the workspace and its proxy has a port.');
    if (ports.some((port) => Number(port.split(':').at(-1)) < 1024)) say('a port below 1024 inside needs a right that the process has not.');
    for (const [other, { condition }] of Object.entries(depends_on)) if (services[other] === undefined || (condition === 'service_healthy' && services[other]?.healthcheck === undefined)) say(`it waits for ${other}, whose health nobody looks at.`);
    if (healthcheck?.test[0] === 'CMD-SHELL') say('its health check needs a shell.');
    problems.push(...settingProblems(Object.fromEntries(Object.entries(environment).filter(([variable]) => variable.startsWith('ASSAY_')))).map((problem) => `${name}: ${problem}`));
  }
  if (services['workspace']?.environment['ASSAY_OWNER_DATABASE_URL_FILE'] !== undefined) problems.push('workspace: the server must not hold the owner’s role.');
  return problems;
}
