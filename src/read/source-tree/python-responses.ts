import type { Built, Expression } from './expression.ts';
import type { CodeCall } from './queries.ts';

/** A response that a program in Python makes. */
export interface PythonResponse {
  readonly content: Expression;
  /** The response is HTML whatever stands in it; otherwise a tag in the content tells it. */
  readonly isPage: boolean;
}

const pages = /^(?:[\w.]{0,60}\.)?(?:HTMLResponse|HttpResponse(?:BadRequest|NotFound|Forbidden|ServerError|Gone)?|make_response)$/;
const others = /^(?:flask\.|quart\.|responses\.|starlette\.responses\.|fastapi\.)?Response$/;
const aiohttp = /^(?:aiohttp\.)?web\.Response$/;

/**
 * What a call writes as a response of Flask, Django, FastAPI or aiohttp, where that is HTML.
 * @returns undefined where it is none, or its type is another one
 */
export function pythonResponse(call: CodeCall, written: (expression: Expression) => Built): PythonResponse | undefined {
  const { keyword } = call;
  if (keyword === undefined) return undefined;
  const isAiohttp = aiohttp.test(call.path);
  const isPage = pages.test(call.path);
  if (!isAiohttp && !isPage && !others.test(call.path)) return undefined;
  const args = call.args();
  const named = ['content', 'text', 'body', 'response'].map(keyword).find((one) => one !== undefined);
  const content = named ?? args[0];
  if (content === undefined) return undefined;
  const second = args[1];
  const stated = ['content_type', 'media_type', 'mimetype'].map(keyword).find((one) => one !== undefined) ?? typeIn(keyword('headers')) ?? (isPage && named === undefined && second?.kind === 'text' ? second : undefined);
  const type = stated === undefined ? undefined : written(stated).text;
  if (type !== undefined && !/html/i.test(type) && /^[\w.+-]{1,60}\/[\w.+-]{1,60}/.test(type)) return undefined;
  // What aiohttp sends is plain text until a type is stated.
  if (isAiohttp && type === undefined) return undefined;
  return { content, isPage: isPage || (type !== undefined && /html/i.test(type)) };
}

/** The value in headers that names a type: only a dictionary with one entry is looked at. */
function typeIn(headers: Expression | undefined): Expression | undefined {
  const values = headers?.kind === 'list' ? (headers.values?.() ?? []) : [];
  return values.find((value) => value.kind === 'text' && /^[\w.+-]{1,60}\/[\w.+-]{1,60}(?:;|$)/.test(value.text));
}
