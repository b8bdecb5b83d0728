import type { FoundCredential } from './credential.ts';
import { defaultAt, quotedAt, stick, type Literal } from './credential-literal.ts';
import { nameKind } from './credential-name.ts';
import { attribute, elementText, namedValue, nestedDefault } from './credential-named-value.ts';
import { pairNear } from './credential-pair.ts';
import { plainValue } from './credential-plain-value.ts';
import { isCredentialValue } from './credential-value.ts';
import type { TextFormat } from './text-format.ts';
import type { TextWindow } from './text-window.ts';

/** A name that may hold a credential, cheap to test before the words are looked at. */
const stem = /pass|pwd|secret|key|token|community|psk|kennwort|senha|contrase|pin|[_-]pw/i;
const identifier = /[A-Za-z_$][\w$.-]{0,80}/g;

/** `name: Type = `, `name string = `, `"name": `, `name[16] = `, `name => `, `name == `. */
const codeOperator = /["'`]?\]?(?:[ \t]{1,40}string(?=[ \t]{1,20}=))?[ \t]{0,20}[?!]?(?::[ \t]{0,4}&?(?:'\w{1,10}[ \t])?[A-Za-z_][\w.<>|[\]?&]{0,40}(?:[ \t]{1,4}[A-Za-z_][\w.<>]{0,20})?[ \t]{0,4}(?==[^=>]))?(?:\[\w{0,20}\])?[ \t]{0,20}(?::=|=>|===?|!==?|=|:(?!:)|->)[ \t]{0,20}/y;
/** In SQL a colon begins a variable. */
const sqlOperator = /["`\]]?[ \t]{0,20}(?::=|=)[ \t]{0,20}/y;
/** `password :'x'` and `password :"x"` of psql: the value of the variable `x`. */
const psqlVariable = /["`\]]?[ \t]{1,20}:(["'])[A-Za-z_]\w{0,62}\1/y;
/** Where statements of psql stand, and where a colon behind a space and before a quote gives no name a value. */
const psqlFormats: ReadonlySet<TextFormat> = new Set(['sql', 'script', 'yaml', 'prose']);
/** `NAME || "x"`, `NAME"] ?? "x"`, `NAME") or "x"`, `NAME") ?: "x"`. */
const fallback = /["'`]?[\])]{0,3}[ \t]{0,4}(?:\|\|=?|\?\?=?|\?:|\bor\b)[ \t]{0,4}/y;
/** `get("name", `, `put("name", `. */
const pairCall = /(?:\b|_)(?:get|getOrDefault|getenv|env|fetch|put|set|setProperty|append|config|getString|property|setenv|putenv|String|setDefault|set_default|Setenv|lookup|getProperty|environ|getEnv|get_env|getConfig|opt|add|addHeader)\([ \t]{0,4}["'`]$/;
const pairComma = /["'`][ \t]{0,4},[ \t]{0,4}/y;
const setterName = /^(?:set|with|password|passwd|pwd|pass|admin|default|user|db|spring|\w{1,20}\.(?:set|with|password|pass))/i;
const comparison = /(?:strcmp|strcasecmp|equals|[cC]ompare\w{0,20}|constantTimeCompare|ConstantTimeCompare|compare_digest|timingSafeEqual)\((?:\[\]byte\()?[ \t]{0,4}$/;
const reversed = /(["'])([^"'\\\r\n]{1,80})\1[ \t]{0,4}(?:===?|!==?|\.equals(?:IgnoreCase)?\()[ \t]{0,4}[\w.$]{0,40}$/;

const refusing = /(?:^|[\s{:;)])(?:raise|throw|panic\(|abort\(|die\(|(?:sys\.|process\.|os\.)?exit\(|(?:log|logger|console)\.(?:fatal|error|warn)\w{0,4}\(|warnings\.warn\(|return (?:nil, )?(?:errors\.New|fmt\.Errorf|new \w{0,30}Error)\()/i;

/** Finds values that are assigned to, compared with or handed over under a password-like name. */
export function findAssignments(window: TextWindow, format: TextFormat, isPython: boolean, found: (credential: FoundCredential) => void): void {
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
    const value = valueOf(window, format, name, start, isPython ? behindType(text, end) : end);
    if (value === undefined) continue;
    let pair: boolean | undefined;
    const hasPair = (): boolean => (pair ??= pairNear(window, start, kind, format));
    if (!isCredentialValue(value.value, { nameKind: kind, name, isQuoted: value.isQuoted, isCode: format === 'code', hasPair })) continue;
    if (kind === 'weak-password' && !hasPair()) continue;
    if (isRefused(window, end)) continue;
    found({ kind: kind === 'secret' ? 'secret' : 'password', name: name.replace(/[.-]{1,80}$/, ''), length: value.value.length, line: window.line + (value.linesBelow ?? 0) });
    doneTo = value.end ?? end;
  }
}

/** In Python a colon behind a name that stands in no quotes begins a type: `password: "Optional[str]" = None`. */
function behindType(text: string, end: number): number {
  return stick(/[ \t]{0,4}:[ \t]{0,4}(["'])[A-Za-z_][\w.[\], |]{0,100}\1/y, text, end) ?? end;
}

function valueOf(window: TextWindow, format: TextFormat, name: string, start: number, end: number): Literal | undefined {
  const text = window.text;
  const lead = text.slice(Math.max(0, start - 60), start);
  const named = namedValue(window, format, lead, end);
  if (named !== undefined) return named === 'none' ? undefined : named;
  // `/run/password:ro` is part of a path, `typeof password` a question.
  if (/[^\s/]\/$|\btypeof [\w.$]{0,60}$/.test(lead)) return undefined;
  if (format === 'markup') return elementText(text, lead, end) ?? attribute(text, lead, end);
  if (psqlFormats.has(format) && stick(psqlVariable, text, end) !== undefined) return undefined;
  if (format === 'yaml' || format === 'settings' || format === 'script') {
    // A command between backquotes: what it prints is the value.
    if (format === 'script' && stick(/=`/y, text, end) !== undefined) return undefined;
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
  if (lead.endsWith('--') || /["']-{0,2}$/.test(lead)) {
    const given = stick(/["'][ \t]{0,4},[ \t]{0,4}[^;\n]{0,60}?\bdefault[ \t]{0,2}[=:][ \t]{0,2}/y, text, end);
    if (given !== undefined) return quotedAt(text, given);
    if (lead.endsWith('--')) {
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

/** `if key == "change-me": raise` keeps a default from being used. */
function isRefused(window: TextWindow, end: number): boolean {
  const follows = window.text.slice(end);
  if (!/^["')\]]{0,3}[ \t]{0,4}={2,3}(?!=)/.test(follows)) return false;
  if (refusing.test(follows)) return true;
  return /[:{)]\s{0,10}(?:#[^\n]{0,200}|\/\/[^\n]{0,200})?$/.test(follows) && refusing.test(window.after(160).split('\n', 2)[1] ?? '');
}

/** `cond ? password : "x"` is a choice, not an assignment. */
function isTernary(text: string, end: number): boolean {
  return /^["'`]?[ \t]{0,4}:/.test(text.slice(end, end + 6)) && /\?[^?.:,{]{0,80}$/.test(text.slice(Math.max(0, end - 120), end).replace(/\?\?/g, ''));
}
