import type { FoundCredential } from './credential.ts';
import { isCommonDefault, isCredentialValue } from './credential-value.ts';
import type { TextWindow } from './text-window.ts';

const loginWords = /default|log(?:ged)?[ -]?(?:in|on)\b|sign(?:ed)?[ -]?in|credential|password|username|account/i;
const mark = '[`*_"\'“”‘’]{0,3}';
const pair = new RegExp(
  String.raw`(?<![\w/.@-])(${mark})(admin|root|administrator|guest|sa|postgres|demo|test|operator|manager|pi|ubuntu|elastic|superadmin|superuser|sysadmin|support|service|tomcat|minioadmin|webadmin|[\w.+-]{1,40}@[\w-]{1,40}\.[\w.-]{1,30})${mark}[ \t]?[/:|][ \t]?${mark}([^\s/|\x60*"'“”‘’),;<>]{2,40})(?![\w/])`,
  'gi',
);
const stated =
  /\b(?:default|initial|factory|preset|built-in|standard|admin|root|out-of-the-box|pre-configured)\b[^.\n]{0,40}?\b(?:password|passwd|passphrase|pin|passcode)\b[^.\n]{0,30}?(?:\bis\b|\bwas\b|=|:|\bof\b(?!\s{1,3}(?:the|a|an|your)\b)|->|→|\bto\b)\s{0,3}([`*_"'“(]{0,3})([^\s`*"'”“),;]{2,64})/gi;
const together =
  /\b(?:user(?: ?name)?|login|e-?mail|account)\b[^.\n]{0,30}?([`"'*:=“ ])((?!user\b|username\b|login\b|e-?mail\b|account\b|and\b|with\b)[\w.@-]{2,60})[`"'*”]{0,3}[^.\n]{0,30}?\b(?:password|passwd|pass|pw)\b(?!['"`]{1,2}[.,;)])[`*_]{0,3}(?:[ \t]{1,2}(?:is|of|=|:)?|[:=])[ \t]{0,2}([`"'*“]{0,3})([^\s`"'*,;)”]{2,64})/gi;
const labelled = /^[\s>*|+#\d.)-]{0,16}[*_`]{0,3}(?:default |admin |initial |root )?(?:password|passwd|passphrase|pass|pin)[*_`]{0,3}[ \t]?[:=|][ \t]?([*_`|"'“ ]{0,6})([^\s`*|"'”]{2,64})/i;
/** A row of more than a name and a value: parameters of an interface, with what they are for. */
const parameterRow = /^\s{0,20}\|(?:[^|\n]{1,200}\|){3}/;
const userLabel = /(?:^|\n)[\s>*|+#\d.)-]{0,16}[*_`]{0,3}(?:default |admin |initial |root )?(?:user(?: ?name)?|login|e-?mail|account)[*_`]{0,3}[ \t]?[:=|][ \t]?[*_`|"'“ ]{0,6}[\w.@-]{2,60}/i;
const denied = /\b(?:no|not|never|without|don't|doesn't|isn't|removed|must (?:be|set)|randomly|random|generated|unique|choose|change (?:it|this) from)\b[^.\n]{0,40}\b(?:default|password|credential)|\b(?:default|initial)\b[^.\n]{0,20}\bpassword\b[^.\n]{0,30}\b(?:generated|random|printed|shown|written|asked|chosen|set (?:by|during|on))\b/i;
/** Words that tell how to get in: by them a user with a password is a login of the product, not a value of somebody’s form or file. */
const signsIn = /\b(?:default|initial|factory|preset|built-in|pre-?configured|out-of-the-box|demo|service|admin(?:istrator)?|log(?:ged|ging)?[ -]?(?:in|on)|sign(?:ed|ing)?[ -]?in|credentials?|accounts?|(?:comes|ships|shipped|installed) with)\b/i;
/** What only an example holds: its own name, or a host of the domains that are reserved for examples (RFC 2606). */
const exampleWords = /\b(?:for example|for instance|e\.g\.|an? (?:[\w-]{1,20} ){0,4}example|could look|your own value)|\bexample\.(?:com|net|org)\b|\.(?:example|invalid)\b/i;
/** A key above indented lines, as in a manifest that the reader writes. */
const parentKey = /(?:^|\n)[ \t-]{0,40}[\w.-]{1,60}:[ \t]{0,8}(?=\n)/g;
const notWords = /^(?:the|a|an|in|on|at|by|to|of|for|and|or|is|are|was|be|not|no|it|your|you|this|that|with|from|via|set|empty|blank|none|stored|required|printed|shown|generated|random|changed|change|below|following|same|used|asked|hidden|chosen|encrypted|hashed|user|users|username|group|customer|api|login|logout|dashboard|panel|settings|authentication|based|protected|reset|field|prompt|manager|if|when|can|will|should|must|as|has|have)$/i;

/** Finds logins that a document or a comment tells the reader to use for the product as it is installed; a value of an example is none. */
export function findDocumented(window: TextWindow, isDocument: boolean, found: (credential: FoundCredential) => void): void {
  const text = window.text;
  const line = window.line;
  if (denied.test(text)) return;
  const told = new Set<number>();
  const tell = (value: string, at: number): void => {
    if (told.size > 0) return;
    told.add(at);
    found({ kind: 'documented', name: 'documented login', length: value.length, line });
  };
  if (loginWords.test(text) && !/\b(?:chown|chgrp|install -o|usermod|owner(?:ship)?)\b/i.test(text)) {
    for (const match of text.matchAll(pair)) {
      const value = trimmed(match[3] ?? '');
      if (isTold(value, (match[1] ?? '') !== '' || /default|credential/i.test(text)) && !/^(?:user|member|editor|moderator|viewer|password)s?$/i.test(value)) tell(value, match.index);
      else if (/^password$/i.test(value) && /default|`/i.test(text)) tell(value, match.index);
    }
  }
  for (const match of text.matchAll(stated)) {
    const value = trimmed(match[2] ?? '');
    if (isTold(value, /[`"'“*]/.test(match[1] ?? ''))) tell(value, match.index);
  }
  for (const match of text.matchAll(together)) {
    const value = trimmed(match[4] ?? '');
    if (isSample(text, match[3] ?? '') || !signsIn.test(window.before() + text) || isExample(window)) continue;
    if (isTold(value, /[`"'*“]/.test(match[3] ?? '')) && !notWords.test(match[2] ?? '')) tell(value, match.index);
  }
  if (!isDocument) return;
  const own = parameterRow.test(text) || isExample(window) || isInManifest(window) ? null : labelled.exec(text);
  if (own?.[2] !== undefined) {
    const value = trimmed(own[2]);
    const near = window.before() + text;
    if (!/["']/.test(own[1] ?? '') && (userLabel.test(near) || userLabel.test(window.after(120)) || /\bdefault\b/i.test(near)) && isTold(value, /[`"'“*]/.test(own[1] ?? ''))) tell(value, own.index);
  }
  if (/^\s{0,20}\|/.test(text) && /\|\s{0,10}[*_]{0,2}(?:default |initial )?password[*_]{0,2}\s{0,10}(?:\||$)/i.test(text)) findInTable(window, found);
}

/** Whether the lines around speak of an example and the line itself does not say how to get in. */
function isExample(window: TextWindow): boolean {
  return !signsIn.test(window.text) && exampleWords.test(window.before() + window.text + window.after(200));
}

/** Whether the lines stand below a key of a manifest that does not speak of getting in. */
function isInManifest(window: TextWindow): boolean {
  const [parent] = [...window.before().matchAll(parentKey)].slice(-1);
  return parent !== undefined && /^[ \t]{2}/.test(window.text) && !signsIn.test(parent[0]);
}

/** A call, object or tag in a code sample: `login({ email: "a", password: "b" })`, `<user name="a" password="b"/>`. */
function isSample(text: string, opening: string): boolean {
  return /["']/.test(opening) && /[{(<]\s{0,4}["']?\w{1,40}["']?\s{0,4}(?:[:=]|\w{1,40}=)/.test(text);
}

function trimmed(value: string): string {
  return value.replace(/[.:!?_*]{1,4}$/, '');
}

/** Bare words count only when they are known first passwords or hold a digit. */
function isTold(value: string, isMarked: boolean): boolean {
  if (notWords.test(value) || !isCredentialValue(value, { nameKind: 'password', name: '', isQuoted: true, isCode: false, hasPair: () => true })) return false;
  if (isCommonDefault(value)) return true;
  return isMarked && /^[\w!@#$%^&*.+=?-]{3,40}$/.test(value) && !/\.(?:md|json|ya?ml|txt|env|conf|ini|sh|js|ts|py)$|^[A-Z][A-Z_\d-]+$/.test(value);
}

/** A table with a password column: its rows hold the values. */
function findInTable(window: TextWindow, found: (credential: FoundCredential) => void): void {
  const cells = (row: string): string[] => row.trim().replace(/^\||\|$/g, '').split('|').map((cell) => cell.trim().replace(/^[`*_"']{1,3}|[`*_"']{1,3}$/g, ''));
  const at = cells(window.text).findIndex((cell) => /^(?:default |initial )?password$/i.test(cell));
  if (at === -1 || !cells(window.text).some((cell) => /^(?:default |admin )?(?:user(?: ?name)?|login|e-?mail|account|role)$/i.test(cell))) return;
  let below = 0;
  for (const row of window.after(800).split('\n').slice(1, 12)) {
    below += 1;
    if (!row.includes('|')) return;
    const value = cells(row)[at] ?? '';
    if (/^:?-{1,60}:?$/.test(value)) continue;
    if (isTold(value, true) && !/\s/.test(value)) found({ kind: 'documented', name: 'documented login', length: value.length, line: window.line + below });
  }
}
