/** How values of a request, an upload, a message or an archive are written; looked for at the beginning of an expression. */
const prefix = String.raw`^(?:\(|await|new URL\(|newURL\(|JSON\.parse\(|json\.loads\(|Buffer\.from\(|String\(|str\(|decodeURIComponent\(|unquote\(|Path\(|url\.parse\(|urlparse\(|urlsplit\()*`;

const requests = new RegExp(
  `${prefix}(?:` +
    [
      String.raw`(?:self\.|this\.)?(?:req|request|_req|r)\.(?:query|params|param|body|headers|header|cookies|signedCookies|files|url|originalUrl|path|rawBody|payload|query_params|path_params|args|form|values|json|data|GET|POST|FILES|COOKIES|META|match_info|get_json|get_data|formData|text|post|body_arguments|arguments|nextUrl)\b`,
      String.raw`(?:req|request)\.file\.originalname`,
      String.raw`(?:req|request)\.(?:file|files|parts)\(`,
      String.raw`(?:ctx|context)\.(?:request\.(?:body|query|files|url|path|headers|header)|req\.|query|params|path|url|headers|header|cookies|querystring)\b`,
      String.raw`(?:event|evt)(?:\.(?:body|pathParameters|queryStringParameters|headers|rawPath|multiValueQueryStringParameters)|\[)`,
      String.raw`self\.(?:get_argument|get_arguments|get_query_argument|get_body_argument|path$|path[^_\w])`,
      String.raw`params\.\w`,
      String.raw`[\w.]{0,40}searchParams\.get`,
      // `entry.name` is left out: it is a name in a folder just as often.
      String.raw`(?:header|member|zipEntry|tarinfo)\.(?:path|name|entryName|fileName|filename)$`,
      String.raw`(?:entry|info|item|file)\.(?:entryName|fileName|filename)$`,
      String.raw`entry\.path$`,
      String.raw`[\w.]{1,40}\.(?:namelist|getnames|getEntries|infolist|getmembers)\(`,
      String.raw`(?:field|part|upload|file)\.(?:filename|originalname)$`,
      String.raw`self\.path$`,
    ].join('|') +
    ')',
);
/** Made by the server itself, whatever they are called. */
const own = /^(?:req|request)\.file\.(?:filename|path|size|destination|mimetype)|^(?:req|request)\.(?:url_root|path_info|body\.length)|\.(?:length|size)$/;
/** Entries of a folder of the machine itself, as they are written. */
const folders = /(?:^|[.(])(?:scandir|listdir|iterdir|r?glob|walk|readdir(?:Sync)?|opendir(?:Sync)?)\(/;
/** `self.path` of a handler of requests; any other class may have a path of its own. */
const handlerPath = /^\(*self\.path$|^\(*self\.path[^_\w]/;

/**
 * Whether an expression, as it is written without spaces, is a value that somebody outside chooses.
 * @param hasHandlers whether the file defines handlers of requests as classes
 */
export function isRequestText(text: string, hasHandlers: boolean): boolean {
  return requests.test(text) && !own.test(text) && (hasHandlers || !handlerPath.test(text));
}

/** Whether an expression goes through a folder of the machine itself: its names came from nobody outside at this place. */
export function isFolderText(text: string): boolean {
  return folders.test(text);
}

/** Whether the words of a file say that a class in it handles requests: Python's http.server, Tornado. */
export function definesHandlers(fileHas: (words: string) => boolean): boolean {
  return ['RequestHandler', 'do_GET', 'do_POST', 'do_PUT', 'do_HEAD'].some(fileHas);
}
