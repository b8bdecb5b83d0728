import type { EscapingEngine } from '../../model/evidence/source-tree.ts';

/** Marks of programs by which some engines show that they escape: the same templates are also read without it. */
export type EngineMark = 'go' | 'pages';

/** A template engine that escapes by itself what it puts out. */
export interface TemplateEngine {
  readonly name: EscapingEngine;
  readonly files: RegExp;
  /** What a file must hold, where its name does not tell the engine. */
  readonly holds?: RegExp;
  /** One output; the first group that is set holds the value. */
  readonly output: RegExp;
  /** A value that is no output of a value: a block, a part of the page, markup that the engine makes itself. */
  readonly isNone?: RegExp;
  /** A value that goes around the escaping; it is looked for apart. */
  readonly isRaw?: RegExp;
  /** What is written between these two is left out: a comment. */
  readonly comment?: readonly [start: string, end: string];
  /** Whether a template may switch the escaping off for a part of itself. */
  readonly hasSwitch?: true;
  readonly needs?: EngineMark;
}

const braces = /\{\{(?![{!&])[-~]?([^{}]{1,300})\}\}(?!\})/g;
const commentOfHandlebars = ['{{!--', '--}}'] as const;
const commentOfJinja = ['{#', '#}'] as const;
const ofHandlebars = /^\s{0,8}(?:[#/^>=@]|else\b|(?:body|yield|outlet|_?include|block|contents?)\s{0,8}$)/;
const rawOfJinja = /\|\s{0,4}(?:safe|raw|safeseq)\b/;
const ofJinja = /^\s{0,8}(?:block\.super|super\(\)|parent\(\)|caller\(|self\.|render_\w{1,40}\(|form(?:set)?(?:\.(?:as_\w{1,20}|media|management_form|hidden_tag\(\)|csrf_token\S{0,40}))?\s{0,8}$)/;
/** Functions of Go templates that hand a text over as HTML. */
const rawOfGo = /(?:^|\|)\s{0,4}(?:safe(?:html\w{0,8})?|str2html|raw(?:html)?|no_?escape|un_?escape(?:d|html)?|html_?safe)\b/i;
const ofGo = /^\s{0,8}(?:(?:if|else|end|range|with|define|template|block|break|continue|partial|partialCached|yield)\b|\/\*|\$\w{1,40}\s{0,4}:?=)/;

/** Engines in the order in which a file is asked for them; the first that fits counts its outputs. */
export const templateEngines: readonly TemplateEngine[] = [
  { name: 'EJS', files: /\.(?:ejs|eta)$/i, output: /<%=\s{0,8}([^%]{1,300})%>/g, isNone: /^(?:await\s{1,4})?(?:include|layout|partial|block|contentFor|yield)\b/ },
  { name: 'ERB', files: /\.html\.erb$|\.rhtml$/i, output: /<%=(?!=)\s{0,8}([^%]{1,300})%>/g, isNone: /^(?:render|yield|content_for|csrf_\w{1,20}|javascript_\w{1,30}|stylesheet_\w{1,30}|form_\w{1,20})\b/, isRaw: /^raw\b|\.html_safe\b/ },
  { name: 'Handlebars or Mustache', files: /\.(?:hbs|handlebars|mustache|mu)$/i, output: braces, isNone: ofHandlebars, comment: commentOfHandlebars },
  { name: 'Vue', files: /\.vue$/i, output: /(?<!\{)\{\{([^{}]{1,300})\}\}(?!\})|\sv-text\s{0,4}=\s{0,4}"([^"\n]{1,300})"/g },
  { name: 'Blade', files: /\.blade\.php$/i, output: /(?<!@)\{\{(?!--)([^{}]{1,300})\}\}/g, comment: ['{{--', '--}}'] },
  { name: 'Twig', files: /\.twig$/i, output: braces, isNone: ofJinja, isRaw: rawOfJinja, comment: commentOfJinja, hasSwitch: true },
  { name: 'Nunjucks', files: /\.njk$/i, output: braces, isNone: ofJinja, isRaw: rawOfJinja, comment: commentOfJinja, hasSwitch: true },
  { name: 'Razor', files: /\.(?:cshtml|razor)$/i, output: /(?<![\w@])@(?:\(([^()\n]{1,300})\)|((?!(?:if|else|for|foreach|while|switch|using|model|page|section|inject|inherits|implements|functions|code|attribute|layout|namespace|await|try|catch|lock|do|media|import|keyframes|charset|addTagHelper|removeTagHelper|tagHelperPrefix|rendermode|typeparam|bind|on\w{1,30}|ref|key|Html|Url|RenderBody|RenderSection\w{0,8}|Styles|Scripts|Body|ChildContent)\b)[A-Za-z_][\w.]{0,100}))/g },
  { name: 'Pug', files: /\.(?:pug|jade)$/i, output: /#\{([^}\n]{1,300})\}|\{\{([^{}\n]{1,300})\}\}|^[ \t]{0,80}(?:[a-z.#][\w.#-]{0,80})?(?:\([^()\n]{0,200}\))?=[ \t]{0,8}([^=\n][^\n]{0,300})/gim, isNone: ofHandlebars },
  { name: 'Go html/template', files: /\.(?:gohtml|gotmpl|tmpl)$/i, output: braces, isNone: ofGo, isRaw: rawOfGo, needs: 'go' },
  { name: 'Thymeleaf', files: /\.html?$/i, holds: /\sth:[a-z]/, output: /\sth:text\s{0,4}=\s{0,4}"([^"\n]{1,300})"|\[\[([^[\]\n]{1,300})\]\]/g },
  { name: 'Django or Jinja', files: /\.(?:x?html?|django)$/i, holds: /\{%/, output: braces, isNone: ofJinja, isRaw: rawOfJinja, comment: commentOfJinja, hasSwitch: true, needs: 'pages' },
  { name: 'Handlebars or Mustache', files: /\.html?$/i, holds: /\{\{(?:[#>^]|\/[a-z])/i, output: braces, isNone: ofHandlebars, comment: commentOfHandlebars },
  { name: 'Go html/template', files: /\.(?:html?|tpl)$/i, holds: /\{\{-?\s{0,4}(?:\.|\$[\w.]|(?:end|define|template|block|range|with|if)\b)/, output: braces, isNone: ofGo, isRaw: rawOfGo, needs: 'go' },
  { name: 'Angular or Vue', files: /\.(?:html?|component\.ts)$/i, holds: /\s(?:\*ng[A-Z]|ng-[a-z]|v-[a-z]|\[[a-zA-Z.]{1,40}\]=|\([a-z.]{1,40}\)=|:[a-z-]{1,40}=|@[a-z.]{1,40}=)|@(?:if|for|switch) ?\(/, output: /(?<!\{)\{\{([^{}]{1,300})\}\}(?!\})|\s(?:v-text|ng-bind)\s{0,4}=\s{0,4}"([^"\n]{1,300})"/g },
];

/** Liquid looks like Jinja and escapes nothing by itself. */
export const isLiquid = /\{%-?\s{0,4}(?:assign|capture|unless|liquid|increment|paginate)\b|\{%-?\s{0,4}include\s{1,4}[\w./-]{1,80}\.html|\|\s{0,4}(?:relative_url|absolute_url|markdownify)\b/;

/** Words of programs and manifests that show an engine which escapes, by the mark that they are. */
export const engineMarks: Readonly<Record<EngineMark, readonly string[]>> = {
  go: ['"html/template"', 'safehtml/template"'],
  pages: ['from django', 'import django', 'from flask', 'import flask', 'from quart', 'jinja2templates', 'aiohttp_jinja2', 'select_autoescape', 'autoescape=true', 'autoescape = true', "'nunjucks'", '"nunjucks"', '"twig/twig"', 'minijinja', 'askama', 'tera ='],
};
