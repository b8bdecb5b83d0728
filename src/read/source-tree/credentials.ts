import type { FoundCredential } from './credential.ts';
import { findAccounts } from './credential-accounts.ts';
import { findAddresses } from './credential-addresses.ts';
import { findAssignments } from './credential-assignments.ts';
import { findDocumented } from './credential-documents.ts';
import { isCommentLine, isTranslation, type TextFormat } from './text-format.ts';
import { windowsOf, type TextWindow } from './text-window.ts';

/** Words near which a credential may stand; everything else of a file is never looked at twice. */
export const credentialKeywords: readonly string[] = [
  'pass', 'pwd', 'secret', 'psk', 'kennwort', 'senha', 'contrase', 'community', 'private key-----', 'identified by', 'insert into', 'insert ignore into', 'insert or ', '://',
  '_pw', '-pw', '_pin', 'pin_code', 'pincode', 'adminpin', 'userpin', 'defaultpin',
  ...['api', 'app', 'auth', 'access', 'aes', 'admin', 'cipher', 'cookie', 'crypto', 'encrypt', 'encryption', 'hmac', 'jwt', 'master', 'root', 'service', 'session', 'shared', 'sign', 'signing'].flatMap((word) => [`${word}key`, `${word}_key`, `${word}-key`]),
  ...['api', 'auth', 'access', 'admin', 'bearer', 'bootstrap', 'internal', 'master', 'root', 'service', 'setup', 'static', 'vault'].flatMap((word) => [`${word}token`, `${word}_token`, `${word}-token`]),
  'default login', 'default user', 'default admin', 'default account', 'default cred', 'default pin', 'log in with', 'log in as', 'login with', 'login as', 'sign in with', 'sign in as', 'credentials', 'default is admin',
  'admin/admin', 'admin:admin', 'root/root', 'root:root', 'admin / admin', 'rocommunity', 'rwcommunity', 'redis-cli', 'mysql', 'curl', 'net user', 'rabbitmqctl', 'masterauth',
  'login(', 'authenticate(', 'basicauth', 'basic_auth', 'createuser', 'create_user', 'createadmin', 'create_admin', 'adduser', 'add_user', 'superuser', 'seeduser', 'seed_user', 'auth=(', 'useradd', 'usermod',
];

/** Words that go on after `pass` and the like, and then name nothing secret: passed, passing, pass_len, pwm. */
const goesOn = /^(?:pass(?:ed|es\b|ing|iv|age|thr|_?len|_through)|pwd_?len|[_-]pw[a-ce-z]|secretar)/i;

/** Tells early, from the bytes around a keyword, that nothing can come of it. */
export function isPromising(bytes: Uint8Array, keyword: number, end: number): boolean {
  const word = credentialKeywords[keyword];
  if (word === '://') {
    // Only an address with a user part holds a credential.
    const limit = Math.min(bytes.length, end + 200);
    for (let at = end; at < limit; at += 1) {
      const byte = bytes[at] as number;
      if (byte === 64) return true;
      if (byte <= 32 || byte === 34 || byte === 39 || byte === 62) return false;
    }
    return false;
  }
  if (word === 'pass' || word === 'pwd' || word === '_pw' || word === '-pw' || word === 'secret') {
    const first = end - word.length;
    let text = '';
    for (let at = first; at < end + 8 && at < bytes.length; at += 1) text += String.fromCharCode(bytes[at] as number);
    return !goesOn.test(text);
  }
  return true;
}

const pem = /-----BEGIN (?:[A-Z]{2,12} ){0,2}PRIVATE KEY-----/;
const pemBody = /^(?:\\n|\\r|["'+,\s\\>|]|(?:Proc-Type|DEK-Info)[^\n]{0,80}){0,40}[A-Za-z0-9+/]{40}/;

/**
 * Finds credentials in one file.
 * @param hits offsets of keywords, ascending
 * @param found called in order of lines within each window
 */
export function findCredentials(path: string, format: TextFormat, bytes: Uint8Array, hits: readonly number[], found: (credential: FoundCredential) => void): void {
  const isText = isTranslation(path);
  for (const window of windowsOf(bytes, hits)) {
    findPrivateKey(window, found);
    if (format === 'prose' || isCommentLine(window.text, format)) {
      findDocumented(window, format === 'prose', found);
      if (format === 'prose') findAddresses(window, format, found);
      continue;
    }
    if (isText) continue;
    const inWindow = new Map<number, FoundCredential[]>();
    const collect = (credential: FoundCredential): void => {
      const same = inWindow.get(credential.line) ?? [];
      // One value may match as an assignment, as part of an address and as an account: it is one place.
      if (same.some((other) => other.length === credential.length && other.kind !== credential.kind)) return;
      inWindow.set(credential.line, [...same, credential]);
    };
    findAssignments(window, format, /\.pyi?$/i.test(path), collect);
    findAddresses(window, format, collect);
    findAccounts(window, format, collect);
    if (format === 'markup' && /default|credential|log ?in/i.test(window.text)) findDocumented({ ...window, text: withoutTags(window.text) }, false, collect);
    for (const all of inWindow.values()) all.forEach(found);
  }
}

/** Words between tags; what stands in code tags keeps a mark. */
function withoutTags(text: string): string {
  return text.replace(/<\/?(?:code|b|strong|kbd|em|tt|samp)>/gi, '`').replace(/<[^<>]{0,600}>?/g, ' ');
}

function findPrivateKey(window: TextWindow, found: (credential: FoundCredential) => void): void {
  const match = pem.exec(window.text);
  if (match === null) return;
  const body = window.text.slice(match.index + match[0].length) + window.after(4_000);
  if (!pemBody.test(body.slice(0, 400))) return;
  const end = body.indexOf('-----END');
  found({ kind: 'private-key', name: 'private key', length: end === -1 ? body.length : end, line: window.line });
}
