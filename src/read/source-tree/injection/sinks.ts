import type { InjectionClass } from '../../../model/evidence/injection.ts';

/**
 * What a call does with its arguments.
 * `shell`: the text is read by a shell. `program`: a program with a list of arguments, unless a shell is asked for.
 * `code`: text or bytes become code or objects. `source`: the same with the text of a program. `loader`: the same unless the loader is a safe one. `timer`: code when it is a text.
 * `file`: a path. `address`: an address or a record with one. `host`: a host alone. `safe`: cannot be misused.
 */
export type SinkTakes = 'shell' | 'program' | 'code' | 'source' | 'loader' | 'timer' | 'file' | 'address' | 'host' | 'safe';

export interface Sink {
  readonly weakness: InjectionClass;
  readonly takes: SinkTakes;
  /** Whole name of what is called, as `calleeOf` gives it. */
  readonly callee: RegExp;
  /** Which argument counts, from 0; the first when left out. `object`: what stands in front of the method; `last`: the last one. */
  readonly argument?: number | readonly number[] | 'object' | 'last';
  /** Name of the argument, where it may be given by name. */
  readonly keyword?: string;
}

/** Sinks in JavaScript and TypeScript; the first that fits counts. */
export const javaScriptSinks: readonly Sink[] = [
  { weakness: 'command', takes: 'shell', callee: /^(?:child_process\.(?:exec|execSync)|shelljs\.exec|shell\.exec)$/ },
  { weakness: 'command', takes: 'program', callee: /^(?:child_process\.(?:spawn|spawnSync|execFile|execFileSync)|execa\.(?:execa|execaSync|execaCommand|execaCommandSync|execaNode)|execa(?:\.sync)?|cross-spawn(?:\.\w{1,10})?)$/ },
  { weakness: 'deserialisation', takes: 'code', callee: /^(?:node-serialize\.unserialize|serijs\.deserialize|funcster\.deepDeserialize|cryo\.parse)$/ },
  { weakness: 'deserialisation', takes: 'source', callee: /^(?:(?:globalThis|window|global|self)\.)?eval$|^\(0,eval\)$|^(?:vm\.(?:runInNewContext|runInThisContext|runInContext|Script|compileFunction|SourceTextModule)|(?:vm2\.(?:VM|NodeVM)|VM|NodeVM)(?:\([^)]{0,80}\))?\.run|newVM\([^)]{0,80}\)\.run|newvm2\.\w{2,6}\([^)]{0,80}\)\.run|new(?:VM|NodeVM)\([^)]{0,80}\)\.run)$/ },
  { weakness: 'deserialisation', takes: 'source', callee: /\._compile$/ },
  { weakness: 'deserialisation', takes: 'source', callee: /^(?:Function|AsyncFunction|GeneratorFunction)$|^\(async\(\)=>\{\}\)\.constructor$/, argument: 'last' },
  { weakness: 'deserialisation', takes: 'loader', callee: /^(?:js-yaml\.(?:load|loadAll|safeLoad|safeLoadAll))$/ },
  { weakness: 'deserialisation', takes: 'timer', callee: /^(?:(?:window|globalThis)\.)?(?:setTimeout|setInterval)$/ },
  { weakness: 'path', takes: 'file', callee: /^(?:fs|fs-extra|graceful-fs)(?:\/promises|\.promises)?\.(?:readFile|readFileSync|writeFile|writeFileSync|appendFile|appendFileSync|createReadStream|createWriteStream|unlink|unlinkSync|rm|rmSync|rmdir|rmdirSync|readdir|readdirSync|mkdir|mkdirSync|stat|statSync|lstat|lstatSync|existsSync|exists|access|accessSync|open|openSync|truncate|truncateSync|watch|watchFile|opendir|opendirSync|remove|removeSync|readJson|writeJson|outputFile|ensureDir|realpath|realpathSync|chmod|chmodSync)$/ },
  { weakness: 'path', takes: 'file', callee: /^(?:fs|fs-extra)(?:\/promises|\.promises)?\.(?:rename|renameSync|copyFile|copyFileSync|symlink|symlinkSync|link|linkSync|cp|cpSync|copy|move)$/, argument: [0, 1] },
  { weakness: 'path', takes: 'file', callee: /(?:^|\.)(?:res|response|reply|h)(?:\.\w{1,20}\([^)]{0,60}\)){0,3}\.(?:sendFile|sendfile|download|render|file)$/ },
  { weakness: 'path', takes: 'file', callee: /^require$/ },
  { weakness: 'ssrf', takes: 'address', callee: /^(?:(?:globalThis|window)\.)?fetch$|^(?:node-fetch|cross-fetch|undici\.(?:fetch|request|stream)|isomorphic-fetch|axios(?:\.(?:get|post|put|patch|delete|head|options|request))?|got(?:\.(?:get|post|put|patch|delete|head|stream|default))?|needle(?:\.(?:get|post|put|delete|head))?|superagent\.(?:get|post|put|patch|delete|head)|request(?:\.(?:get|post|put|patch|delete|head))?|ky(?:\.(?:get|post|put|patch|delete|head))?|ofetch\.ofetch|https?\.(?:get|request))$|(?:^|\.)page\.goto$|(?:^|\.)parser\.parseURL$/ },
];

/** Sinks in Python; the first that fits counts. */
export const pythonSinks: readonly Sink[] = [
  { weakness: 'command', takes: 'shell', callee: /^(?:os\.(?:system|popen)|subprocess\.(?:getoutput|getstatusoutput)|asyncio\.create_subprocess_shell|commands\.getoutput|invoke\.run|pty\.spawn|fabric\.Connection\(\)\.(?:run|sudo|local))$|\.exec_command$/ },
  { weakness: 'command', takes: 'shell', callee: /^(?:connection|conn|c)\.(?:run|sudo)$/ },
  { weakness: 'command', takes: 'program', callee: /^(?:subprocess\.(?:run|call|check_call|check_output|Popen)|asyncio\.create_subprocess_exec|os\.(?:exec|spawn|posix_spawn)\w{0,4})$/, keyword: 'args' },
  { weakness: 'deserialisation', takes: 'code', callee: /^(?:(?:_?pickle|cPickle|dill|cloudpickle|marshal)\.(?:load|loads|Unpickler)|shelve\.open|jsonpickle\.(?:decode|loads)|joblib\.load|pandas\.read_pickle|yaml\.(?:unsafe_load|unsafe_load_all|full_load|full_load_all))$/ },
  { weakness: 'deserialisation', takes: 'source', callee: /^(?:builtins\.)?(?:eval|exec)$/ },
  { weakness: 'deserialisation', takes: 'loader', callee: /^(?:yaml\.(?:load|load_all|safe_load|safe_load_all)|torch\.load|numpy\.load|(?:tensorflow\.)?keras\.models\.load_model)$/ },
  { weakness: 'deserialisation', takes: 'safe', callee: /^ast\.literal_eval$/ },
  { weakness: 'path', takes: 'file', callee: /^(?:(?:io|codecs|builtins)\.)?open$|^(?:aiofiles|gzip|bz2|lzma|PIL\.Image|zipfile|tarfile)\.open$|^(?:os\.(?:remove|unlink|rmdir|listdir|scandir|makedirs|mkdir|stat|lstat|chmod|chown|readlink|access|walk|truncate)|os\.path\.(?:exists|isfile|isdir|getsize|getmtime)|shutil\.rmtree|pandas\.read_(?:csv|excel|json|parquet|table)|numpy\.(?:loadtxt|fromfile)|flask\.send_file|(?:fastapi|starlette)\.responses\.FileResponse|aiohttp\.web\.FileResponse|sanic\.response\.file)$/, keyword: 'path' },
  { weakness: 'path', takes: 'file', callee: /^(?:os\.(?:rename|replace|link|symlink)|shutil\.(?:copy|copy2|copyfile|copytree|move))$/, argument: [0, 1] },
  { weakness: 'path', takes: 'file', callee: /\.save$/ },
  { weakness: 'path', takes: 'file', callee: /\.(?:read_text|read_bytes|write_text|write_bytes|unlink|exists|is_file|is_dir|iterdir|mkdir|rmdir|touch|stat|open)$/, argument: 'object' },
  { weakness: 'path', takes: 'safe', callee: /^(?:flask\.send_from_directory|bottle\.static_file)$/ },
  { weakness: 'ssrf', takes: 'address', callee: /^(?:requests|httpx)(?:\.(?:Session|Client|AsyncClient|session)\(\))?\.(?:get|post|put|patch|delete|head|options)$|^(?:urllib\.request\.(?:urlopen|urlretrieve)|urllib2?\.urlopen|feedparser\.parse|tornado\.httpclient\.AsyncHTTPClient\(\)\.fetch|aiohttp\.ClientSession\(\)\.(?:get|post|put|patch|delete|head|ws_connect))$/, keyword: 'url' },
  { weakness: 'ssrf', takes: 'address', callee: /^(?:requests|httpx)(?:\.(?:Session|Client|AsyncClient)\(\))?\.(?:request|stream)$|^(?:urllib3\.PoolManager\(\)\.request|aiohttp\.ClientSession\(\)\.request)$/, argument: 1, keyword: 'url' },
  { weakness: 'ssrf', takes: 'host', callee: /^(?:http\.client\.HTTPS?Connection|socket\.create_connection)$/ },
  { weakness: 'ssrf', takes: 'address', callee: /\.setopt$/, argument: 1 },
];
