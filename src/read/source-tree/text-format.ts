/**
 * How a file is written, as far as it decides where a value begins and ends.
 * `code`: values in quotes. `data`: JSON, TOML, HCL: in quotes, but settings. `settings`: unquoted values up to the end of the line.
 * `script`: unquoted values up to a space. `markup`: XML and HTML. `sql`. `prose`: documents.
 */
export type TextFormat = 'code' | 'data' | 'settings' | 'yaml' | 'script' | 'markup' | 'sql' | 'prose';

const byExtension: ReadonlyMap<string, TextFormat> = new Map<string, TextFormat>([
  ...(['json', 'json5', 'jsonc', 'toml', 'tf', 'tfvars', 'hcl', 'hjson', 'webmanifest', 'nix', 'plist'] as const).map((name) => [name, 'data'] as const),
  ...(['env', 'ini', 'cfg', 'conf', 'cnf', 'properties', 'props', 'config', 'prefs', 'reg', 'rc', 'desktop', 'service', 'netrc', 'pgpass', 'inf', 'editorconfig', 'inventory', 'hosts'] as const).map((name) => [name, 'settings'] as const),
  ...(['yml', 'yaml'] as const).map((name) => [name, 'yaml'] as const),
  ...(['sh', 'bash', 'zsh', 'ksh', 'fish', 'bat', 'cmd', 'dockerfile', 'containerfile', 'mk', 'command'] as const).map((name) => [name, 'script'] as const),
  ...(['xml', 'html', 'htm', 'xhtml', 'wsdl', 'xsd', 'csproj', 'pom', 'jsp', 'aspx', 'cshtml', 'xaml', 'ejs', 'hbs', 'mustache', 'vm', 'ftl'] as const).map((name) => [name, 'markup'] as const),
  ...(['sql', 'ddl', 'psql', 'pgsql', 'mysql'] as const).map((name) => [name, 'sql'] as const),
  ...(['md', 'markdown', 'mdx', 'rst', 'adoc', 'asciidoc', 'txt', 'text', 'org', 'textile', 'pod', 'man', '1', '5', '7', '8'] as const).map((name) => [name, 'prose'] as const),
]);

const byName: readonly (readonly [RegExp, TextFormat])[] = [
  [/^(?:docker|container)file(?:\.|$)|\.(?:docker|container)file$|^makefile$|^gnumakefile$|^procfile$|^vagrantfile\.sh$|^entrypoint$/i, 'script'],
  [/^\.?env(?:\.|$)|\.env(?:\.|$)|^\.(?:npmrc|netrc|pgpass|my\.cnf|editorconfig|flaskenv|envrc)$|^(?:hosts|inventory)$/i, 'settings'],
  [/^(?:readme|install|changelog|licen[cs]e|notice|authors|contributing|security|todo|copying)$/i, 'prose'],
];

/**
 * @param isCode whether the file's language is a programming language
 * @param firstByte the first byte that is no space: settings that begin with `<` are XML
 */
export function textFormatOf(path: string, isCode: boolean, firstByte: number | undefined): TextFormat {
  const format = formatByName(path, isCode);
  return format === 'settings' && firstByte === 60 ? 'markup' : format;
}

function formatByName(path: string, isCode: boolean): TextFormat {
  const file = path.slice(path.lastIndexOf('/') + 1).slice(-120);
  const named = byName.find(([pattern]) => pattern.test(file))?.[1];
  if (named !== undefined) return named;
  const last = file.replace(/\.(?:example|sample|dist|template|tmpl|tpl|default|defaults|in|j2|bak|local)$/i, '');
  const extension = last.slice(last.lastIndexOf('.') + 1).toLowerCase();
  return byExtension.get(extension) ?? (isCode ? 'code' : last.includes('.') ? 'code' : 'settings');
}

const translations = /(?:^|\/)(?:locales?|i18n|lang|langs|languages|translations?|l10n|intl|_locales)(?:\/|[._-]\w{0,20}\.)|(?:^|\/)(?:messages|strings|labels)[_.][\w.-]{0,30}$|\.(?:po|pot|xlf|xliff|arb|resx|strings)$/i;

/** Whether a file holds texts for people in several languages, where `password` is a label. */
export function isTranslation(path: string): boolean {
  return translations.test(path.slice(-300));
}

const comment = /^\s{0,200}(?:\/\/|\/\*|\*(?:\s|\/|$)|<!--|--\s)/;
const hashComment = /^\s{0,200}(?:#(?!define|include|if|endif|pragma|\[)|;|rem\s|!\s|%)/i;

/** Whether a whole line is a comment. */
export function isCommentLine(text: string, format: TextFormat): boolean {
  if (format === 'prose' || format === 'data') return /^\s{0,200}(?:\/\/|#\s)/.test(text) && format === 'data';
  return comment.test(text) || (format !== 'markup' && hashComment.test(text));
}
