import type { ConfinementPlace } from '../../../model/evidence/build-practices.ts';
import { codeLines } from './lines.ts';

type Kind = ConfinementPlace['kind'];
type Rule = readonly ['confined' | 'open', string, RegExp];

const compose: readonly Rule[] = [
  ['open', 'privileged', /^\s*privileged\s*:\s*true\b/],
  ['open', 'host network', /^\s*network_mode\s*:\s*["']?host\b/],
  ['open', 'socket of the container engine', /docker\.sock\s*:/],
  ['open', 'unconfined profile', /(?:seccomp|apparmor)[:=]unconfined/],
  ['confined', 'no-new-privileges', /no-new-privileges(?::true)?["']?\s*$/],
  ['confined', 'read_only', /^\s*read_only\s*:\s*true\b/],
  ['confined', 'user', /^\s*user\s*:\s*["']?(?!root\b|0\b)[\w$]/],
];
const kubernetes: readonly Rule[] = [
  ['open', 'privileged', /^\s*privileged\s*:\s*true\b/],
  ['open', 'allowPrivilegeEscalation', /^\s*allowPrivilegeEscalation\s*:\s*true\b/],
  ['open', 'host namespace', /^\s*host(?:Network|PID|IPC)\s*:\s*true\b/],
  ['open', 'runAsUser 0', /^\s*runAsUser\s*:\s*0\b/],
  ['confined', 'runAsNonRoot', /^\s*runAsNonRoot\s*:\s*true\b/],
  ['confined', 'allowPrivilegeEscalation', /^\s*allowPrivilegeEscalation\s*:\s*false\b/],
  ['confined', 'readOnlyRootFilesystem', /^\s*readOnlyRootFilesystem\s*:\s*true\b/],
  ['confined', 'seccompProfile', /^\s*type\s*:\s*["']?(?:RuntimeDefault|Localhost)\b/],
];
const systemd: readonly Rule[] = [
  ['open', 'User=root', /^\s*User\s*=\s*(?:root|0)\s*$/],
  ['confined', 'User', /^\s*(?:User\s*=\s*(?!root\b|0\b)\S|DynamicUser\s*=\s*(?:yes|true|1)\b)/],
  ['confined', 'NoNewPrivileges', /^\s*NoNewPrivileges\s*=\s*(?:yes|true|1)\b/],
  ['confined', 'ProtectSystem', /^\s*ProtectSystem\s*=\s*(?:strict|full|yes|true)\b/],
  ['confined', 'PrivateTmp', /^\s*PrivateTmp\s*=\s*(?:yes|true)\b/],
  ['confined', 'SystemCallFilter', /^\s*SystemCallFilter\s*=\s*\S/],
  ['confined', 'CapabilityBoundingSet', /^\s*CapabilityBoundingSet\s*=/],
  ['confined', 'RestrictAddressFamilies', /^\s*RestrictAddressFamilies\s*=/],
];
const sandbox: readonly Rule[] = [
  ['open', 'classic confinement', /^\s*confinement\s*:\s*(?:classic|devmode)\b/],
  ['confined', 'strict confinement', /^\s*confinement\s*:\s*strict\b/],
  ['confined', 'app-sandbox', /com\.apple\.security\.app-sandbox/],
  ['open', 'whole file system', /--filesystem=(?:host|home)\b/],
];

/** Which kind of profile a file is, by its name and content; undefined for all others. */
export function confinementKind(path: string, text: () => string): Kind | undefined {
  if (/(?:^|\/)(?:[\w.-]{0,40}\.)?(?:Dockerfile|Containerfile)(?:\.[\w-]{1,40})?$/i.test(path)) return 'container-image';
  if (/(?:^|\/)(?:docker-)?compose[\w.-]{0,40}\.ya?ml$/i.test(path)) return 'compose';
  if (/\.(?:service|socket)$/.test(path)) return /^\[Service\]/m.test(text()) ? 'systemd' : undefined;
  if (/seccomp[^/]{0,60}\.json$/i.test(path)) return /"defaultAction"/.test(text()) ? 'seccomp' : undefined;
  if (/(?:^|\/)apparmor|\.apparmor$/i.test(path)) return /^\s*profile\s+\S/m.test(text()) || /^\s*\/\S+\s*\{/m.test(text()) ? 'apparmor' : undefined;
  if (/\.(?:te|cil)$/.test(path)) return /^\s*(?:policy_module|module|allow|\(type)\b/m.test(text()) ? 'selinux' : undefined;
  if (/(?:^|\/)(?:snapcraft\.ya?ml|[\w.-]+\.entitlements|[\w.]+\.flatpak\.(?:json|ya?ml))$/.test(path)) return 'application-sandbox';
  if (/\.ya?ml$|\.tpl$/i.test(path)) return /^\s*kind\s*:\s*["']?(?:Deployment|StatefulSet|DaemonSet|Pod|Job|CronJob|ReplicaSet)\b/m.test(text()) ? 'kubernetes' : undefined;
  return undefined;
}

/** Settings of a profile that confine or that give everything away. */
export function confinement(path: string, kind: Kind, text: string): readonly ConfinementPlace[] {
  if (kind === 'container-image') return image(path, text);
  if (kind === 'seccomp') {
    const isOpen = /"defaultAction"\s*:\s*"SCMP_ACT_ALLOW"/.test(text);
    return [{ path, line: 1, kind, state: isOpen ? 'open' : 'confined', setting: 'defaultAction' }];
  }
  if (kind === 'apparmor') return [{ path, line: 1, kind, state: /flags=\([^)]*(?:complain|unconfined)/.test(text) ? 'open' : 'confined', setting: 'profile' }];
  if (kind === 'selinux') return [{ path, line: 1, kind, state: /^\s*permissive\s/m.test(text) ? 'open' : 'confined', setting: 'policy' }];
  const rules = kind === 'compose' ? compose : kind === 'kubernetes' ? kubernetes : kind === 'systemd' ? systemd : sandbox;
  const lines = codeLines(text);
  const found = lines.flatMap(({ text: content, line }) => rules.filter(([, , pattern]) => pattern.test(content)).map(([state, setting]): ConfinementPlace => ({ path, line, kind, state, setting })));
  for (const [index, { text: content, line }] of lines.entries()) {
    if ((kind !== 'compose' && kind !== 'kubernetes') || !/^\s*(?:cap_drop|drop)\s*:/.test(content)) continue;
    if (/\bALL\b/.test(content) || /^\s*-\s*["']?ALL\b/i.test(lines[index + 1]?.text ?? '')) found.push({ path, line, kind, state: 'confined', setting: 'capabilities dropped' });
  }
  return found;
}

/** Programs that an entry point starts the product with under another user. */
const lowering = /\b(?:gosu|su-exec|setpriv|setuidgid|s6-setuidgid|s6-overlay|chpst|runuser)\b/;

/** The user of the last stage of an image, or of the stage that it stands on: without one it is root. */
function image(path: string, text: string): readonly ConfinementPlace[] {
  interface Stage { readonly image: string; readonly line: number; user?: { readonly name: string; readonly line: number } }
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  let isLowered = false;
  for (const { text: content, line } of codeLines(text)) {
    const [, from, alias] = /^\s*FROM\s+(?:--\S+\s+)?(\S+)(?:\s+AS\s+(\S+))?/i.exec(content) ?? [];
    if (from !== undefined) {
      const user = stages.get(from.toLowerCase())?.user;
      stage = { image: from, line, ...(user === undefined ? {} : { user }) };
      if (alias !== undefined) stages.set(alias.toLowerCase(), stage);
    }
    const name = /^\s*USER\s+["']?([^\s"':]+)/i.exec(content)?.[1];
    if (name !== undefined && stage !== undefined) stage.user = { name, line };
    isLowered ||= lowering.test(content);
  }
  if (stage === undefined) return [];
  const { user } = stage;
  const isRoot = user === undefined ? !/non-?root|rootless/i.test(stage.image) : user.name === 'root' || user.name === '0';
  return [{ path, line: user?.line ?? stage.line, kind: 'container-image', state: !isRoot ? 'confined' : isLowered ? 'unclear' : 'open', setting: 'USER' }];
}
