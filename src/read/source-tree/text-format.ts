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
 * @param program the file's language where it is a programming language
 * @param firstByte the first byte that is no space: settings that begin with `<` are XML
 */
export function textFormatOf(path: string, program: string | undefined, firstByte: number | undefined): TextFormat {
  const format = formatByName(path, program);
  return format === 'settings' && firstByte === 60 ? 'markup' : format;
}

function formatByName(path: string, program: string | undefined): TextFormat {
  // A shell script often carries no extension, and its first line tells.
  const ofProgram = program === undefined ? undefined : program === 'Shell' ? 'script' : 'code';
  const file = path.slice(path.lastIndexOf('/') + 1).slice(-120);
  const named = byName.find(([pattern]) => pattern.test(file))?.[1];
  // `env.go` is a program whatever its name begins with.
  if (named !== undefined && (named !== 'settings' || ofProgram === undefined)) return named;
  const last = file.replace(/\.(?:example|sample|dist|template|tmpl|tpl|default|defaults|in|j2|bak|local)$/i, '');
  const extension = last.slice(last.lastIndexOf('.') + 1).toLowerCase();
  return byExtension.get(extension) ?? ofProgram ?? (last.includes('.') ? 'code' : 'settings');
}

const translations = /(?:^|\/)(?:locales?|i18n|lang|langs|languages?|translations?|l10n|intl|_locales)(?:\/|[._-]\w{0,20}\.)|(?:^|\/)(?:messages|strings|labels)[_.][\w.-]{0,30}$|\.(?:po|pot|xlf|xliff|arb|resx|strings)$/i;

/** Two-letter codes of ISO 639-1: a resource bundle carries one behind its name, and the country behind that. */
const languageCodes =
  /^(?:aa|ab|ae|af|ak|am|an|ar|as|av|ay|az|ba|be|bg|bh|bi|bm|bn|bo|br|bs|ca|ce|ch|co|cr|cs|cu|cv|cy|da|de|dv|dz|ee|el|en|eo|es|et|eu|fa|ff|fi|fj|fo|fr|fy|ga|gd|gl|gn|gu|gv|ha|he|hi|ho|hr|ht|hu|hy|hz|ia|id|ie|ig|ii|ik|in|io|is|it|iu|iw|ja|ji|jv|ka|kg|ki|kj|kk|kl|km|kn|ko|kr|ks|ku|kv|kw|ky|la|lb|lg|li|ln|lo|lt|lu|lv|mg|mh|mi|mk|ml|mn|mr|ms|mt|my|na|nb|nd|ne|ng|nl|nn|no|nr|nv|ny|oc|oj|om|or|os|pa|pi|pl|ps|pt|qu|rm|rn|ro|ru|rw|sa|sc|sd|se|sg|si|sk|sl|sm|sn|so|sq|sr|ss|st|su|sv|sw|ta|te|tg|th|ti|tk|tl|tn|to|tr|ts|tt|tw|ty|ug|uk|ur|uz|ve|vi|vo|wa|wo|xh|yi|yo|za|zh|zu)$/;
const bundle = /_([a-z]{2})(?:_(?:[A-Z]{2}|[A-Z][a-z]{3}))?\.properties$/;
/** The switch of the C library names where accounts are looked up: `passwd: files`. */
const nameLists = /(?:^|\/)nsswitch\.conf$/;

/** Whether a file holds texts for people in several languages, where `password` is a label, or names of lists. */
export function isTranslation(path: string): boolean {
  const end = path.slice(-300);
  return translations.test(end) || nameLists.test(end) || languageCodes.test(bundle.exec(end)?.[1] ?? '');
}

const comment = /^\s{0,200}(?:\/\/|\/\*|\*(?:\s|\/|$)|<!--|--\s)/;
const hashComment = /^\s{0,200}(?:#(?!define|include|if|endif|pragma|\[)|;|rem\s|!\s|%)/i;

/** A sample session in a comment of Python, and a sentence that a script prints for people. */
const session = /^\s{0,200}(?:>>>|\.\.\.)\s/;
const printed = /^\s{0,200}(?:echo|printf)\s(?![^\n]{0,1000}(?:[|>]|\$\())/;

/** Whether a whole line is a comment or a sentence for people. */
export function isCommentLine(text: string, format: TextFormat): boolean {
  if (format === 'prose' || format === 'data') return /^\s{0,200}(?:\/\/|#\s)/.test(text) && format === 'data';
  if (format === 'code' && session.test(text)) return true;
  if (format === 'script' && printed.test(text)) return true;
  return comment.test(text) || (format !== 'markup' && hashComment.test(text));
}
