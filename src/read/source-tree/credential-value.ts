import type { NameKind } from './credential-name.ts';

/** Words that software ships as its first password; own list of common facts. */
const commonDefaults: ReadonlySet<string> = new Set([
  '0000', '00000', '000000', '1111', '11111', '111111', '1234', '12345', '123456', '1234567', '12345678', '123456789', '1234567890', '123123', '1q2w3e4r', '4321', '54321', '654321', '666666', '8888', '88888888', '9999',
  'abc123', 'abcd1234', 'access', 'adm', 'admin', 'admin1', 'admin123', 'admin1234', 'adminadmin', 'administrator', 'adminpass', 'adminpassword', 'alpine', 'arcsight', 'asdf', 'backup', 'blank', 'calvin', 'change', 'change-me', 'change_me', 'changeit',
  'changeme', 'changemenow', 'changeme123', 'changethis', 'cisco', 'comcomcom', 'debug', 'default', 'demo', 'elastic', 'enable', 'factory', 'foobared', 'friend', 'grafana', 'guest', 'hunter2', 'insecure', 'installer', 'iloveyou', 'jboss', 'kafka', 'keyboard cat', 'keycloak',
  'letmein', 'letmein!', 'live', 'login', 'manager', 'master', 'minio', 'minioadmin', 'monitor', 'mysql', 'nagios', 'nopassword', 'operator', 'oracle', 'p4ssw0rd', 'p@ssw0rd', 'p@ssword', 'pass', 'pass123', 'pass1234', 'passw0rd', 'passwd', 'password', 'password!',
  'password1', 'password12', 'password123', 'password1234', 'pi', 'postgres', 'postgresql', 'private', 'prom-operator', 'public', 'qwerty', 'qwerty123', 'rabbitmq', 'raspberry', 'redis', 'root', 'root123', 'rootpass', 'rootpassword', 's3cr3t', 's3cret', 'sa', 'sample', 'secret',
  'secret123', 'secretpassword', 'security', 'service', 'setup', 'supersecret', 'superuser', 'support', 'sysadmin', 'system', 'tech', 'temp', 'temp123', 'test', 'test123', 'tiger', 'toor', 'tomcat', 'ubnt', 'ubuntu', 'user', 'vagrant', 'vyos', 'webadmin', 'welcome',
  'welcome1', 'welcome123', 'wildfly', 'zabbix', 'zaq12wsx',
]);

/** Whether a value is a word that many products ship as their first password. */
export function isCommonDefault(value: string): boolean {
  return commonDefaults.has(value.toLowerCase());
}

const noValues: ReadonlySet<string> = new Set([
  'string', 'str', 'text', 'function', 'true', 'false', 'yes', 'no', 'null', 'none', 'nil', 'undefined', 'required', 'optional', 'hidden', 'any', 'number', 'object', 'bytes', 'bool', 'boolean', 'char', 'varchar', 'unknown', 'void', 'never', 'todo', 'tbd', 'n/a', 'na', 'empty', 'redacted', 'masked',
  'on', 'off', 'auto', 'ask', 'prompt', 'random', 'generate', 'generated', 'env', 'var', 'file', 'self', 'this', 'new', 'invalid', 'missing', 'wrong', 'incorrect', 'ok', 'nullable', 'sensitive', 'secretstring', 'confirmed', 'current', 'textfield', 'disabled', 'enabled', 'value',
]);

/** Characters that templates, lookups, paths, hashes and messages begin with or hold. */
const lookups = /^(?:[$#%]\{?[A-Za-z_({[<]|[@*][A-Za-z_]\w{0,60}$|[<{[(|>]|\/(?:[a-z]|\^)|\.{1,2}\/|~\/|\\)|\$\{|\$\(|\{\{|%\(|%[sdv]$|^:[a-z_]{1,40}$|^\?$|^\*+$|^\.+$|^-+$|^_+$|^#[a-z]|^[xX]{3,}$|<[a-z _-]{1,60}>/i;
const schemes = /^(?:https?|file|vault|secret|secrets|ssm|arn|op|kv|env|enc|aws|gcp|azurekv|keyvault|projects|ref|keyring|pass|bao|sm|doppler|data|urn|ftp):(?!$)|^ENC[[(]|^\{cipher\}|^AQICA|^vault:|^projects\/|^(?:path|config|process|env|os|settings|secrets|var|local|module|data|args|options|params|props|self|this)\.[A-Za-z_]/;
const hashes = /^(?:\$(?:1|2[abxy]?|5|6|7|y|apr1|argon2\w{0,2}|pbkdf2[\w-]{0,20}|scrypt|P|H|S)\$|\{(?:S?SHA\d{0,3}|S?MD5|CRYPT|bcrypt|pbkdf2|argon2|scrypt)\}|pbkdf2[_:]|sha(?:1|256|512)[:$-]|argon2|bcrypt[:$]|scrypt:|md5[a-f\d]{32}|SCRAM-SHA)/i;
const versionRange = /^(?:[\^~]|[<>]=?|=)\d{1,6}(?:\.[\dx*]{1,6}){1,3}|^v?\d{1,6}(?:\.\d{1,6}){2,3}(?:[-+][\w.]{1,40})?$|^\d{1,2}\.\d{1,2}$/;
/** Names that nobody can have: RFC 2606 keeps them for examples. */
const reserved = /@(?:[\w-]{1,40}\.){0,3}example(?:\.(?:com|org|net))?$/i;
const hexHash = /^(?:[a-f\d]{32}|[a-f\d]{40}|[a-f\d]{48}|[a-f\d]{56}|[a-f\d]{64}|[a-f\d]{96}|[a-f\d]{128})$/i;
const yours = /^(?:your|my|the|an?|some|insert|enter|put|replace|add|fill|set|type|example)[ _.-]?(?:own|new|strong|secure|very|actual|real|super|long)?[ _.-]?(?:db|database|admin|root|user|jwt|api|app|smtp|session|secret)?[ _.-]?(?:password|passwd|pass|passphrase|pwd|secret|key|token|apikey|credential|value|me|with|this|in|here)s?\b/i;
const asked = /(?:^|[ _.-])(?:here|goes|placeholder|replace[_-]?(?:me|this|with)|to[_-]be[_-]|fill[_-]?in|from[_-](?:env|vault|secret|file))(?:$|[ _.-])|^x{3,}|x{4,}$|^\.\.\.|\.\.\.$|^…|…$/i;
/** Says that the program does not run with it. */
const refused = /(?:^|[ _-])or[ _-](?:it[ _-])?(?:will[ _-])?(?:fail|refuse|abort|die)s?\b|will[ _-]?not[ _-]start/i;
/** Words that describe a value instead of being one: `passwordforuser`. */
const described = /^(?:password|passwd|passphrase|secret|token)[-_]?(?:for|of)[-_]?(?:the|your|my)?[-_]?(?:user|bot|account|admin|login|server|database|db)s?$/i;
const formats = /\{\d{0,2}\}|\{[a-z_][\w.]{0,60}\}|%[sdv@]|#\{|<%|\|\||&&/i;

export interface ValueContext {
  readonly nameKind: NameKind;
  readonly name: string;
  /** Whether the value stands in quotes. */
  readonly isQuoted: boolean;
  /** Whether the file is a program and not a configuration. */
  readonly isCode: boolean;
  /** Whether a user, host or database stands beside it. */
  readonly hasPair: () => boolean;
}

/** Tells whether a literal is a credential that every copy of the file shares, and not a placeholder, lookup, label or hash. */
export function isCredentialValue(raw: string, context: ValueContext): boolean {
  const value = raw.startsWith('{noop}') ? raw.slice(6) : raw;
  if (value.length < 2 || value.length > 300) return false;
  const lower = value.toLowerCase();
  if (isCommonDefault(value)) return !(context.isCode && isLabel(lower, context)) && !isTitle(value, context);
  if (noValues.has(lower) || /\s/.test(value) || isNoLiteral(value) || isReserved(value)) return false;
  if (!context.isQuoted && /[()[\]{}<>|"'`,;]/.test(value)) return false;
  if (isName(value, lower, context)) return false;
  if (context.nameKind === 'secret') return looksSecret(value, lower);
  return !hexHash.test(value) && !/^(?:true|false|\d)$/.test(lower);
}

/** Whether a value is the address of nobody: `ftp@example.com`. */
export function isReserved(value: string): boolean {
  return reserved.test(value);
}

/** Whether a value is a placeholder, a lookup, a format, a path, an address or a hash. */
export function isNoLiteral(value: string): boolean {
  return lookups.test(value) || schemes.test(value) || hashes.test(value) || versionRange.test(value) || yours.test(value) || asked.test(value) || refused.test(value) || described.test(value) || formats.test(value) || /^(.)\1{4,}$/.test(value);
}

/** `PASSWORD = "password"` in a program is more often a field's name than a value. */
function isLabel(lower: string, context: ValueContext): boolean {
  const isLabelWord = /^(?:password|passwd|pass|passphrase|pwd|secret|token|private|public|login|user|access)$/.test(lower);
  const isRole = context.nameKind === 'secret' && /^(?:default|test|system|service|setup|support|live|blank|change|enable|debug|demo|backup|master|sample|manager|monitor|operator)$/.test(lower);
  return (isLabelWord || isRole) && !context.hasPair();
}

/** `Password` with a capital is a label, not a value. */
function isTitle(value: string, context: ValueContext): boolean {
  return /^(?:Password|Passwd|Secret|Login|User|Passphrase)$/.test(value) && !context.hasPair();
}

/** Names of variables, keys of translations, routes, selectors. */
function isName(value: string, lower: string, context: ValueContext): boolean {
  if (/^[A-Z][A-Z\d]{1,30}(?:_[A-Z\d]{1,30}){1,8}$/.test(value)) return true;
  const isAboutCredential = /passw|passphrase|secret|token|credential|pwd|api_?key/.test(lower);
  if (isAboutCredential && /^[a-z]+(?:[.:][a-zA-Z_-]+)+$|^[a-z]+(?:\/[a-zA-Z_-]+){2,}$/i.test(value)) return true;
  if (isAboutCredential && context.isCode && /^(?:(?:forgot|reset|change|set|new|old|confirm|current|repeat|verify|show|toggle|invalid|wrong|user|field|input|form|update|edit)[-_ ]?){1,3}(?:password|passwd|pwd|token|secret)s?$/.test(lower)) return true;
  if (isAboutCredential && context.isCode && /^(?:password|passwd|pwd|token|secret)[-_ ]?(?:field|input|hash|reset|error|label|changed|mismatch|incorrect|required|confirm|confirmation|again|name|type|login|grant|auth|value|key|id)$/.test(lower)) return true;
  const words = lower.replace(/[^a-z]/g, '');
  // `KEY_MAIL_PASSWORD="mail-password"`: the name of a setting, kept in a constant.
  if (isAboutCredential && /^(?:key|name|option|setting|param|field|env|var)_/i.test(context.name) && context.name.toLowerCase().replace(/[^a-z]/g, '').endsWith(words)) return true;
  return context.isCode && words === context.name.toLowerCase().replace(/[^a-z]/g, '') && !context.hasPair();
}

/** Keys and tokens: many names end so without holding one, so the value must look like a secret. */
function looksSecret(value: string, lower: string): boolean {
  if (value.length < 6) return false;
  if (/^[a-z]+(?:[-_.][a-z]+)*$/.test(lower)) return /(?:secret|changeme|change[-_]?(?:me|this|it)|insecure|default|keyboard|dev)/.test(lower) && lower.length >= 8 && !/(?:name|ref|manager|store|id|provider|path|header|token|client[-_]secret)$/.test(lower);
  return /\d/.test(value) || /[^\w.-]/.test(value) || value.length >= 16;
}
