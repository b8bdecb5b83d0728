import { isUserName, nameKind, type NameKind } from './credential-name.ts';
import { isCredentialValue, isNoLiteral } from './credential-value.ts';
import type { FoundCredential } from './credential.ts';
import type { TextFormat } from './text-format.ts';
import type { TextWindow } from './text-window.ts';

/** A name that may hold a credential, cheap to test before the words are looked at. */
const stem = /pass|pwd|secret|key|token|community|psk|kennwort|senha|contrase|pin|[_-]pw/i;
const identifier = /[A-Za-z_$][\w$.-]{0,80}/g;

const quotedValue = /(?:[bBuUrRLfF@$]{0,2})(["'`])((?:\\.|(?!\1)[^\\\r\n]){0,300})\1/y;
/** `name: Type = `, `"name": `, `name[16] = `, `name => `, `name == `. */
const codeOperator = /["'`]?\]?[ \t]{0,20}[?!]?(?::[ \t]{0,4}&?(?:'\w{1,10}[ \t])?[A-Za-z_][\w.<>|[\]?&]{0,40}(?:[ \t]{1,4}[A-Za-z_][\w.<>]{0,20})?[ \t]{0,4}(?==[^=>]))?(?:\[\w{0,20}\])?[ \t]{0,20}(?::=|=>|===?|!==?|=|:(?!:)|->)[ \t]{0,20}/y;
/** In SQL a colon begins a variable. */
const sqlOperator = /["`\]]?[ \t]{0,20}(?::=|=)[ \t]{0,20}/y;
/** `NAME || "x"`, `NAME"] ?? "x"`, `NAME") or "x"`, `NAME") ?: "x"`. */
const fallback = /["'`]?[\])]{0,3}[ \t]{0,4}(?:\|\|=?|\?\?=?|\?:|\bor\b)[ \t]{0,4}/y;
/** `get("name", `, `put("name", `. */
const pairCall = /(?:\b|_)(?:get|getOrDefault|getenv|env|fetch|put|set|setProperty|append|config|getString|property|setenv|putenv|String|setDefault|set_default|Setenv|lookup|getProperty|environ|getEnv|get_env|getConfig|opt|add|addHeader)\([ \t]{0,4}["'`]$/;
const pairComma = /["'`][ \t]{0,4},[ \t]{0,4}/y;
const setterName = /^(?:set|with|password|passwd|pwd|pass|admin|default|user|db|spring|\w{1,20}\.(?:set|with|password|pass))/i;
const wrapper = /(?:String::from|new String|Some|Just|Buffer\.from|new SecureString|Secret|SecretString::(?:from|new)|[\w.:]{0,40}(?:hash|bcrypt|make_password|encode|crypt|getBytes)\w{0,20}|(?:await|yield)[ \t]{1,4}[\w.]{0,40}hash\w{0,10})\([ \t]{0,4}(?:b|b?"")?/iy;
const defaulted = /[^;\n"'`]{0,80}?\.?\bdefault(?:Value|_value|To)?["']?[ \t]{0,4}[=:(][ \t]{0,4}/y;
const joinedAfter = /[ \t]{0,4}(?:\+|%[ \t]{0,2}[\w({]|\.(?:format|concat|replace)\b|\.[ \t]{1,3}\$|\|\|)/y;
const comparison = /(?:strcmp|strcasecmp|equals|[cC]ompare\w{0,20}|constantTimeCompare|ConstantTimeCompare|compare_digest|timingSafeEqual)\((?:\[\]byte\()?[ \t]{0,4}$/;
const inlineDefault = /\{[^{}\n]{0,160}?["']?\bdefault["']?[ \t]{0,4}:[ \t]{0,4}/y;
const reversed = /(["'])([^"'\\\r\n]{1,80})\1[ \t]{0,4}(?:===?|!==?|\.equals(?:IgnoreCase)?\()[ \t]{0,4}[\w.$]{0,40}$/;

/** Finds values that are assigned to, compared with or handed over under a password-like name. */
export function findAssignments(window: TextWindow, format: TextFormat, found: (credential: FoundCredential) => void): void {
  const text = window.text;
  let doneTo = -1;
  for (const match of text.matchAll(identifier)) {
    // `password.equals("x")` compares what stands before the method.
    const name = match[0].replace(/\.(?:equals|equalsIgnoreCase|compareTo|eq|trim|strip|toString|length|size)$/, '');
    const start = match.index;
    if (start < doneTo || !stem.test(name)) continue;
    const kind = nameKind(name);
    if (kind === undefined) continue;
    const end = start + name.length;
    const value = valueOf(window, format, name, start, end);
    if (value === undefined) continue;
    let pair: boolean | undefined;
    const hasPair = (): boolean => (pair ??= pairNear(window, start, kind, format));
    if (!isCredentialValue(value.value, { nameKind: kind, name, isQuoted: value.isQuoted, isCode: format === 'code', hasPair })) continue;
    if (kind === 'weak-password' && !hasPair()) continue;
    found({ kind: kind === 'secret' ? 'secret' : 'password', name: name.replace(/[.-]{1,80}$/, ''), length: value.value.length, line: window.line + (value.linesBelow ?? 0) });
    doneTo = value.end ?? end;
  }
}

interface Value {
  readonly value: string;
  readonly isQuoted: boolean;
  /** Offset behind the value, when it stands in the window. */
  readonly end?: number;
  readonly linesBelow?: number;
}

function valueOf(window: TextWindow, format: TextFormat, name: string, start: number, end: number): Value | undefined {
  const text = window.text;
  const lead = text.slice(Math.max(0, start - 60), start);
  const named = namedValue(window, format, lead, end);
  if (named !== undefined) return named === 'none' ? undefined : named;
  if (format === 'markup') return elementText(text, lead, end) ?? attribute(text, lead, end);
  if (format === 'yaml' || format === 'settings' || format === 'script') {
    const plain = plainValue(text, format, lead, end);
    if (plain !== undefined) return plain;
  }
  if (/\.$|[#/\\]$|<\/?$/.test(lead) && !/[\w)\]]\??\.$/.test(lead)) return undefined;
  const assigned = stick(format === 'sql' ? sqlOperator : codeOperator, text, end);
  if (assigned !== undefined && isTernary(text, end)) return undefined;
  if (assigned !== undefined) {
    const literal = quotedAt(text, assigned) ?? defaultAt(text, assigned);
    if (literal !== undefined) return literal;
  }
  const compared = stick(/\.(?:equals|equalsIgnoreCase|compareTo|eq)\([ \t]{0,4}/y, text, end) ?? (comparison.test(lead) ? stick(/[ \t]{0,4},[ \t]{0,4}/y, text, end) : undefined);
  if (compared !== undefined) return quotedAt(text, compared);
  const other = stick(fallback, text, end);
  if (other !== undefined) return quotedAt(text, other);
  if (pairCall.test(lead)) {
    const comma = stick(pairComma, text, end);
    if (comma !== undefined) return quotedAt(text, comma);
  }
  if (/--$/.test(lead) || /["']-{0,2}$/.test(lead)) {
    const given = stick(/["'][ \t]{0,4},[ \t]{0,4}[^;\n]{0,60}?\bdefault[ \t]{0,2}[=:][ \t]{0,2}/y, text, end);
    if (given !== undefined) return quotedAt(text, given);
    if (/--$/.test(lead)) {
      const next = stick(/["'],[ \t]{0,4}/y, text, end);
      if (next !== undefined) return quotedAt(text, next);
    }
  }
  if (text[end] === '(' && setterName.test(name)) {
    const literal = quotedAt(text, end + 1);
    if (literal?.end !== undefined && /^[ \t]{0,4}[,)]/.test(text.slice(literal.end, literal.end + 6))) return literal;
  }
  const backwards = reversed.exec(text.slice(Math.max(0, start - 140), end));
  if (backwards?.[2] !== undefined) return { value: backwards[2], isQuoted: true };
  if (/^\s{0,8}#define\s/.test(text)) {
    const defined = stick(/[ \t]{1,40}/y, text, end);
    if (defined !== undefined) return quotedAt(text, defined);
  }
  return nestedDefault(window, end);
}

/** `cond ? password : "x"` is a choice, not an assignment. */
function isTernary(text: string, end: number): boolean {
  return /^["'`]?[ \t]{0,4}:/.test(text.slice(end, end + 6)) && /\?[^?.:,{]{0,80}$/.test(text.slice(Math.max(0, end - 120), end).replace(/\?\?/g, ''));
}

function stick(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null ? undefined : at + match[0].length;
}

function quotedAt(text: string, at: number): Value | undefined {
  const inside = stick(wrapper, text, at) ?? at;
  quotedValue.lastIndex = inside;
  const match = quotedValue.exec(text);
  if (match?.[2] === undefined) return undefined;
  const end = inside + match[0].length;
  return stick(joinedAfter, text, end) === undefined ? { value: match[2], isQuoted: true, end } : undefined;
}

/** `z.string().default("x")`, `{ type: String, default: "x" }`. */
function defaultAt(text: string, at: number): Value | undefined {
  if (!/^[\w.({ ]/.test(text.slice(at, at + 1))) return undefined;
  const inline = text[at] === '{' ? stick(inlineDefault, text, at) : undefined;
  if (inline !== undefined) return quotedAt(text, inline);
  const value = stick(defaulted, text, at);
  if (value !== undefined) return quotedAt(text, value);
  const other = stick(/[\w.$[\]"'()]{1,80}[ \t]{0,4}(?:\|\||\?\?|\?:|\bor\b)[ \t]{0,4}/y, text, at);
  if (other !== undefined) return quotedAt(text, other);
  const getter = stick(/[\w.$:]{0,40}(?:get|env|fetch|getenv|getOrDefault|environ|lookup)\w{0,12}\([ \t]{0,4}["'][\w.-]{1,60}["'][ \t]{0,4},[ \t]{0,4}/iy, text, at);
  return getter === undefined ? undefined : quotedAt(text, getter);
}

/** Unquoted values of settings, YAML and scripts. */
function plainValue(text: string, format: TextFormat, lead: string, end: number): Value | undefined {
  const expanded = /\$\{$/.test(lead) ? stick(/:?[-=]|:(?=[^\s}])/y, text, end) : undefined;
  if (expanded !== undefined) {
    const value = /^["']?([^}"'\s]{1,200})["']?\}/.exec(text.slice(expanded, expanded + 210))?.[1];
    return value === undefined ? undefined : { value, isQuoted: true, end: expanded + value.length };
  }
  if (/\$\{?$/.test(lead)) return undefined;
  const option = /(?:^|[\s"'=,[])--?$/.test(lead) ? stick(/=|[ \t]{1,4}(?!-)|["'],[ \t]{0,4}/y, text, end) : undefined;
  const env = /^\s{0,20}(?:ENV|ARG)\s{1,8}$/.test(lead) ? stick(/[ \t]{1,8}(?!=)/y, text, end) : undefined;
  const directive = format === 'settings' && /^\s{0,20}(?:enable[ \t]{1,4}|username[ \t]{1,4}\S{1,40}[ \t]{1,4}(?:privilege[ \t]\d{1,2}[ \t])?)?$/.test(lead) ? stick(/[ \t]{1,20}(?:0[ \t]{1,4})?(?![=:])/y, text, end) : undefined;
  const at = stick(/["']?\]?[ \t]{0,20}(?:[?:]?=(?!=)|:(?=[ \t]|$|["'])[ \t]{0,20}|:[ \t]{0,20}(?=\S))[ \t]{0,20}/y, text, end) ?? option ?? env ?? directive;
  if (at === undefined) return undefined;
  if (/^\s{0,20}(?:if|elif|while|until|test|assert)\b/.test(text) && format === 'script') return undefined;
  const quoted = quotedAt(text, at);
  if (quoted !== undefined) return quoted;
  const rest = text.slice(at, at + 300);
  const isFlow = format === 'yaml' && /[{[][^}\]]{0,200}$/.test(text.slice(0, at));
  const cut = format === 'script' || option !== undefined || env !== undefined || directive !== undefined ? /^[^\s;&|]{0,200}/ : isFlow ? /^[^,}\]]{0,200}/ : format === 'yaml' ? /^(?:(?! #)[^\r\n]){0,200}/ : /^(?:(?! [#;])[^\r\n]){0,200}/;
  const value = (cut.exec(rest)?.[0] ?? '').trim().replace(/["']$/, '');
  return value === '' ? undefined : { value, isQuoted: false, end: at + value.length };
}

/** `name: DB_PASSWORD` with `value: x` beside or below it, in YAML, JSON, XML and HCL. */
function namedValue(window: TextWindow, format: TextFormat, lead: string, end: number): Value | 'none' | undefined {
  if (!/(?:\b|_)(?:name|key|Name|Key|variable|ParameterKey)["']?[ \t]{0,4}[:=][ \t]{0,4}["']?[\w.$/-]{0,40}$/.test(lead)) return undefined;
  if (/<(?:input|label|select|textarea|form|button|Field|Input|TextField|FormControl|Controller)\b/i.test(window.text)) return 'none';
  const following = window.text.slice(end, end + 200) + window.after(200);
  const valued = /^["']?[ \t]{0,4}(?:,|\/?>|\}|\r?\n|[ \t])[\s,{]{0,60}["']?(?:[Vv]alue|default|defaultValue|ParameterValue|stringValue)["']?[ \t]{0,4}[:=][ \t]{0,4}/.exec(following);
  const element = valued === null && format === 'markup' ? /^["'][ \t]{0,4}>[ \t]{0,4}(?:<value>)?([^<>\s]{1,200})</.exec(following) : null;
  if (element?.[1] !== undefined) return { value: element[1], isQuoted: true };
  if (valued === null) return format === 'code' ? undefined : 'none';
  const linesBelow = valued[0].split('\n').length - 1;
  const quoted = quotedAt(following, valued[0].length);
  if (quoted !== undefined) return { value: quoted.value, isQuoted: true, linesBelow };
  if (format !== 'yaml') return 'none';
  const plain = /^[^\s#{}[\]]{1,200}/.exec(following.slice(valued[0].length))?.[0];
  return plain === undefined ? 'none' : { value: plain, isQuoted: false, linesBelow };
}

function elementText(text: string, lead: string, end: number): Value | undefined {
  if (!/<[\w.:-]{0,40}$/.test(lead)) return undefined;
  const value = /^>[ \t]{0,8}(?:<!\[CDATA\[)?([^<>\s\]]{1,200})[ \t]{0,8}(?:\]\]>)?<\//.exec(text.slice(end, end + 260))?.[1];
  return value === undefined ? undefined : { value, isQuoted: true };
}

function attribute(text: string, lead: string, end: number): Value | undefined {
  if (!/\s$|^$/.test(lead) || !/<[\w.:-]{1,60}\s[^<>]{0,1000}$/.test(text.slice(0, end))) return undefined;
  const at = stick(/[ \t]{0,4}=[ \t]{0,4}/y, text, end);
  return at === undefined ? undefined : quotedAt(text, at);
}

/** A block that begins at the name and holds `default = "x"`: Terraform variables, JSON Schema, chart values. */
function nestedDefault(window: TextWindow, end: number): Value | undefined {
  const rest = window.text.slice(end, end + 40);
  if (!/^["']?[ \t]{0,4}[:=]?[ \t]{0,4}\{?[ \t]{0,4}\r?$/.test(rest)) return undefined;
  const indent = /^\s{0,80}/.exec(window.text)?.[0].length ?? 0;
  if (indentOf(window.after(90)) <= indent) return undefined;
  let below = 0;
  for (const line of window.after(600).split('\n').slice(1, 10)) {
    below += 1;
    const own = /^\s{0,80}/.exec(line)?.[0].length ?? 0;
    if (line.trim() === '' || own <= indent) return undefined;
    const at = /^\s{0,80}["']?default["']?[ \t]{0,8}[:=][ \t]{0,8}/.exec(line)?.[0].length;
    if (at === undefined) continue;
    const quoted = quotedAt(line, at);
    if (quoted !== undefined) return { value: quoted.value, isQuoted: true, linesBelow: below };
    const plain = /^[^\s#{}[\]"',]{1,200}/.exec(line.slice(at))?.[0];
    return plain === undefined ? undefined : { value: plain, isQuoted: false, linesBelow: below };
  }
  return undefined;
}

/** Spaces at the beginning of the line that follows a line break. */
function indentOf(following: string): number {
  return /^\r?\n?([ \t]{0,80})(?=\S)/.exec(following)?.[1]?.length ?? 0;
}

/** Whether the name of an account, a host or a database stands beside the value. */
function pairNear(window: TextWindow, start: number, kind: NameKind, format: TextFormat): boolean {
  if (kind === 'secret') return false;
  const before = `${window.before()}\n${window.text.slice(Math.max(0, start - 200), start)}`;
  const after = `${window.text.slice(start, start + 300)}\n${window.after(160)}`;
  // In a program the pair must stand in the same braces.
  const near = format === 'code' ? before.slice(before.lastIndexOf('}') + 1) + after.split('}', 1)[0] : before + after;
  for (const match of near.matchAll(/([A-Za-z_][\w.-]{1,60})["'\]]{0,2}[ \t]{0,8}(?:=>|:=|[:=,(>])[ \t]{0,8}["'`]?([\w@.$<{-]{1,60})/g)) {
    const [, name = '', value = ''] = match;
    if (isUserName(name) && !/^(?:string|str|true|false|null|none|undefined|req|request|this|self|user|username|text)$/i.test(value) && !isNoLiteral(value)) return true;
    if (format !== 'prose' && /^(?:host|hostname|database|dbname|db_name|db_host|dialect|port)$/i.test(name) && kind === 'password') return true;
  }
  return false;
}
