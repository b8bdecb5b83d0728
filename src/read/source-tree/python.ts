import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import { constantExpression } from './expression.ts';
import type { ProgramEvents } from './program.ts';
import { argumentsOf, expressionReader, isFunction, isJoin, keywordsOf } from './python-expression.ts';
import { pageReader, returnedText, routeOf } from './python-pages.ts';
import { childrenOf, elementOf, importedAs, lineOf, returnsOf, shortText, walk } from './syntax.ts';

const sqlWord = /select|insert|update|delete|replace/i;

/** Walks a parsed Python file. */
export function walkPython(tree: Tree, source: string, events: ProgramEvents): void {
  const expressionOf = expressionReader(source, () => events.tooDeep());
  const isPage = pageReader(source);
  /** The functions that the walk is in, outermost first, with whether a text that they return is HTML. */
  let functions: { readonly end: number; readonly isPage: boolean }[] = [];
  /** The functions and classes that the walk is in, outermost first. */
  const definitions: { readonly end: number; readonly isClass: boolean }[] = [];
  const cursor = tree.walk();
  walk(cursor, (type) => {
    if (type === 'function_definition' || type === 'lambda') enterFunction(cursor.currentNode);
    else if (type === 'class_definition') define(cursor.startIndex, cursor.endIndex, true);
    else if (type === 'assignment' || type === 'augmented_assignment') assignment(cursor.currentNode, type === 'augmented_assignment');
    else if (type === 'call') call(cursor.currentNode);
    else if (type === 'pair') pair(cursor.currentNode);
    else if (type === 'return_statement') returned(cursor.currentNode);
    else if (type === 'if_statement' || type === 'assert_statement' || type === 'conditional_expression') condition(cursor.currentNode);
    else if (type === 'import_statement' || type === 'import_from_statement') imports(cursor.currentNode);
    else if (type === 'for_statement' || type === 'for_in_clause') loop(cursor.currentNode);
    else if (type === 'as_pattern') opened(cursor.currentNode);
    else if (type === 'binary_operator' || type === 'string') text(cursor.currentNode);
  });
  cursor.delete();

  function enterFunction(node: Node): void {
    const name = node.childForFieldName('name');
    const body = node.childForFieldName('body');
    if (name !== null && body !== null) events.named('declare', shortText(source, name), () => ({ kind: 'function', returns: () => returnsOf(body, expressionOf, isFunction) }), node.startIndex, node.endIndex);
    const parameters = node.childForFieldName('parameters');
    const decorators = decoratorsOf(node);
    functions = [...functions.filter(({ end }) => end > node.startIndex), { end: node.endIndex, isPage: isPage(decorators) }];
    events.enter(node.startIndex, node.endIndex, parameters === null ? [] : childrenOf(parameters, 60).map((child) => shortText(source, child.type === 'identifier' ? child : (child.childForFieldName('name') ?? child.firstNamedChild ?? child))), name === null ? undefined : ownName(node, shortText(source, name), decorators.length > 0));
    if (parameters !== null) typedParameters(parameters, routeOf(decorators));
  }

  /** Enters a function or class, and gives the one that it stands in. */
  function define(start: number, end: number, isClass: boolean): { readonly isClass: boolean } | undefined {
    while ((definitions.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= start) definitions.pop();
    const around = definitions.at(-1);
    definitions.push({ end, isClass });
    return around;
  }

  /** Name of a function that only this file calls: one inside of another, or of a module under a name that begins with `_`. */
  function ownName(node: Node, name: string, isDecorated: boolean): string | undefined {
    const around = define(node.startIndex, node.endIndex, false);
    return !isDecorated && (around === undefined ? name.startsWith('_') : !around.isClass) ? name : undefined;
  }

  /** Numbers are harmless; what a route's function takes comes from the request. */
  function typedParameters(parameters: Node, route: string | undefined): void {
    for (const child of childrenOf(parameters, 60)) {
      const name = shortText(source, child.type === 'identifier' ? child : (child.childForFieldName('name') ?? child.firstNamedChild ?? child));
      const type = child.childForFieldName('type');
      const isNumber = (type !== null && /^(?:int|float|bool|UUID|uuid\.UUID|date|datetime)\b/.test(shortText(source, type, 40))) || (route !== undefined && ['int', 'float', 'uuid'].some((converter) => route.includes(`<${converter}:${name}>`)));
      if (isNumber) events.knownName(name, () => constantExpression);
      else if (route !== undefined && name !== 'self' && name !== 'request' && !/Depends\(/.test(shortText(source, child))) events.knownName(name, () => ({ kind: 'member', path: `request.args[${name}]`, property: name }));
    }
  }

  function decoratorsOf(node: Node): readonly string[] {
    return node.parent?.type === 'decorated_definition' ? childrenOf(node.parent, 10).filter((child) => child.type === 'decorator').map((child) => shortText(source, child, 200)) : [];
  }

  function pair(node: Node): void {
    const key = node.childForFieldName('key');
    const value = node.childForFieldName('value');
    if (key !== null && value !== null && /^["']\$where["']$/.test(shortText(source, key, 12))) events.filter(() => expressionOf(value), lineOf(key));
  }

  function returned(node: Node): void {
    functions = functions.filter(({ end }) => end > node.startIndex);
    const value = node.firstNamedChild;
    const text = functions.at(-1)?.isPage === true && value !== null ? returnedText(value, source) : undefined;
    if (text !== undefined) events.page(() => expressionOf(text), lineOf(node));
  }

  function condition(node: Node): void {
    const asked = node.type === 'assert_statement' ? node.firstNamedChild : node.type === 'conditional_expression' ? (childrenOf(node, 3)[1] ?? null) : node.childForFieldName('condition');
    if (asked !== null) events.guard(shortText(source, asked, 400), node.startIndex);
  }

  function imports(node: Node): void {
    const module = node.childForFieldName('module_name');
    const from = module === null ? '' : `${shortText(source, module)}.`;
    for (const child of childrenOf(node, 100)) {
      if (child.startIndex === module?.startIndex) continue;
      const alias = child.childForFieldName('alias');
      const path = shortText(source, child.type === 'aliased_import' ? (child.childForFieldName('name') ?? child) : child);
      // `import a.b` brings the name `a`.
      const name = alias === null ? (path.split('.', 1)[0] ?? path) : shortText(source, alias);
      events.named('declare', name, () => importedAs(name, alias === null && from === '' ? name : from + path), node.startIndex, node.endIndex);
    }
  }

  function loop(node: Node): void {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    if (left?.type === 'identifier' && right !== null) events.named('declare', shortText(source, left), () => elementOf(expressionOf(right), shortText(source, right)), node.startIndex, node.endIndex);
  }

  /** `with open(name) as handle`. */
  function opened(node: Node): void {
    const value = node.firstNamedChild;
    const name = node.childForFieldName('alias')?.firstNamedChild ?? null;
    if (value !== null && name?.type === 'identifier') events.named('declare', shortText(source, name), () => expressionOf(value), node.startIndex, node.endIndex);
  }

  function assignment(node: Node, isMore: boolean): void {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    if (left?.type === 'pattern_list' && right !== null) {
      for (const [index, child] of childrenOf(left, 60).entries()) if (child.type === 'identifier') events.named('declare', shortText(source, child), () => ({ kind: 'item', of: expressionOf(right), index }), node.startIndex, node.endIndex);
    }
    if (left?.type !== 'identifier' || right === null) return;
    events.named(isMore ? 'extend' : 'declare', shortText(source, left), () => expressionOf(right), node.startIndex, node.endIndex);
  }

  function call(node: Node): void {
    const callee = node.childForFieldName('function');
    const args = node.childForFieldName('arguments');
    if (callee === null || args === null) return;
    const object = callee.type === 'attribute' ? callee.childForFieldName('object') : null;
    const property = callee.type === 'attribute' ? callee.childForFieldName('attribute') : callee;
    const method = property === null ? '' : shortText(source, property);
    if (method === 'append' && object?.type === 'identifier') events.named('extend', shortText(source, object), () => ({ kind: 'list', items: argumentsOf(args, expressionOf) }), node.startIndex, node.endIndex);
    // `text(...)` inside of a query call is looked at there.
    if (method === 'text' && object === null) return;
    events.call({ path: shortText(source, callee).replace(/\s+/g, ''), method, receiver: object === null ? '' : source.slice(Math.max(object.startIndex, object.endIndex - 120), object.endIndex), args: () => argumentsOf(args, expressionOf), object: object === null ? undefined : () => expressionOf(object), keyword: keywordsOf(args, source, expressionOf), positional: childrenOf(args, 12).filter((child) => child.type !== 'keyword_argument').length, line: lineOf(property ?? callee) }, node.startIndex, node.endIndex);
  }

  function text(node: Node): void {
    if (!sqlWord.test(source.slice(node.startIndex, Math.min(node.endIndex, node.startIndex + 200)))) return;
    if (node.type === 'string' ? !childrenOf(node, 100).some((child) => child.type === 'interpolation') : !isJoin(node)) return;
    events.text(() => expressionOf(node), lineOf(node), node.startIndex, node.endIndex);
  }
}
