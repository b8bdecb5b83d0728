import { quotedAt, stick, type Literal } from './credential-literal.ts';
import type { TextFormat } from './text-format.ts';

/** Unquoted values of settings, YAML and scripts. */
export function plainValue(text: string, format: TextFormat, lead: string, end: number): Literal | undefined {
  const expanded = lead.endsWith('${') ? stick(/:?[-=]|:(?=[^\s}])/y, text, end) : undefined;
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
