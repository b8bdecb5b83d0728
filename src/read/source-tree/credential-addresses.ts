import type { FoundCredential } from './credential.ts';
import { nameKind } from './credential-name.ts';
import { isCredentialValue, isNoLiteral, isReserved } from './credential-value.ts';
import type { TextFormat } from './text-format.ts';
import type { TextWindow } from './text-window.ts';

const userInfo = /\b([a-z][a-z\d+.-]{1,30}):\/\/([^\s:@/"'<>?#`]{0,80}):([^\s@/"'<>`]{2,120})@([\w.$[{-]{1,100})/gi;
const connectionPart = /(?:^|[;"'?&`])[ \t]{0,4}(password|pwd)[ \t]{0,4}=[ \t]{0,4}([^;"'&\s`]{2,100})(?=[;"'&\s`]|$)/gi;
const connection = /(?:server|data source|datasource|host|user id|uid|user|username|database|initial catalog)[ \t]{0,4}=|jdbc:|:\/\//i;
const example = /^(?:(?:[\w-]{1,40}\.){0,3}example(?:\.(?:com|org|net))?|host|hostname|(?:mail|smtp|db|database)?[.-]?server|domain(?:\.com)?|your[\w.-]{0,60}|foo(?:\.com)?|x\.y)$/i;
const placeholderUser = /^(?:user|username|usr|login|name|me|foo|u)$/i;
const placeholderPassword = /^(?:pass|password|passwd|pwd|secret|token|p|bar)$/i;

/** What a reader is to replace: `PASSWORD`, or `AccountSid:AuthToken`, the names of both. */
const capitals = /^[A-Z]{3,20}(?:[_-][A-Z]{2,20}){0,4}$/;
const camelCase = /^(?:[A-Z][a-z]{2,20}){2,4}$/;
/** Words before an address that is a sample. */
const announced = /(?:\be\.g\.|\bfor example\b|\bexample:|\bsuch as\b|\busage:)[^\n]{0,80}$/i;

/** Finds credentials inside URLs (`scheme://user:value@host`) and connection strings (`User Id=sa;Password=...`). */
export function findAddresses(window: TextWindow, format: TextFormat, found: (credential: FoundCredential) => void): void {
  for (const match of window.text.matchAll(userInfo)) {
    const [, scheme = '', user = '', value = '', host = ''] = match;
    if (!isLiteral(value) || example.test(host) || isNoLiteral(user) || isReserved(decoded(user)) || isMetavariable(user, value)) continue;
    if (announced.test(window.text.slice(Math.max(0, match.index - 100), match.index))) continue;
    if ((format === 'prose' || /^https?$/i.test(scheme)) && placeholderUser.test(user) && placeholderPassword.test(value)) continue;
    // A document's sample address of the reader's own machine tells no login of the product.
    if (format === 'prose' && (placeholderPassword.test(value) || /^(?:localhost|127\.|0\.0\.0\.0|\[::1)/i.test(host))) continue;
    found({ kind: 'address', name: `${scheme.toLowerCase()} address`, length: value.length, line: window.line });
  }
  if (format === 'prose' || !connection.test(window.text)) return;
  for (const match of window.text.matchAll(connectionPart)) {
    const value = match[2] ?? '';
    if (isLiteral(value)) found({ kind: 'address', name: 'connection string', length: value.length, line: window.line });
  }
}

function isMetavariable(user: string, value: string): boolean {
  return (capitals.test(value) && nameKind(value) !== undefined) || (camelCase.test(user) && camelCase.test(value));
}

/** An address without its percent signs; a stray one stays. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function isLiteral(value: string): boolean {
  return isCredentialValue(decoded(value), { nameKind: 'password', name: '', isQuoted: true, isCode: false, hasPair: () => true }) && !/[\\(){}]/.test(value);
}
