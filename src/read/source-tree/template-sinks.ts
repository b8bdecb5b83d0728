import { pageStart } from './page-start.ts';
import { isConstantValue } from './template-values.ts';
import { lineBreaks, textOf } from './text-window.ts';

/** What a template does with one value. */
export interface TemplateSink {
  readonly line: number;
  readonly form: 'escaped' | 'raw';
  readonly sink: string;
}

/** Marks of templates that write a value without escaping it. */
export const templateKeywords: readonly string[] = ['<%-', '<%==', '{{{', '{{&', 'v-html', '{@html', '[innerhtml]', '|safe', '| safe', 'safehtml', 'htmlsafe', 'noescape', 'no_escape', 'unescape', '|raw', '| raw', 'autoescape', '{!!', '.html_safe', 'raw(', 'raw ', 'html.raw', 'th:utext', 'escapexml', '!{', '!=', '<%=', 'set:html', 'html_safe'];

interface Rule {
  readonly files: RegExp;
  /** The group holds the value. */
  readonly pattern: RegExp;
  readonly sink: string;
  /** The framework cleans the value itself. */
  readonly isCleaned?: boolean;
}

const erb = /\.(?:erb|rhtml|haml|slim)$/i;
const rules: readonly Rule[] = [
  { files: /\.(?:ejs|eta)$|\.html$/i, pattern: /<%-\s{0,8}((?!\s{0,8}(?:await\s+)?(?:include|layout|partial|block|yield|contentFor)\b)[^%\n]{1,300})/g, sink: '<%- %>' },
  { files: /\.(?:hbs|handlebars|mustache|mu|ms|html?)$/i, pattern: /\{\{\{\s{0,8}((?!\s{0,8}(?:body|yield|outlet|_?include|block|contents?)\s{0,8}\}\}\})[^{}\n]{1,300})\}\}\}/g, sink: '{{{ }}}' },
  { files: /\.(?:hbs|handlebars|mustache|mu)$/i, pattern: /\{\{&\s{0,8}([^{}\n]{1,300})\}\}/g, sink: '{{& }}' },
  { files: /\.(?:vue|html?|js|ts|jsx|tsx)$/i, pattern: /\sv-html\s{0,4}=\s{0,4}"([^"\n]{1,300})"/g, sink: 'v-html' },
  { files: /\.svelte$/i, pattern: /\{@html\s{1,8}([^}\n]{1,300})\}/g, sink: '{@html}' },
  { files: /\.astro$/i, pattern: /\sset:html=\{([^}\n]{1,300})\}/g, sink: 'set:html' },
  { files: /\.(?:html?|component\.ts)$/i, pattern: /\s\[innerHTML\]\s{0,4}=\s{0,4}"([^"\n]{1,300})"/gi, sink: '[innerHTML]', isCleaned: true },
  { files: /\.(?:html?|j2|jinja2?|njk|twig|liquid|django|tpl|txt)$/i, pattern: /\{\{-?\s{0,8}([^{}\n]{1,300}?\|\s{0,4}(?:safe|raw)\b[^{}\n]{0,60})\}\}/g, sink: '|safe' },
  { files: /\.(?:html?|tmpl|gohtml|gotmpl|tpl)$/i, pattern: /\{\{-?\s{0,8}(?!\$\w{1,40}\s{0,4}:?=)((?:safeHTML|htmlSafe|no_?escape|unescaped?)\s[^{}\n]{1,300}|[^{}\n]{1,300}?\|\s{0,4}(?:safeHTML|htmlSafe|no_?escape|unescaped?)\b[^{}\n]{0,60})\}\}/gi, sink: '|safeHTML' },
  { files: /\.(?:tmpl|gohtml|gotmpl)$/i, pattern: /\{\{-?\s{0,8}(?!\$\w{1,40}\s{0,4}:?=)([^{}\n]{1,300}?\|\s{0,4}(?:safe|raw)\b[^{}\n]{0,60})\}\}/gi, sink: '|safe' },
  { files: /\.(?:html?|j2|jinja2?|njk|twig|django)$/i, pattern: /\{%-?\s{0,4}autoescape\s{1,4}(false|off)\s{0,4}-?%\}/g, sink: 'autoescape off' },
  { files: /\.blade\.php$/i, pattern: /\{!!\s{0,8}([^\n]{1,300}?)!!\}/g, sink: '{!! !!}' },
  { files: erb, pattern: /<%=\s{0,8}(?:raw[\s(]\s{0,4}([^%\n]{1,300})|([^%\n]{1,300}?)\.html_safe\b)/g, sink: 'html_safe' },
  { files: erb, pattern: /<%==\s{0,8}([^%\n]{1,300})/g, sink: '<%== %>' },
  { files: /\.rb$/i, pattern: /(?:^|[\s(=])((?!["'][^"'#{]{0,200}["']\.html_safe)[^\s#][^#\n]{0,200}|["'][^"\n]{0,200}#\{[^"\n]{0,200})\.html_safe\b/g, sink: 'html_safe' },
  { files: /\.(?:cshtml|razor|vbhtml)$/i, pattern: /@\(?Html\.Raw\(([^\n]{1,300}?)\)/g, sink: 'Html.Raw' },
  { files: /\.html?$/i, pattern: /\sth:utext\s{0,4}=\s{0,4}"([^"\n]{1,300})"/g, sink: 'th:utext' },
  { files: /\.jspx?$|\.tag$/i, pattern: /<%=\s{0,8}([^%\n]{1,300})%>/g, sink: '<%= %>' },
  { files: /\.jspx?$|\.tag$/i, pattern: /<c:out\b[^>\n]{0,200}?value="([^"\n]{1,200})"[^>\n]{0,100}escapeXml="false"/g, sink: 'escapeXml' },
  { files: /\.(?:pug|jade)$/i, pattern: /(?:!\{([^}\n]{1,300})\}|^\s{0,80}[\w.#-]{0,80}(?:\([^)\n]{0,200}\))?!=\s{0,8}([^\n]{1,300}))/g, sink: '!{ }' },
];

/** Templates that also write texts that are no HTML: subjects, messages, settings. */
const ofAnyText = /\.(?:ejs|eta|hbs|handlebars|mustache|mu|ms|html?|j2|jinja2?|njk|twig|liquid|django|tpl|txt)$/i;
const tag = /<\/?[a-z][a-z\d-]{0,30}(?:[\s>/]|$)/i;
const escapes = /\b(?:sanitize|sanitise|purify|DOMPurify|escape|escapeHtml|encode|strip_tags|bleach|clean|forHtml|e\(|h\(|json_encode|to_json|tojson|csrf|authenticity_token|simple_format|markdown_safe|fn:escapeXml|encodeURIComponent|safeHtml|trusted|xss)\w{0,20}/i;

/** Finds values that a template writes as HTML without escaping, line by line. */
export function findTemplateSinks(path: string, bytes: Uint8Array, hits: readonly number[]): readonly TemplateSink[] {
  const sinks: TemplateSink[] = [];
  if (hits.length === 0) return sinks;
  const end = path.slice(-200);
  const own = rules.filter((rule) => rule.files.test(end));
  if (own.length === 0) return sinks;
  const whole = textOf(bytes, 0, bytes.length);
  // Without one tag the template makes a text: a subject, a message, a setting.
  if (ofAnyText.test(end) && !tag.test(whole)) return sinks;
  const partingLine = ofAnyText.test(end) ? lastLine(whole.slice(0, pageStart(whole))) : 0;
  let line = 1;
  let counted = 0;
  let doneTo = -1;
  for (const hit of hits) {
    if (hit <= doneTo) continue;
    let start = hit - 1;
    while (start > Math.max(0, hit - 300) && bytes[start - 1] !== 10) start -= 1;
    let stop = hit;
    while (stop < Math.min(bytes.length, hit + 600) && bytes[stop] !== 10) stop += 1;
    start = Math.max(start, doneTo + 1);
    doneTo = stop;
    line += lineBreaks(bytes, counted, start);
    counted = Math.max(counted, start);
    if (line <= partingLine) continue;
    const text = textOf(bytes, start, stop);
    for (const rule of own) {
      for (const match of text.matchAll(rule.pattern)) {
        const value = (match[1] ?? match[2] ?? '').trim();
        if (isConstantValue(value.replace(/\|\s{0,4}(?:safe|raw|safehtml|htmlsafe|no_?escape|unescaped?)$/i, ''))) continue;
        sinks.push({ line, form: rule.isCleaned === true || escapes.test(value) || (rule.sink === 'v-html' && isCleanedBelow(value, whole)) ? 'escaped' : 'raw', sink: rule.sink });
      }
    }
  }
  return sinks;
}

/** 1-based number of a text’s last line; 0 for an empty text. */
function lastLine(text: string): number {
  return text === '' ? 0 : text.split('\n').length;
}

/** Whether `v-html="name"` or `v-html="name(x)"` asks a function of the same file all of whose results are cleaned or constant. */
function isCleanedBelow(value: string, text: string): boolean {
  const name = /^([\w$]{1,60})(?:\([^()]{0,200}\))?$/.exec(value)?.[1];
  if (name === undefined) return false;
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    const lineStart = text.lastIndexOf('\n', at) + 1;
    const indent = text.slice(lineStart, at);
    if (!/^[ \t]{0,40}(?:async |function |const )?$/.test(indent)) continue;
    const head = text.slice(at + name.length, at + name.length + 200);
    if (!/^(?: = (?:computed\()?)?\([^()\n]{0,120}\)(?: =>)? \{\r?\n/.test(head)) continue;
    const body = text.slice(at, at + 4_000);
    const end = body.indexOf(`\n${/^[ \t]*/.exec(indent)?.[0] ?? ''}}`);
    const results = body.slice(0, end === -1 ? undefined : end).match(/\breturn\b[^\n]{0,300}/g) ?? [];
    return results.length > 0 && results.every((result) => escapes.test(result) || /^return (?:["'`][^"'`$]{0,200}["'`]|null)?;?\s{0,2}$/.test(result));
  }
  return false;
}
