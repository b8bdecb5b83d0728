import type { ProtocolPlace } from '../../../model/evidence/build-practices.ts';
import { windowsOf } from '../text-window.ts';
import { bareVersion, cipherSetting, cipherTokens, deprecated, refusingSetting, uses, versionSetting, versionToken } from './protocol-uses.ts';

const settingsFile = /\.(?:conf|cfg|cnf|ini|ya?ml|toml|json|xml|properties|tf|hcl|nginx|vcl|service|env|config|reg|security|tpl|j2|erb)$|(?:^|\/)(?:\w{0,40}\.?Dockerfile|nginx\.conf|sshd?_config|smb\.conf|openssl\.cnf|main\.cf)$/i;
const codeFile = /\.(?:ps1|sh|bash|c|cc|cpp|cxx|h|hpp|go|rs|py|rb|php|java|kt|cs|[cm]?[jt]sx?|swift|scala|groovy)$/i;
const comment = /^\s*(?:#|\/\/|\/?\*|;|--|<!--)/;
/** In front of a use that is only compared with, or that a branch is about. */
const asked = /(?:[=!]=|\bcase|\bin|\bis|[<>])\s*[[({"']?$/;
const placesMax = 3;

interface Said {
  readonly protocol: string;
  readonly state: 'on' | 'off';
}

/**
 * Places whose own form says that a protocol is used or refused: the value of a setting for versions or ciphers, a call that opens such a
 * connection or makes such a cipher. A name in a list, a type, a schema or a sentence is no use. At most 3 of one protocol a file.
 */
export function protocolPlaces(path: string, bytes: Uint8Array, hits: readonly number[]): readonly ProtocolPlace[] {
  const isSettings = settingsFile.test(path);
  if (!isSettings && !codeFile.test(path)) return [];
  const found: ProtocolPlace[] = [];
  for (const { text, line } of windowsOf(bytes, hits.slice(0, 500))) {
    if (comment.test(text)) continue;
    for (const { protocol, state } of [...inSetting(text, isSettings), ...inUses(text)]) {
      const own = found.filter((other) => other.protocol === protocol);
      if (own.length < placesMax && !own.some((other) => other.line === line && other.state === state)) found.push({ path, line, protocol, state, isDeprecated: deprecated.has(protocol) });
    }
  }
  return found;
}

function inUses(text: string): readonly Said[] {
  return uses.flatMap(({ protocol, state, pattern }) => {
    const match = pattern.exec(text);
    return match === null || asked.test(text.slice(0, match.index)) ? [] : [{ protocol, state }];
  });
}

/** `key value` at the beginning of a line of settings; `key: value` and `key = value` anywhere in a line of code, also inside of another value. */
const settingLine = /^\s*(?:-\s+|export\s+|ENV\s+|set\s+|<)?["']?((?:[\w-]{1,40}[.:_-]){0,6}[\w-]{1,60}(?:\.[\w-]{1,60}){0,4})["']?(?:\s*[=:]\s*|\s+)(\S.*)$/;
const codeSetting = /(?<![\w.-])["']?([A-Za-z][\w.-]{2,60})["']?\s*(?::(?!=)|=(?![=>]))\s*(?=(\[[^\]]{0,300}|\{[^}]{0,300}|"[^"]{0,300}|'[^']{0,300}|[^\s,;)}"'[{][^,;)}]{0,100}))/g;

function inSetting(text: string, isSettings: boolean): readonly Said[] {
  if (isSettings) {
    const match = settingLine.exec(text);
    return match === null ? [] : saidBy(match[1] ?? '', match[2] ?? '');
  }
  return [...text.matchAll(codeSetting)].flatMap(([, key = '', value = '']) => saidBy(key, value));
}

function saidBy(key: string, value: string): readonly Said[] {
  const isRefusing = refusingSetting.test(key);
  if (endsWith(cipherSetting, key)) return [...cipherTokens.flatMap(([protocol, token]) => stateOf(protocol, value, token.exec(value), isRefusing)), ...(isRefusing ? versionsIn(value, true) : [])];
  if (!endsWith(versionSetting, key)) return [];
  const versions = versionsIn(value, isRefusing);
  if (versions.length > 0 || !/tls|ssl/i.test(key)) return versions;
  return [...value.matchAll(bareVersion)].map(([, minor = '']): Said => ({ protocol: `TLS 1.${minor}`, state: isRefusing ? 'off' : 'on' }));
}

/** Whether a name of a setting, behind any prefix of its own, is one of those. */
function endsWith(setting: RegExp, key: string): boolean {
  const match = setting.exec(key);
  return match !== null && match.index + match[0].length === key.length;
}

function versionsIn(value: string, isRefusing: boolean): readonly Said[] {
  return [...value.matchAll(versionToken)].flatMap((match) => {
    const [, family = '', major = '', minor = '0'] = match;
    const protocol = `${family.toUpperCase()} ${major}.${minor}`;
    return /^(?:SSL [23]\.0|TLS 1\.[0-3])$/.test(protocol) ? stateOf(protocol, value, match, isRefusing) : [];
  });
}

/** `all -SSLv3` and `HIGH:!RC4` refuse what follows the sign. */
function stateOf(protocol: string, value: string, match: RegExpExecArray | null, isRefusing: boolean): readonly Said[] {
  if (match === null) return [];
  const isOff = isRefusing || /(?:^|[\s,:"'])(?:!|-|no[-_])$/i.test(value.slice(Math.max(0, match.index - 4), match.index));
  return [{ protocol, state: isOff ? 'off' : 'on' }];
}
