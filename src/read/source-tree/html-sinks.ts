import type { Built, Expression, Meaning } from './expression.ts';
import { isRequestText } from './injection/sources.ts';
import { pythonResponse } from './python-responses.ts';
import type { CodeCall } from './queries.ts';

export type HtmlForm = 'escaped' | 'raw';

export interface HtmlSink {
  readonly form: HtmlForm;
  readonly sink: string;
}

const escapes = /escape|sanit[iz]{2}e|purif|encode(?:URI|HTML|ForHtml|Entities|ForHTML)|encodeURIComponent|^encode$|htmlspecialchars|htmlentities|stripTags|strip_tags|^clean$|^xss$|filterXSS|conditional_escape|format_html|forHtml|forHtmlContent|^esc$|^esc[A-Z_]|^safeHtml$|bleach|^(?:url_?encode|quote_plus|url_for|reverse|reverse_lazy|get_absolute_url)$/i;
/** What looks a text of the maker up in another language. */
const translates = /^(?:_|__|[nu]?p?gettext(?:_lazy|_noop)?|_l)$/;
/** What a template gives back: its values are judged where the template stands. */
const renders = /^(?:render_template|render_to_string|renderToString|renderToStaticMarkup|renderTemplate|renderFile|parseAndTranslate)$/;
const nothingNew: Built = { text: '', open: 0, escaped: 0 };
const escapePaths = /\b(?:DOMPurify|bleach|nh3|he|validator|_|xss|Encode|HtmlUtils|StringEscapeUtils|ESAPI|Sanitizers?|sanitizer|html|Handlebars|Handlebars\.Utils|Mustache|lodash|markupsafe|policy|POLICY)\.(?:sanitize|clean|encode|escape\w{0,20}|escapeExpression|forHtml\w{0,20}|process|html(?:Escape)?\w{0,10})$/i;
const htmlTags = /^(?:html|svg|lit\.html|\w{1,30}\.html|htm|htmlEscape|safeHtml|escapeHtml|h|view|page|markup|hbs)(?:<[^>]{0,80}>)?$/;

/** What makes a piece of HTML safe. */
export const htmlMeaning: Meaning = {
  isEscaping: (path, method) => escapes.test(method) || escapePaths.test(path),
  isSafeTag: (tag) => htmlTags.test(tag),
  isHarmless: () => false,
  told: (expression) => (expression.kind === 'call' && renders.test(expression.method) ? nothingNew : undefined),
  pieces: (call) => {
    const texts = translates.test(call.method) ? call.args() : [];
    return texts.length > 0 && texts.every(isLiteral) ? texts : undefined;
  },
};

function isLiteral(expression: Expression): boolean {
  return expression.kind === 'text' || expression.kind === 'constant' || (expression.kind === 'joined' && expression.parts.every(isLiteral));
}

/** The same, where of all that is not known only values of requests count. */
export const requestMeaning: Meaning = {
  ...htmlMeaning,
  unknown: { text: '', open: 0, escaped: 0 },
  told: (expression) => ((expression.kind === 'member' && isRequestText(expression.path, true)) || (expression.kind === 'call' && isRequestText(`${expression.path}(`, true)) ? { text: '\0', open: 1, escaped: 0 } : undefined),
};

/** Whether a template with this tag escapes the values in it. */
export function isHtmlTag(tag: string): boolean {
  return /^(?:html|svg|lit\.html|\w{1,30}\.html)(?:<[^>]{0,80}>)?$/.test(tag);
}

/** A tag of HTML: one of its elements, or a custom one, whose name holds a hyphen. Others are XML. */
const htmlText =
  /<\/?(?:!doctype|a|abbr|address|area|article|aside|audio|b|base|bd[io]|big|blockquote|body|br|button|canvas|caption|center|cite|code|col|colgroup|data|datalist|dd|del|details|dfn|dialog|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hgroup|hr|html|i|iframe|image|img|input|ins|kbd|label|legend|li|link|main|map|mark|marquee|math|menu|meta|meter|nav|noscript|object|ol|optgroup|option|output|p|param|picture|pre|progress|q|rp|rt|ruby|s|samp|script|section|select|slot|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul|var|video|wbr|[a-z][a-z\d]{0,30}-[a-z\d-]{1,30})(?:[\s>/\0]|$)|<!--/i;
const bodyWriters = /^(?:send|write|end|html|println|print|body|writeln|append)$/;
const responses = /(?:^|[.\s(!])(?:res|response|reply|resp|ctx|c|out|writer|w|getWriter\(\)|getOutputStream\(\)|rsp|ctx\.res|(?:status|type|header|setHeader|code|set)\([^)]{0,80}\))$/;
const inserters = /^(?:html|append|prepend|after|before|replaceWith|wrap|appendTo|prependTo)$/;
const jquery = /^(?:\$|jQuery|this\.\$|[\w.]{0,40}\$)\(|^\$|(?:^|\.)\$\w{1,40}$|\.(?:find|closest|parent|children|next|prev|siblings|eq|first|last|empty|filter)\([^)]{0,80}\)$|\bangular\.element\(/;
const always: ReadonlyMap<string, string> = new Map([
  ['insertAdjacentHTML', 'insertAdjacentHTML'],
  ['createContextualFragment', 'createContextualFragment'],
  ['setHTMLUnsafe', 'setHTMLUnsafe'],
  ['bypassSecurityTrustHtml', 'bypassSecurityTrustHtml'],
  ['unsafeHTML', 'unsafeHTML'],
  ['unsafeSVG', 'unsafeHTML'],
  ['SafeString', 'SafeString'],
  ['mark_safe', 'mark_safe'],
  ['Markup', 'Markup'],
  ['render_template_string', 'render_template_string'],
]);

/** Tells whether a text that ends in HTML is escaped; undefined when it is constant. */
export function formOfHtml(result: Built): HtmlForm | undefined {
  if (result.open > 0) return 'raw';
  return result.escaped > 0 ? 'escaped' : undefined;
}

/** The form of a whole page: without a tag in it that is known, only a value of a request makes it raw. */
export function formOfPage(result: Built, ofRequests: () => Built): HtmlForm | undefined {
  return formOfHtml(htmlText.test(result.text) ? result : ofRequests());
}

/** The sinks that are properties: an assignment to one writes HTML. */
export function sinkProperty(name: string): string | undefined {
  return name === 'innerHTML' || name === 'outerHTML' || name === 'srcdoc' ? name : undefined;
}

/** Tells what a call writes as HTML; undefined when it is no sink or writes only constants. */
export function htmlCall(call: CodeCall, built: (expression: Expression) => Built, fileHas: (words: string) => boolean, page: (expression: Expression) => HtmlForm | undefined): HtmlSink | undefined {
  const args = call.args();
  const fixed = always.get(call.method);
  if (fixed !== undefined) {
    const value = call.method === 'insertAdjacentHTML' ? args[1] : args[0];
    return told(value, fixed, built);
  }
  if ((call.method === 'write' || call.method === 'writeln') && /(?:^|\.)document$/.test(call.receiver)) {
    return worstOf(args.map((value) => told(value, 'document.write', built)));
  }
  if (call.path === 'raw' && fileHas('hono/html')) return told(args[0], 'raw', built);
  if (call.method === 'format_html') return args.length > 1 ? { form: 'escaped', sink: 'format_html' } : undefined;
  const response = pythonResponse(call, built);
  if (response !== undefined) {
    const result = built(response.content);
    const form = response.isPage ? page(response.content) : htmlText.test(result.text) ? formOfHtml(result) : undefined;
    return form === undefined ? undefined : { form, sink: 'response body' };
  }
  const first = args[0];
  if (first === undefined) return undefined;
  if (inserters.test(call.method) && call.receiver !== '' && jquery.test(call.receiver) && !responses.test(call.receiver)) {
    const result = built(first);
    const isAlways = call.method === 'html';
    if (first.kind === 'function' || (!isAlways && !htmlText.test(result.text))) return undefined;
    const form = formOfHtml(result);
    return form === undefined ? undefined : { form, sink: 'jQuery' };
  }
  if ((bodyWriters.test(call.method) && responses.test(call.receiver)) || (call.keyword === undefined && /^(?:Response|NextResponse)$/.test(call.path))) {
    const result = built(first);
    if (!htmlText.test(result.text)) return undefined;
    const form = formOfHtml(result);
    return form === undefined ? undefined : { form, sink: 'response body' };
  }
  return undefined;
}

function told(value: Expression | undefined, sink: string, built: (expression: Expression) => Built): HtmlSink | undefined {
  if (value === undefined) return undefined;
  const form = formOfHtml(built(value));
  return form === undefined ? undefined : { form, sink };
}

function worstOf(all: readonly (HtmlSink | undefined)[]): HtmlSink | undefined {
  return all.find((one) => one?.form === 'raw') ?? all.find((one) => one !== undefined);
}

/** A response body that is assigned: `ctx.body = ...`. */
export function bodyAssignment(path: string, result: Built): HtmlSink | undefined {
  if (!/(?:^|\.)(?:ctx|context|res|response|reply|koa|this)(?:\.response)?\.body$/.test(path) || !htmlText.test(result.text)) return undefined;
  const form = formOfHtml(result);
  return form === undefined ? undefined : { form, sink: 'response body' };
}
