import type { FoundCredential } from './credential.ts';
import { nameKind } from './credential-name.ts';
import { isCommonDefault, isCredentialValue, isNoLiteral } from './credential-value.ts';
import type { TextFormat } from './text-format.ts';
import type { TextWindow } from './text-window.ts';

/** `IDENTIFIED BY 'x'`, `WITH PASSWORD 'x'`, `SET PASSWORD = 'x'`. */
const identified = /\b(identified[ \t]{1,4}(?:with[ \t]{1,4}['"\w]{1,40}[ \t]{1,4})?by|(?:encrypted[ \t]{1,4})?password)[ \t]{0,4}(?:=|\(|for[ \t]{1,4}\S{1,60}[ \t]{0,4}=)?[ \t]{0,4}(?:password[ \t]{0,2}\([ \t]{0,2})?N?(\\?['"])([^'"\\\r\n]{1,120})\2/gi;
const accountStatement = /\b(?:create|alter)[ \t]{1,4}(?:user|role|login|database[ \t]{1,4}user)\b|\bset[ \t]{1,4}password\b|\bgrant\b|\bidentified\b/i;
const insert = /\binsert\s{1,8}(?:ignore\s{1,8}|or\s{1,8}\w{1,10}\s{1,8})?into\s{1,8}([\w."`[\]]{1,80})\s{0,8}(?:\(([^()]{1,600})\)\s{0,40})?values\s{0,40}/i;
const accountTable = /user|account|admin|login|credential|member|operator|employee|staff|customer|auth|person/i;
const commands: readonly RegExp[] = [
  /\b[\w.-]{1,40}:([^\s"'|$]{2,80})["']?[ \t]{0,4}\|[ \t]{0,4}(?:sudo[ \t]{1,4})?chpasswd\b/g,
  /\bchpasswd[ \t]{0,4}<<<[ \t]{0,4}["']?[\w-]{1,40}:([^\s"'$]{2,80})/g,
  /\b(?:curl|wget|http|https)\b[^\n]{0,200}?[ \t](?:-u|--user)[ =]["']?[\w.@-]{1,40}:([^\s"'@$]{2,80})/g,
  /\bsshpass[ \t]{1,4}-p[ \t]{0,4}["']?([^\s"'$]{2,80})/g,
  /\bredis-cli\b[^\n]{0,80}?[ \t]-a[ \t]{1,4}["']?([^\s"'$]{2,80})/g,
  /\bmysql(?:admin|dump)?\b[^\n]{0,120}?[ \t]-p["']?([^\s"'$-][^\s"'$]{1,80})/g,
  /\bmysqladmin\b[^\n]{0,80}?[ \t]password[ \t]{1,4}["']?([^\s"'$]{2,80})/g,
  /\bhtpasswd[ \t]{1,4}-\w{0,6}b\w{0,6}[ \t]{1,4}\S{1,100}[ \t]{1,4}["']?[\w.@-]{1,40}["']?[ \t]{1,4}["']?([^\s"'$]{2,80})/g,
  /\bnet[ \t]{1,4}user[ \t]{1,4}["']?\w{1,40}["']?[ \t]{1,4}["']?([^\s"'/$%]{2,80})["']?[^\n]{0,40}\/add\b/gi,
  /\brabbitmqctl[ \t]{1,4}(?:add_user|change_password)[ \t]{1,4}["']?[\w.@-]{1,40}["']?[ \t]{1,4}["']?([^\s"'$]{2,80})/g,
  /\b(?:useradd|usermod)\b[^\n]{0,100}?[ \t](?:-p|--password)[ =]["']?(?:\$\([^)]{0,80}?\b(?:passwd|mkpasswd)[^)]{0,20}[ \t])?["']?([^\s"'$()]{2,80})/g,
];
const makers =
  /\b(?:login|log_in|signIn|authenticate|basicAuth|basic_auth|HTTPBasicAuth|SetBasicAuth|setBasicAuth|(?:create|add|seed|insert|register|ensure|make)_?(?:[Aa]dmin|[Ss]uper|[Dd]efault|[Rr]oot|[Ii]nitial)?_?(?:[Uu]ser|[Aa]ccount|[Aa]dmin|superuser)|[A-Z]\w{0,30}Credentials?|PasswordAuthentication|auth[ \t]{0,2}=[ \t]{0,2})\([ \t]{0,4}["'`]([\w.@+-]{1,60})["'`][ \t]{0,4},[ \t]{0,4}(?:["'`][\w.+-]{1,40}@[\w.-]{1,60}["'`][ \t]{0,4},[ \t]{0,4})?(?:password[ \t]{0,2}=[ \t]{0,2})?["'`]([^"'`\\\r\n]{2,80})["'`]/g;

/** Finds accounts with a fixed password that seeds, scripts and programs make or use. */
export function findAccounts(window: TextWindow, format: TextFormat, found: (credential: FoundCredential) => void): void {
  const text = window.text;
  const tell = (name: string, value: string, line: number): void => found({ kind: 'account', name, length: value.length, line });
  if (/identified|password/i.test(text) && accountStatement.test(format === 'sql' ? window.before() + text : text)) {
    for (const match of text.matchAll(identified)) if (isLiteral(match[3] ?? '')) tell('password of a database account', match[3] ?? '', window.line);
  }
  if (/\binsert\b/i.test(text)) findInserted(window, tell);
  if (format !== 'code') {
    for (const command of commands) for (const match of text.matchAll(command)) if (isLiteral(match[1] ?? '')) tell('password on a command line', match[1] ?? '', window.line);
  }
  for (const match of text.matchAll(makers)) {
    const [, user = '', value = ''] = match;
    if (isLiteral(value) && !/^(?:password|pwd|pass|username|email|string|user)$/i.test(value) && !/^(?:user(?:name)?|email)$/i.test(user)) tell('password of an account', value, window.line);
    else if (isCommonDefault(value) && /^(?:admin|root|postgres|guest)$/i.test(user)) tell('password of an account', value, window.line);
  }
}

function isLiteral(value: string): boolean {
  return isCredentialValue(value, { nameKind: 'password', name: '', isQuoted: true, isCode: false, hasPair: () => true }) && !isNoLiteral(value);
}

function findInserted(window: TextWindow, tell: (name: string, value: string, line: number) => void): void {
  const whole = window.text + window.after(2_500);
  const match = insert.exec(whole);
  if (match === null || match.index > window.text.length) return;
  const [head, table = '', columnList] = match;
  const columns = columnList?.split(',').map((column) => column.replace(/[\s"`'[\]]/g, ''));
  const at = columns?.findIndex((column) => nameKind(column) === 'password' || nameKind(column) === 'weak-password') ?? -1;
  if (columns !== undefined && at === -1) return;
  if (!accountTable.test(table) && (columns === undefined || !columns.some((column) => /user|login|email|account/i.test(column)))) return;
  const start = match.index + head.length;
  for (const tuple of tuplesOf(whole, start)) {
    const value = columns === undefined ? pairIn(tuple.cells) : literalIn(tuple.cells[at] ?? '');
    if (value === undefined || !isLiteral(value)) continue;
    const line = window.line + whole.slice(0, tuple.at).split('\n').length - 1;
    tell(columns === undefined ? 'password of a seeded account' : (columns[at] ?? ''), value, line);
  }
}

/** Rows behind VALUES: `('a', 1, md5('b')), (...)`. */
function* tuplesOf(text: string, from: number): Generator<{ readonly at: number; readonly cells: readonly string[] }> {
  let depth = 0;
  let quote = '';
  let cells: string[] = [];
  let cellStart = from;
  let at = from;
  for (let index = from; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === "'" || (character === '"' && depth > 0)) quote = character;
    else if (character === '(') {
      depth += 1;
      if (depth === 1) [cells, cellStart, at] = [[], index + 1, index];
    } else if (character === ',' && depth === 1) {
      cells.push(text.slice(cellStart, index));
      cellStart = index + 1;
    } else if (character === ')') {
      depth -= 1;
      if (depth === 0) yield { at, cells: [...cells, text.slice(cellStart, index)] };
      if (depth < 0) return;
    } else if (character === ';' || (depth === 0 && !/[\s,\\"'`+]/.test(character))) return;
  }
}

/** A literal, also inside a function that the database calls on it. */
function literalIn(cell: string): string | undefined {
  return /^\s{0,40}(?:[\w.]{1,40}\(\s{0,4}){0,2}N?\\?'([^'\\]{1,120})\\?'/.exec(cell)?.[1];
}

/** Without a list of columns: a known account followed by a known first password. */
function pairIn(cells: readonly string[]): string | undefined {
  const values = cells.map((cell) => literalIn(cell));
  const user = values.findIndex((value) => value !== undefined && /^(?:admin|root|administrator|user|guest|demo|operator)$/i.test(value));
  const value = user === -1 ? undefined : values.slice(user + 1).find((cell) => cell !== undefined && !cell.includes('@'));
  return value !== undefined && isCommonDefault(value) ? value : undefined;
}
