/** Which names hold a credential: told by the words that a name is made of. */

const passwordWords: ReadonlySet<string> = new Set([
  'password', 'passwords', 'passwd', 'passphrase', 'passcode', 'passwort', 'kennwort', 'motdepasse', 'contrasena', 'senha', 'pwd', 'psk', 'requirepass', 'masterauth', 'rocommunity', 'rwcommunity',
]);
const passwordEndings = ['password', 'passwd', 'passphrase', 'passwort', 'passcode'];
/** Before `pass` or `pw` they make a password's name; alone, `pass` needs a user beside it. */
const accountWords: ReadonlySet<string> = new Set([
  'db', 'database', 'user', 'admin', 'administrator', 'root', 'smtp', 'mail', 'email', 'ftp', 'sftp', 'mysql', 'postgres', 'pg', 'redis', 'rabbitmq', 'mongo', 'auth', 'login', 'default', 'sa',
  'service', 'api', 'proxy', 'ssh', 'ldap', 'bind', 'keystore', 'truststore', 'store', 'wifi', 'ap', 'master', 'my', 'sql', 'mq', 'mqtt', 'broker', 'jdbc', 'initial', 'superuser', 'owner', 'operator',
]);
const joinedPass = /^(?:db|user|admin|root|smtp|mail|ftp|mysql|redis|my|auth|login|sa|default|wifi|mqtt|key)(?:pass|pw)$/;
const secretWords: ReadonlySet<string> = new Set(['secret', 'secrets', 'apikey', 'secretkey', 'jwtsecret', 'signingkey', 'encryptionkey', 'masterkey', 'authtoken', 'accesstoken', 'apitoken', 'admintoken', 'appkey', 'authkey', 'hmackey', 'cookiesecret', 'sessionsecret']);
/** Word before `key`, `token` or `secret` that makes it a shared secret. */
const keyOf: ReadonlySet<string> = new Set(['secret', 'signing', 'sign', 'encryption', 'encrypt', 'crypto', 'cipher', 'aes', 'hmac', 'master', 'jwt', 'session', 'cookie', 'auth', 'api', 'app', 'shared', 'admin', 'root', 'access', 'service']);
const tokenOf: ReadonlySet<string> = new Set(['auth', 'admin', 'api', 'access', 'root', 'bearer', 'service', 'master', 'bootstrap', 'setup', 'vault', 'internal', 'static']);
const neutralEnds: ReadonlySet<string> = new Set(['default', 'value', 'val', 'plain', 'plaintext', 'cleartext', 'base', 'dev', 'development', 'prod', 'production', 'local', 'staging', 'fallback', 'literal', 'const', 'string', 'str']);
/** Before the last word they make a name speak about a credential instead of holding one: `resetPassword`, `hashedPassword`, `hasPassword`. */
const aboutWords: ReadonlySet<string> = new Set([
  'hash', 'hashed', 'digest', 'salt', 'min', 'max', 'minimum', 'maximum', 'error', 'errors', 'err', 'placeholder', 'label', 'reset', 'forgot', 'forgotten', 'enc', 'encrypted', 'sealed', 'mask', 'masked', 'show', 'hide', 'toggle', 'verify', 'validate',
  'valid', 'invalid', 'is', 'has', 'no', 'require', 'required', 'enable', 'enabled', 'disable', 'disabled', 'allow', 'env', 'header', 'changed', 'updated', 'expired', 'missing', 'incorrect', 'wrong', 'confirm', 'confirmation', 'repeat', 'retype', 'old',
  'current', 'update', 'change', 'regenerate', 'generate', 'rotate', 'public', 'csrf', 'xsrf', 'command', 'cmd', 'example', 'bad', 'weak', 'use', 'save', 'remember', 'check', 'compare', 'ask', 'prompt', 'read', 'get', 'fetch', 'find',
]);

export type NameKind = 'password' | 'secret' | 'weak-password';

/** Words of a name in lower case: `dbRootPassword` → db, root, password. */
function wordsOf(name: string): readonly string[] {
  return name
    .slice(-120)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]{2,20})([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\u00c0-\u024f]+/)
    .filter((word) => word !== '');
}

/**
 * Tells whether a name holds a credential.
 * `weak-password`: only when a user or account stands beside it (`pass`, `pw`, `pin`).
 */
export function nameKind(name: string): NameKind | undefined {
  const words = [...wordsOf(name)];
  while (words.length > 1 && neutralEnds.has(words.at(-1) ?? '')) words.pop();
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  const kind = kindOfEnd(last, before);
  if (kind === undefined) return undefined;
  // The object in front of a dot says nothing: `command.password` holds one.
  const own = wordsOf(name.slice(name.lastIndexOf('.') + 1));
  return own.some((word) => aboutWords.has(word)) ? undefined : kind;
}

function kindOfEnd(last: string, before: string): NameKind | undefined {
  if (passwordWords.has(last) || joinedPass.test(last)) return 'password';
  if (last.length > 8 && last.length < 40 && passwordEndings.some((ending) => last.endsWith(ending))) return 'password';
  if (last === 'community' && /^(?:snmp|ro|rw|read|write)$/.test(before)) return 'password';
  if (last === 'pass' || last === 'pw' || last === 'pin') return accountWords.has(before) ? 'password' : 'weak-password';
  if (last === 'word' && before === 'pass') return 'password';
  if (secretWords.has(last)) return 'secret';
  if (last === 'key' && keyOf.has(before)) return 'secret';
  if (last === 'token' && tokenOf.has(before)) return 'secret';
  return undefined;
}

/** Whether a name holds the name of an account. */
export function isUserName(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  return /^(?:user|username|login|uid|account|usr|userid)$/.test(last) || (last === 'name' && /^(?:user|login|account)$/.test(words.at(-2) ?? ''));
}
