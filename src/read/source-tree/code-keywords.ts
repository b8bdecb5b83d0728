/** Words without which a program holds neither a query nor an HTML output; only files with one of them are parsed, beside those with elements in them. */
export const codeKeywords: readonly string[] = [
  'select ', 'select\n', 'select\r', 'insert into', 'update ', 'delete from', 'merge into', 'replace into', 'truncate ', 'drop table', 'alter table', 'create table',
  '$where', 'sql`', 'sql.raw', 'queryraw', 'executeraw', 'whereraw', 'havingraw', 'orderbyraw', 'joinraw', 'selectraw', '.raw(', '.literal(', '.unsafe(', 'rawsql', '.extra(',
  'innerhtml', 'outerhtml', 'insertadjacenthtml', 'document.write', 'dangerouslysetinnerhtml', 'srcdoc', 'contextualfragment', '.html(', 'bypasssecuritytrust', 'sethtmlunsafe', 'unsafehtml', 'html`', 'safestring',
  'raw(', '.send(', '.write(', '.end(', 'new response(', '.body =', '.append(', '.prepend(', '.after(', '.before(', 'mark_safe', 'markup(', 'format_html', 'httpresponse(', 'htmlresponse', 'render_template_string', '.print(', '.println(', 'make_response(', 'from flask', 'import flask', 'from quart', 'from bottle', 'web.response(', 'sql("',
];

/** Words of scripts that may hold elements though their name does not say so. */
export const elementKeywords: readonly string[] = ["'react'", '"react"', "'preact'", '"preact"'];
