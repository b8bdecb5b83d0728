import type { InjectionClass } from '../../../model/evidence/injection.ts';
import { escaped, type Built, type Expression, type Meaning } from '../expression.ts';
import { calleeOf, type Resolve } from './callee.ts';
import type { Guard } from './guards.ts';
import { isFolderText, isRequestText } from './sources.ts';

/** Where a question about a value is asked from. */
export interface Place {
  /** Offset of the call. */
  readonly start: number;
  readonly guards: readonly Guard[];
  readonly resolve: Resolve;
  /** Whether the file defines handlers of requests as classes. */
  readonly hasHandlers: boolean;
}

/** A part that nothing is known about, where only values of requests count. */
const unknownPart: Built = { text: '\uFFFC', open: 0, escaped: 0 };
const requestPart: Built = { text: '\0', open: 1, escaped: 0 };
const constantPart: Built = { text: '0', open: 0, escaped: 0 };

const escapes: Readonly<Record<InjectionClass, RegExp>> = {
  command: /(?:^|\.)(?:quote|shlex\.join|escapeshellarg|shellescape|escapeShell\w{0,10})$|^shell-escape$|^shell-quote\./,
  path: /(?:^|\.)(?:basename|secure_filename|safe_join|get_valid_filename|slugify|sanitize\w{0,20}|randomUUID|uuid4|uuidv4|nanoid|randomBytes|token_hex)$|^sanitize-filename$/,
  deserialisation: /^(?:pickle|dill|marshal|cloudpickle|json)\.dumps$/,
  ssrf: /(?:^|[._])(?:validate|assert|check|ensure|sanitize|safe)_?\w{0,20}$/i,
};
const madeHere = /^(?:__dirname|__filename|__file__|import\.meta\.\w+|process\.(?:cwd|pid|platform|execPath|argv0)(?:\(\))?|os\.(?:getcwd|getpid|getuid|cpu_count)|sys\.(?:executable|platform)|Date\.now|time\.time|uuid\.uuid4|uuid4|randomUUID|crypto\.randomUUID)/;
/** `Path(__file__).parent`. */
const ownFolder = /^(?:pathlib\.)?Path\(__file__\)(?:\.(?:resolve|absolute)\(\))?(?:\.parents?(?:\[\d\])?){1,4}$/;
const joining = /^(?:(?:path(?:\.posix|\.win32)?|node:path)\.(?:join|resolve|normalize)|os\.path\.(?:join|realpath|abspath|normpath|expanduser)|(?:pathlib\.)?(?:Pure)?(?:Posix)?Path)$/;
/** Give back what they are given, for what is asked here. */
const passing = /^(?:decodeURIComponent|decodeURI|encodeURI|encodeURIComponent|urllib\.parse\.(?:quote|unquote|urlencode|quote_plus)|quote|unquote|Buffer\.from|b64decode|base64\.b64decode|JSON\.parse|json\.loads|urllib\.request\.Request|flask\.request\.get|URL|url\.URL|urllib\.parse\.(?:urlparse|urlsplit)|urlparse|urlsplit|url\.parse|(?:os\.)?path\.dirname|str|String|open|compile|Array\.from|list|tuple|sorted|dict)$/;
const passingMethods = /^(?:resolve|absolute|toString|decode|encode|normalize|expanduser|geturl|unicode_string|at|find|values|entries|pop|shift|copy|href|replace_query_params|as_posix|flat)$/;
const closed = /z\.(?:enum|literal|nativeEnum)|\.regex\(|\.(?:uuid|cuid|ulid)\(/;

/**
 * What makes a value harmless for a class of injection.
 * @param requestsOnly only values of requests, messages and archives count as coming from elsewhere
 */
export function meaningOf(weakness: InjectionClass, { start, guards, resolve, hasHandlers }: Place, requestsOnly: boolean): Meaning {
  const valid = guards.filter((guard) => guard.start < start && start < guard.end && guard.weaknesses.includes(weakness));
  const subjects = new Set(valid.flatMap((guard) => guard.subjects.flatMap((name) => [name, ...namesBehind(name, start, resolve)])));
  const isGuarded = (path: string): boolean => {
    if (subjects.size === 0) return false;
    if (subjects.has(path)) return true;
    const root = /^[\w$]+/.exec(path)?.[0] ?? '';
    return subjects.has(root) && path !== root;
  };
  const isRequest = (text: string, depth = 0): boolean => {
    const root = /^(?:await|\()*([A-Za-z_$][\w$]*)/.exec(text)?.[1];
    const values = root === undefined ? [] : (resolve(root, start) ?? []);
    if (values.some((value) => value.kind === 'member' && isFolderText(value.path))) return false;
    if (isRequestText(text, hasHandlers)) return true;
    if (root === undefined || depth > 3) return false;
    return values.some((value) => {
      const whole = value.kind === 'item' ? value.of : value;
      const inner = whole.kind === 'member' ? whole.path : whole.kind === 'call' ? `${whole.path}(${argumentText(whole)}` : whole.kind === 'name' && whole.name !== root ? whole.name : undefined;
      return inner !== undefined && inner !== text && isRequest(inner, depth + 1);
    });
  };
  const told = (expression: Expression): Built | undefined => {
    if (expression.kind === 'name') {
      if (isGuarded(expression.name)) return escaped;
      return madeHere.test(expression.name) ? constantPart : undefined;
    }
    if (expression.kind === 'member') {
      if (isGuarded(expression.path)) return escaped;
      if (madeHere.test(expression.path) || ownFolder.test(expression.path)) return constantPart;
      if (/^(?:pathlib\.)?(?:Pure)?Path\(.*\)\.(?:name|stem|suffix)$/.test(expression.path) && weakness === 'path') return escaped;
      if (expression.of !== undefined && isTable(resolve(expression.of.name, expression.of.at))) return undefined;
      if (closed.test(expression.path)) return escaped;
      return requestsOnly && isRequest(expression.path) ? requestPart : undefined;
    }
    if (expression.kind === 'call') {
      if (madeHere.test(expression.path)) return constantPart;
      const type = expression.keyword?.('type');
      if (type?.kind === 'name' && type.name === 'int') return constantPart;
      if (isReplacingEverythingElse(expression)) return escaped;
      const schema = expression.path.replace(/\.(?:parse|safeParse|parseAsync|validate)$/, '');
      if (schema !== expression.path && (closed.test(expression.path) || isClosedSchema(resolve(schema, start)))) return escaped;
      if (escapes[weakness].test(calleeOf(expression.path, start, resolve)) || escapes[weakness].test(expression.path)) return escaped;
      return requestsOnly && isRequest(`${expression.path}(`) ? requestPart : undefined;
    }
    return undefined;
  };
  const pieces = (call: Expression & { kind: 'call' }): readonly Expression[] | undefined => {
    const callee = calleeOf(call.path, start, resolve);
    const args = call.args();
    if (joining.test(callee)) return withSlashes(args);
    if (call.method === 'joinpath' && call.receiver !== undefined) return withSlashes([call.receiver(), ...args]);
    if ((callee === 'URL' || callee === 'url.URL') && args.length > 1) return withSlashes([args[1], args[0]].filter((argument) => argument !== undefined));
    if (/(?:^|\.)urljoin$/.test(callee)) return withSlashes(args);
    if (passing.test(callee)) return args.slice(0, 1);
    if (call.method === 'get' && call.receiver !== undefined) {
      const table = call.receiver();
      const values = table.kind === 'name' ? resolve(table.name, table.at) : [table];
      if (isTable(values)) return [{ kind: 'either', options: [...valuesOf(values ?? []), ...args.slice(1)] }];
    }
    if (passingMethods.test(call.method) && call.receiver !== undefined) return [call.receiver()];
    return undefined;
  };
  return { isEscaping: () => false, isSafeTag: () => false, isHarmless: () => false, told, pieces, joinsPaths: true, ...(requestsOnly ? { unknown: unknownPart } : {}) };
}

/** Names inside of the call that a checked name stands for: `relative = path.relative(root, target)` checks `target`. */
function namesBehind(name: string, at: number, resolve: Resolve): readonly string[] {
  return (resolve(name, at) ?? []).flatMap((value) => (value.kind === 'call' && /(?:relative|ip_address|gethostbyname|urlparse|urlsplit|URL|lookup|commonpath)$|hmac/i.test(value.path) ? namesIn(value, 0) : []));
}

function namesIn(expression: Expression, depth: number): readonly string[] {
  if (depth > 4) return [];
  if (expression.kind === 'name') return [expression.name];
  if (expression.kind === 'member') return [expression.path, /\(([A-Za-z_]\w*)\)\.\w+$/.exec(expression.path)?.[1] ?? expression.path];
  if (expression.kind === 'call') return [...expression.args(), ...(expression.receiver === undefined ? [] : [expression.receiver()])].flatMap((argument) => namesIn(argument, depth + 1));
  return expression.kind === 'list' ? expression.items.flatMap((item) => namesIn(item, depth + 1)) : [];
}

function argumentText(call: Expression & { kind: 'call' }): string {
  const first = call.args()[0];
  return first?.kind === 'name' ? first.name : first?.kind === 'member' ? first.path : first?.kind === 'call' ? first.path : '';
}

/** Whether a name stands for a table of values that the file itself holds. */
function isTable(values: readonly Expression[] | undefined): boolean {
  return values !== undefined && values.length > 0 && values.every((value) => value.kind === 'record' || (value.kind === 'list' && value.values !== undefined) || (value.kind === 'call' && value.path === 'Map'));
}

function valuesOf(values: readonly Expression[]): readonly Expression[] {
  return values.flatMap((value) => {
    if (value.kind === 'record') return value.entries.map(([, entry]) => entry());
    if (value.kind === 'list') return value.values?.() ?? value.items;
    return value.kind === 'call' ? value.args() : [];
  });
}

function isClosedSchema(values: readonly Expression[] | undefined): boolean {
  return values?.some((value) => value.kind === 'call' && closed.test(`${value.path}(`)) === true;
}

/** `text.replace(/[^a-z0-9]/g, '')` leaves only what the pattern names. */
function isReplacingEverythingElse(call: Expression & { kind: 'call' }): boolean {
  const pattern = call.method === 'sub' || call.method.startsWith('replace') ? call.args()[0] : undefined;
  return (pattern?.kind === 'pattern' && pattern.text.startsWith('/[^')) || (pattern?.kind === 'text' && call.method === 'sub' && pattern.text.startsWith('[^'));
}

function withSlashes(parts: readonly Expression[]): readonly Expression[] {
  return parts.flatMap((part, index): readonly Expression[] => (index === 0 ? [part] : [{ kind: 'text', text: '/' }, part]));
}
