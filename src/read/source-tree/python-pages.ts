import type { Node } from '@vscode/tree-sitter-wasm';
import { shortText } from './syntax.ts';

const routeDecorator = /^@\s{0,4}[\w.]{1,60}\.(?:route|get|post|put|patch|delete|head|options|websocket|api_route)\s{0,4}\(/;
const errorDecorator = /^@\s{0,4}[\w.]{1,60}\.(?:app_)?errorhandler\s{0,4}\(/;
/** Frameworks in which a text that a route returns is a page of HTML. */
const writesPages = /^[ \t]{0,40}(?:from|import)[ \t]{1,4}(?:flask|quart|bottle)\b/im;
/** Frameworks in which it is JSON, or nothing that may be returned. */
const writesOtherwise = /^[ \t]{0,40}(?:from|import)[ \t]{1,4}(?:fastapi|starlette|litestar|sanic|falcon)\b/im;

/** The decorator that makes a function the answer to requests, where one of these does. */
export function routeOf(decorators: readonly string[]): string | undefined {
  return decorators.find((text) => routeDecorator.test(text));
}

/** Tells of a function, by its decorators, whether a text that it returns is a page of HTML. One reader for a file. */
export function pageReader(source: string): (decorators: readonly string[]) => boolean {
  let isPageByDefault: boolean | undefined;
  return (decorators) => {
    const route = decorators.find((text) => routeDecorator.test(text) || errorDecorator.test(text));
    if (route === undefined) return false;
    const [, chosen] = /\bresponse_class\s{0,4}=\s{0,4}([\w.]{1,60})/.exec(route) ?? [];
    if (chosen !== undefined) return /(?:^|\.)HTMLResponse$/.test(chosen);
    isPageByDefault ??= writesPages.test(source) && !writesOtherwise.test(source);
    return isPageByDefault;
  };
}

/**
 * The text that a route returns: the value, or the first of body, status and headers.
 * @returns undefined where it is a list or a dictionary, which are sent as JSON, or where the headers name another type than HTML
 */
export function returnedText(value: Node, source: string): Node | undefined {
  if (value.type !== 'tuple' && value.type !== 'expression_list') return jsonValues.has(value.type) ? undefined : value;
  const [, type] = /content[-_]type['"]\s{0,4}:\s{0,4}f?['"]([\w./+-]{1,80})/i.exec(shortText(source, value, 1_000)) ?? [];
  const first = value.firstNamedChild;
  return first === null || jsonValues.has(first.type) || (type !== undefined && !/html/i.test(type)) ? undefined : first;
}

const jsonValues: ReadonlySet<string> = new Set(['list', 'dictionary', 'list_comprehension', 'dictionary_comprehension', 'none', 'true', 'false', 'integer', 'float']);
