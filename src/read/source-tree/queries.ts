import type { Built, Expression, Meaning } from './expression.ts';

/** A call as the rules see it. */
export interface CodeCall {
  readonly path: string;
  readonly method: string;
  /** Text in front of the method, at most 120 characters. */
  readonly receiver: string;
  readonly args: () => readonly Expression[];
  /** What stands in front of the method, where there is a method. */
  readonly object?: (() => Expression) | undefined;
  /** An argument by its name, where the language has such. */
  readonly keyword?: (name: string) => Expression | undefined;
  /** How many arguments come first that are given by place, where the language has names for others. */
  readonly positional?: number;
  /** 1-based line of the method's name. */
  readonly line: number;
}

const statement =
  /^[\s(]{0,80}(?:--[^\n]{0,200}\n\s{0,80}|\/\*[^*]{0,400}\*\/\s{0,80})?(?:select[\s\0*(]|insert\s{1,40}(?:ignore\s{1,8}|or\s{1,8}\w{1,10}\s{1,8})?into[\s\0]|replace\s{1,40}into[\s\0]|update[\s\0]|delete\s{1,40}(?:[\w\0.`"]{0,60}\s{1,8})?from[\s\0]|merge\s{1,40}into[\s\0]|truncate\s{1,40}|drop\s{1,40}(?:table|database|schema|index|view|user|role)|alter\s{1,40}(?:table|user|role|database|session|sequence)|create\s{1,40}(?:(?:or\s{1,8}replace|temp|temporary|unique|global)\s{1,8}){0,2}(?:table|database|schema|index|view|user|role|extension|trigger|function|procedure)|with\s{1,40}(?:recursive\s{1,8})?[\w\0"]{1,60}\s{0,8}(?:\([^)]{0,200}\)\s{0,8})?as[\s(]|grant\s{1,40}|call\s{1,40}\w|exec(?:ute)?\s{1,40}\w|explain\s|pragma\s|show\s{1,40}\w|set\s{1,40}(?:local|session|role|search_path)|use\s{1,8}(?:(?:database|schema|role|warehouse|catalog)\s{1,8})?["`[]?\0|values\s{0,8}\(|begin\b|commit\b|rollback\b|copy\s{1,40}\w|listen\s|notify\s|from\s{1,40}\w)/i;
/** A whole statement, told from an English sentence: the second keyword must follow. */
const wholeStatement = /^[\s(]{0,80}(?:(?:SELECT|select)[\s\0][\s\S]{0,1500}?[\s\0](?:FROM|from)[\s\0]|(?:INSERT|REPLACE|insert|replace)\s{1,40}(?:\w{1,10}\s{1,8}){0,2}(?:INTO|into)[\s\0][\s\S]{0,1500}?(?:VALUES|values|SELECT|select)\b|(?:UPDATE|update)[\s\0][\w\0.`"[\]]{1,80}[\s\0]{1,8}(?:SET|set)[\s\0]|(?:DELETE|delete)\s{1,40}(?:FROM|from)[\s\0])/;
/** The end of a statement whose beginning is not known. */
const clause = /\b(?:where|and|or|set|values|having|like|in)\b[\s\S]{0,200}?(?:=|<|>|\blike|\bin|\()\s{0,4}\(?['"%]{0,2}\0/i;
const english = /\b(?:please|the|your|you|a|an|this|that|these|and then)\b/i;
const lowerClause = /\b(?:where|values|set|limit|join|order by|group by)\b[\s\S]{0,200}[=(]|=\s{0,4}['"]?\0/i;

const methods =
  /^(?:query|queries|execute|executeQuery|executeUpdate|executeSql|executeSQL|executemany|executescript|exec|execSQL|exec_driver_sql|run|all|get|getAll|getRow|getCell|getCol|getAssoc|each|iterate|prepare|prepareStatement|prepareCall|raw|rawQuery|many|one|none|any|oneOrNone|manyOrNone|oneFirst|maybeOne|multi|result|queryArray|queryObject|queryRaw|executeRaw|\$queryRawUnsafe|\$executeRawUnsafe|\$queryRaw|\$executeRaw|unsafe|simple|text|createQuery|createNativeQuery|createSQLQuery|queryForObject|queryForList|queryForMap|queryForRowSet|queryForStream|update|batchUpdate|addBatch|sql|fetch|fetchrow|fetchval|fetch_all|fetch_one|fetchAll|read_sql|read_sql_query|from_statement|mogrify|selectAll|transaction|Query|Exec|QueryRow|whereRaw|andWhereRaw|orWhereRaw|havingRaw|orderByRaw|groupByRaw|joinRaw|selectRaw|fromRaw|literal|RawSQL|extra|rawsql)$/;
/** Take a piece of SQL, not a whole statement. */
const fragments = /^(?:whereRaw|andWhereRaw|orWhereRaw|havingRaw|orderByRaw|groupByRaw|joinRaw|selectRaw|fromRaw|literal|RawSQL|raw|unsafe)$/;
const fragmentReceivers = /knex|db|sql|sequelize|trx|orm|qb|query|prisma|builder|conn|pool|client|objects|model|drizzle|eb\b/i;
const boundKeys = /^(?:replacements|bind|values|params|parameters|args|bindings|binds|variables)$/;
const placeholder = /\?(?!\?)|\$\d|(?<![:\w]):[a-z_]\w{0,60}|@[a-z_]\w{0,60}|%\([a-z_]\w{0,60}\)s|%s|\{[a-z_]\w{0,40}:[A-Z]\w{0,20}\}/i;
const notValues = /mapper|callback|^cb$|handler|options|^opts$|extractor|\bclass\b|\.class$|^(?:new)?[A-Z]\w{0,40}(?:Mapper|Extractor|Handler)|^done$|^next$|^resolve$|engine|conn(?:ection)?$|^con$|^db$/i;
/** SQL that a query builder writes, with the values apart. */
const builders = /^(?:sql_with_params|as_sql|toSQL|toSql|to_sql)$/;
/** A piece of SQL that takes nothing: `sqlHourOffset()`. */
const ownPieces = /^(?:sql[A-Z_]\w{1,60}|\w{1,60}(?:Sql|SQL|_sql))$/;
const escapes = /escape|quote(?:d|_?ident|Ident|Name|Literal)?$|^(?:pgFormat|pg_format)|\bsql\.(?:Identifier|Literal|Placeholder|id|identifier|ident|ref|table|join|param|array|unnest|list)\b|\bPrisma\.(?:join|sql|empty)\b|\b(?:assert|validate|whitelist|allowlist|allow|safe|check|pick)[A-Z_]?\w{0,30}(?:Column|Field|Table|Sort|Order|Direction|Ident|Name|Key)/i;
const sqlTags = /^(?:sql|SQL|\w{1,40}\.sql|sql\.(?:type\([^)]{0,80}\)|fragment|\w{1,20})|\w{0,40}\.?\$(?:queryRaw|executeRaw)|Prisma\.sql|pgsql|psql|postgres|db|tx|trx|conn)(?:<[^>]{0,80}>)?$/;

/** What makes a piece of SQL safe. */
export const sqlMeaning: Meaning = {
  isEscaping: (path, method) => escapes.test(method) || escapes.test(path) || builders.test(method),
  told: (expression) => (expression.kind === 'call' && expression.args().length === 0 && ownPieces.test(expression.method) ? { text: '', open: 0, escaped: 0 } : undefined),
  isSafeTag: (tag) => sqlTags.test(tag),
  isHarmless: (before, path) => /(?<!\$)\$$|[:@]p?$/.test(before.slice(-3)) || (/(?:\b(?:from|into|update|join|table|exists|truncate|on|index)|\.)[\s"'`[]{1,4}$/i.test(before.slice(-30)) && /(?:^|[._])(?:\w{0,30}(?:table|schema|prefix|collection|index|sequence|view)(?:_?name)?|TableName)$/i.test(path) && !/^(?:req|request|ctx|params|query|body|event|args|input)\b/.test(path)),
};

/** Tells how a call hands values to a database; undefined when it is no query, has no values or can't be told. */
export function queryForm(call: CodeCall, built: (expression: Expression) => Built): 'parameterised' | 'joined' | undefined {
  if (!methods.test(call.method)) return undefined;
  // `Query(name=...)` makes an object of a class; `db.Query(...)` asks a database.
  if (call.receiver === '' && /^(?:Query|Exec|QueryRow)$/.test(call.method)) return undefined;
  const args = call.args();
  const first = args[0];
  if (first === undefined) return undefined;
  if (/^(?:console|log|logger|Error|path|fs|child_process|re|regex|RegExp|Array|Object|_)\b/.test(call.path)) return undefined;
  if (call.method === 'exec' && /(?:regexp?|pattern|matcher|\bre|RE)$|\/[a-z]{0,6}$/i.test(call.receiver)) return undefined;
  if (first.kind === 'record') {
    const text = first.entries.find(([key]) => /^(?:text|sql|query|statement|name)$/.test(key))?.[1];
    const hasValues = first.entries.some(([key]) => boundKeys.test(key));
    return text === undefined ? undefined : formOf(built(text()), hasValues || isBound(args[1]), false);
  }
  if (first.kind === 'tagged') return undefined;
  const isFragment = fragments.test(call.method) && (call.method.endsWith('Raw') || call.method === 'RawSQL' || fragmentReceivers.test(call.receiver.slice(-80)));
  if (/^\$(?:queryRaw|executeRaw)Unsafe$/.test(call.method)) return formOf(built(first), args.length > 1, true);
  const result = built(first);
  if (result.text === '\0' && result.open === 1) return undefined;
  if (!isFragment && !isStatement(result)) return undefined;
  if (isFragment && call.method === 'raw' && result.open > 0 && result.text.replaceAll('\0', '').trim().length < 2) return undefined;
  return formOf(result, isBound(args[1]), isFragment);
}

function isStatement(result: Built): boolean {
  return statement.test(result.text) || (result.text.startsWith('\0') && clause.test(result.text));
}

function formOf(result: Built, hasValues: boolean, isFragment: boolean): 'parameterised' | 'joined' | undefined {
  if (!isFragment && !isStatement(result)) return undefined;
  if (result.open > 0) return 'joined';
  if (hasValues || result.escaped > 0 || placeholder.test(result.text)) return 'parameterised';
  return undefined;
}

function isBound(second: Expression | undefined): boolean {
  if (second === undefined || second.kind === 'function' || second.kind === 'constant' || second.kind === 'text' || second.kind === 'unknown') return false;
  if (second.kind === 'record') return second.entries.some(([key]) => boundKeys.test(key));
  if (second.kind === 'name' || second.kind === 'member' || second.kind === 'call') return !notValues.test(second.kind === 'name' ? second.name : second.path);
  return second.kind === 'list';
}

/** Whether a tag makes a query out of a template whose values are bound. */
export function isQueryTag(tag: string): boolean {
  return /^(?:sql|SQL|\w{1,40}\.sql|sql\.(?:type\([^)]{0,80}\)|fragment|\w{1,20})|\w{0,40}\.?\$(?:queryRaw|executeRaw)|Prisma\.sql)(?:<[^>]{0,80}>)?$/.test(tag);
}

/** Whether a text put together outside of a query call is a statement with values joined in. */
export function isJoinedStatement(result: Built): boolean {
  if (result.open === 0 || !wholeStatement.test(result.text)) return false;
  const isUpper = /^[\s(]{0,80}(?:SELECT|INSERT|REPLACE|UPDATE|DELETE)\b/.test(result.text);
  return isUpper ? !english.test(result.text.slice(0, 60)) || lowerClause.test(result.text) : lowerClause.test(result.text) && !english.test(result.text);
}
