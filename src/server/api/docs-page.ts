import { html } from '../../report/escape/html.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { problemAddress } from '../answer/problem.ts';
import { problemKinds, type ProblemName } from '../answer/problem-kinds.ts';
import { isServed, type ActRoute, type Schema } from './act-route.ts';

/** The documents’ style, served beside them: nothing in a page needs `unsafe-inline`. */
export const docsStyle = `:root{color-scheme:light dark;--line:light-dark(#d8dce3,#39404c);--soft:light-dark(#f5f6f8,#1b1f26);--ink:light-dark(#16191d,#e8eaee);--quiet:light-dark(#565f6b,#a4adba);--link:light-dark(#0b57a4,#8ab8f0)}
*{box-sizing:border-box}body{margin:0 auto;padding:2rem 1.25rem 4rem;max-width:62rem;font:1rem/1.55 system-ui,sans-serif;color:var(--ink);background:light-dark(#fff,#12151a)}
a{color:var(--link)}h1{font-size:1.6rem;margin:0 0 .5rem}h2{font-size:1.2rem;margin:2.5rem 0 .75rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}h3{font-size:1rem;margin:0}
article{border:1px solid var(--line);border-radius:.5rem;padding:1rem;margin:0 0 1rem}article p{margin:.35rem 0}code{font:.9em ui-monospace,monospace;overflow-wrap:anywhere}
.method{display:inline-block;min-width:4.2rem;font-weight:600}.quiet{color:var(--quiet)}table{border-collapse:collapse;width:100%;font-size:.92rem;margin:.5rem 0 0}th,td{text-align:left;vertical-align:top;padding:.3rem .75rem .3rem 0;border-top:1px solid var(--line)}nav ul{columns:16rem;padding-left:1.1rem}
`;

function page(title: string, body: Escaped<'html'>): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><link rel="stylesheet" href="/api/docs.css"></head><body>
${body}
</body></html>
`.value;
}

/** The API for people: every act with its fields, from the same data as the OpenAPI document. */
export function docsPage(routes: readonly ActRoute[], version: string): string {
  const groups = Map.groupBy(routes, (route) => route.act.object);
  const names = [...groups.keys()].toSorted();
  return page('Assay API', html`<main><h1>Assay API</h1><p class="quiet">Version ${version} · <a href="/api/v1/openapi.json">OpenAPI 3.1 document</a> · <a href="#problems">problems</a></p>
<p>Send <code>Authorization: Bearer</code> with an API token. A change takes an <code>Idempotency-Key</code>: the same request with the same key is done once. What is read has an <code>ETag</code>. Errors are problem details (RFC 9457).</p>
<nav aria-label="Objects"><ul>${names.map((name) => html`<li><a href="#${name}">${name}</a></li>`)}</ul></nav>
${names.map((name) => html`<section id="${name}"><h2>${name}</h2>${(groups.get(name) ?? []).map(act)}</section>`)}
<section id="problems"><h2>Problems</h2><table><thead><tr><th scope="col">Type</th><th scope="col">Status</th><th scope="col">Meaning</th></tr></thead><tbody>${problems()}</tbody></table></section></main>`);
}

function act(route: ActRoute): Escaped<'html'> {
  const { act, inputSchema } = route;
  const rows = Object.entries(inputSchema.properties ?? {}).filter(([name]) => !isServed(act, name)).map(([name, schema]) => html`<tr><td><code>${name}</code></td><td>${placeOf(route, name)}</td><td>${typeOf(schema)}${inputSchema.required?.includes(name) === true ? '' : ', optional'}</td><td>${schema.description ?? ''}</td></tr>`);
  const notes = [act.isOpen === true ? 'Needs nobody signed in.' : '', act.needsStepUp === true ? 'Needs a fresh passkey.' : '', act.receivesBytes === true ? 'The body is the file’s bytes.' : '', act.givesBytes === true ? 'Answers with the file’s bytes.' : ''].filter((note) => note !== '');
  return html`<article id="${act.id}"><h3><span class="method">${act.http.method}</span> <code>${act.http.path}</code></h3><p>${act.summary}</p><p class="quiet"><code>${act.id}</code> ${notes.join(' ')}</p>${rows.length === 0 ? '' : html`<table><thead><tr><th scope="col">Field</th><th scope="col">In</th><th scope="col">Type</th><th scope="col">What</th></tr></thead><tbody>${rows}</tbody></table>`}</article>`;
}

function placeOf({ pathFields, hasJsonBody }: ActRoute, name: string): string {
  return pathFields.includes(name) ? 'path' : hasJsonBody ? 'body' : 'query';
}

function typeOf(schema: Schema): string {
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(typeOf))].join(' or ');
  if (schema.type === 'array') return `list of ${schema.items === undefined ? 'anything' : typeOf(schema.items)}`;
  return typeof schema.type === 'string' ? schema.type : (schema.type?.join(' or ') ?? 'anything');
}

function problems(): readonly Escaped<'html'>[] {
  return Object.entries(problemKinds).map(([name, kind]) => html`<tr><td><a href="${problemAddress(name as ProblemName)}"><code>${name}</code></a></td><td>${kind.status}</td><td>${kind.title}. ${kind.advice}</td></tr>`);
}

/** The page that a problem’s `type` leads to. */
export function problemPage(name: ProblemName): string {
  const kind = problemKinds[name];
  return page(`${kind.title} · Assay API`, html`<main><h1>${kind.title}</h1><p class="quiet"><code>${name}</code> · status ${kind.status}</p><p>${kind.advice}</p><p><a href="/api/docs#problems">All problems</a></p></main>`);
}
