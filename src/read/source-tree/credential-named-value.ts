import { quotedAt, stick, type Literal } from './credential-literal.ts';
import type { TextFormat } from './text-format.ts';
import type { TextWindow } from './text-window.ts';

/** `name: DB_PASSWORD` with `value: x` beside or below it, in YAML, JSON, XML and HCL. */
export function namedValue(window: TextWindow, format: TextFormat, lead: string, end: number): Literal | 'none' | undefined {
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

export function elementText(text: string, lead: string, end: number): Literal | undefined {
  if (!/<[\w.:-]{0,40}$/.test(lead)) return undefined;
  const value = /^>[ \t]{0,8}(?:<!\[CDATA\[)?([^<>\s\]]{1,200})[ \t]{0,8}(?:\]\]>)?<\//.exec(text.slice(end, end + 260))?.[1];
  return value === undefined ? undefined : { value, isQuoted: true };
}

export function attribute(text: string, lead: string, end: number): Literal | undefined {
  if (!/\s$|^$/.test(lead) || !/<[\w.:-]{1,60}\s[^<>]{0,1000}$/.test(text.slice(0, end))) return undefined;
  const at = stick(/[ \t]{0,4}=[ \t]{0,4}/y, text, end);
  return at === undefined ? undefined : quotedAt(text, at);
}

/** A block that begins at the name and holds `default = "x"`: Terraform variables, JSON Schema, chart values. */
export function nestedDefault(window: TextWindow, end: number): Literal | undefined {
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
