import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import { constantExpression, unknownExpression, type Expression } from './expression.ts';
import { argumentsOf, expressionReader, functionTypes, hasSubstitution, isSum, methodOf, pathOf } from './javascript-expression.ts';
import { jsxOutputs } from './jsx-outputs.ts';
import type { ProgramEvents } from './program.ts';
import { childrenOf, elementOf, importedAs, lineOf, shortText, walk } from './syntax.ts';

const elementMethods = /^(?:forEach|map|flatMap|filter|some|every|find)$/;
const sqlWord = /select|insert|update|delete|replace/i;

/** Walks a parsed JavaScript or TypeScript file. */
export function walkJavaScript(tree: Tree, source: string, events: ProgramEvents, lineOffset: number): void {
  const expressionOf = expressionReader(source, () => events.tooDeep());
  const isModule = ['require(', 'module.exports', 'import ', 'export '].some((word) => source.includes(word));
  /** Beginnings of what is exported, of functions that a variable is declared with, and of functions that go through a list. */
  const exported = new Set<number>();
  const named = new Map<number, string>();
  const calledBack = new Map<number, Node>();
  /** Ends of the functions that the walk is in, outermost first. */
  let functionEnds: number[] = [];
  // What a native app draws is no HTML.
  const outputs = source.includes('react-native') ? undefined : jsxOutputs(source, expressionOf, (value, at) => events.output(value, at + lineOffset));
  const cursor = tree.walk();
  walk(cursor, (type) => {
    outputs?.visit(type, cursor);
    if (functionTypes.has(type)) enterFunction(cursor.currentNode);
    else if (type === 'variable_declarator') declarator(cursor.currentNode);
    else if (type === 'assignment_expression' || type === 'augmented_assignment_expression') assignment(cursor.currentNode, type === 'augmented_assignment_expression');
    else if (type === 'call_expression' || type === 'new_expression') call(cursor.currentNode);
    else if (type === 'binary_expression' || type === 'template_string') text(cursor.currentNode);
    else if (type === 'jsx_attribute') jsxAttribute(cursor.currentNode);
    else if (type === 'pair') pair(cursor.currentNode);
    else if (type === 'if_statement' || type === 'ternary_expression') condition(cursor.currentNode);
    else if (type === 'import_statement') imports(cursor.currentNode);
    else if (type === 'for_in_statement') loop(cursor.currentNode);
    else if (type === 'export_statement') exportedBy(cursor.currentNode);
  });
  cursor.delete();
  outputs?.end();

  function line(node: Node): number {
    return lineOf(node) + lineOffset;
  }

  function enterFunction(node: Node): void {
    const name = node.type === 'function_declaration' ? node.childForFieldName('name') : null;
    if (name !== null) events.named('declare', shortText(source, name), () => expressionOf(node), node.startIndex, node.endIndex);
    const parameters = node.childForFieldName('parameters') ?? node.childForFieldName('parameter');
    events.enter(node.startIndex, node.endIndex, parameters === null ? [] : patternNames(parameters, source), parameters === null ? undefined : ownName(node, parameters));
    functionEnds = [...functionEnds.filter((end) => end > node.startIndex).slice(-20), node.endIndex];
    // `files.forEach((file) => …)`: the parameter is one element after the other.
    const list = calledBack.get(node.startIndex);
    const first = parameters?.type === 'identifier' ? parameters : (parameters?.firstNamedChild ?? null);
    const element = first?.type === 'required_parameter' ? first.childForFieldName('pattern') : first;
    if (list !== undefined && element?.type === 'identifier') events.knownName(shortText(source, element), () => elementOf(expressionOf(list), shortText(source, list)));
    for (const child of parameters === null ? [] : childrenOf(parameters, 60)) {
      const type = child.type === 'required_parameter' ? child.childForFieldName('type') : null;
      const pattern = child.childForFieldName('pattern');
      if (type !== null && pattern?.type === 'identifier' && /^:\s{0,4}(?:number|boolean|bigint|Date)$/.test(shortText(source, type, 20))) events.knownName(shortText(source, pattern), () => constantExpression);
    }
  }

  /** Name of a function that only this file can call: one of a module that exports nothing by that name, or inside of another function. */
  function ownName(node: Node, parameters: Node): string | undefined {
    const name = node.type === 'function_declaration' ? node.childForFieldName('name') : null;
    const own = name === null ? named.get(node.startIndex) : exported.has(node.startIndex) ? undefined : shortText(source, name);
    const isPlain = childrenOf(parameters, 60).every((child) => child.type === 'identifier' || child.childForFieldName('pattern')?.type === 'identifier' || child.childForFieldName('left')?.type === 'identifier');
    return isPlain && (isModule || functionEnds.some((end) => end > node.endIndex)) ? own : undefined;
  }

  function exportedBy(node: Node): void {
    const declaration = node.childForFieldName('declaration');
    if (declaration === null) return;
    exported.add(declaration.startIndex);
    for (const child of childrenOf(declaration, 20)) if (child.type === 'variable_declarator') exported.add(child.startIndex);
  }

  /** What an `if` asks; a value that it looks at may be confined from there on. */
  function condition(node: Node): void {
    const asked = node.childForFieldName('condition');
    if (asked !== null) events.guard(shortText(source, asked, 400), node.startIndex);
  }

  function imports(node: Node): void {
    const from = node.childForFieldName('source');
    const clause = childrenOf(node, 4).find((child) => child.type === 'import_clause');
    if (from === null || clause === undefined) return;
    const module = shortText(source, from, 200).slice(1, -1).replace(/^node:/, '');
    const bring = (local: Node, path: string): void => {
      const name = shortText(source, local);
      events.named('declare', name, () => importedAs(name, path), node.startIndex, node.endIndex);
    };
    for (const child of childrenOf(clause, 4)) {
      if (child.type === 'identifier') bring(child, module);
      else if (child.type === 'namespace_import') for (const local of childrenOf(child, 1)) bring(local, module);
      else if (child.type === 'named_imports') {
        for (const one of childrenOf(child, 100)) {
          const name = one.childForFieldName('name');
          if (name !== null) bring(one.childForFieldName('alias') ?? name, `${module}.${shortText(source, name)}`);
        }
      }
    }
  }

  function loop(node: Node): void {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    if (left?.type !== 'identifier' || right === null || node.childForFieldName('operator')?.type !== 'of') return;
    events.named('declare', shortText(source, left), () => elementOf(expressionOf(right), shortText(source, right)), node.startIndex, node.endIndex);
  }

  function declarator(node: Node): void {
    const name = node.childForFieldName('name');
    const value = node.childForFieldName('value');
    if (name?.type === 'identifier' && value !== null && functionTypes.has(value.type) && !exported.has(node.startIndex)) named.set(value.startIndex, shortText(source, name));
    if (name?.type === 'identifier') events.named('declare', shortText(source, name), value === null ? undefined : () => expressionOf(value), node.startIndex, node.endIndex);
    else if (name?.type === 'object_pattern' && value !== null) {
      const from = shortText(source, value).replace(/\s+/g, '');
      for (const { local, path } of patternPaths(name, source)) events.named('declare', local, () => ({ kind: 'member', path: `${from}.${path}`, property: local }), node.startIndex, node.startIndex);
    } else if (name?.type === 'array_pattern' && value !== null) {
      for (const [index, child] of childrenOf(name, 60).entries()) {
        if (child.type === 'identifier') events.named('declare', shortText(source, child), () => ({ kind: 'item', of: expressionOf(value), index }), node.startIndex, node.startIndex);
        else events.unknownNames(patternNames(child, source));
      }
    } else if (name !== null) events.unknownNames(patternNames(name, source));
  }

  function assignment(node: Node, isMore: boolean): void {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    if (left === null || right === null) return;
    const value = (): Expression => expressionOf(right);
    if (left.type === 'identifier') events.named(isMore ? 'extend' : 'assign', shortText(source, left), value, node.startIndex, node.endIndex);
    else if (left.type === 'member_expression') {
      const property = left.childForFieldName('property');
      if (property !== null) events.assignMember(shortText(source, left), shortText(source, property), value, line(property));
    } else if (left.type === 'subscript_expression') {
      const index = left.childForFieldName('index');
      if (index?.type === 'string') events.assignMember(shortText(source, left), shortText(source, index).slice(1, -1), value, line(index));
    }
  }

  function call(node: Node): void {
    const callee = node.childForFieldName('function') ?? node.childForFieldName('constructor');
    const args = node.childForFieldName('arguments');
    if (callee === null || args === null) return;
    const path = pathOf(callee, source);
    if (args.type === 'template_string') {
      if (hasSubstitution(args)) events.tagged(path, line(args), node.startIndex, node.endIndex);
      return;
    }
    const property = callee.type === 'member_expression' ? callee.childForFieldName('property') : callee;
    const object = callee.type === 'member_expression' ? callee.childForFieldName('object') : null;
    const method = methodOf(callee, source);
    const callback = object === null || !elementMethods.test(method) ? null : args.firstNamedChild;
    if (callback !== null && object !== null && functionTypes.has(callback.type)) calledBack.set(callback.startIndex, object);
    if ((method === 'push' || method === 'unshift') && object?.type === 'identifier') events.named('extend', shortText(source, object), () => ({ kind: 'list', items: argumentsOf(args, expressionOf) }), node.startIndex, node.endIndex);
    events.call({ path, method, receiver: object === null ? '' : source.slice(Math.max(object.startIndex, object.endIndex - 120), object.endIndex), args: () => argumentsOf(args, expressionOf), object: object === null ? undefined : () => expressionOf(object), line: line(property ?? callee) }, node.startIndex, node.endIndex);
  }

  function text(node: Node): void {
    if (!sqlWord.test(source.slice(node.startIndex, Math.min(node.endIndex, node.startIndex + 200)))) return;
    if (node.type === 'template_string' ? !hasSubstitution(node) : !isSum(node)) return;
    events.text(() => expressionOf(node), line(node), node.startIndex, node.endIndex);
  }

  function jsxAttribute(node: Node): void {
    const name = node.firstNamedChild;
    const value = name?.nextNamedSibling ?? null;
    if (name === null || value?.type !== 'jsx_expression') return;
    sinkNamed(shortText(source, name), value.firstNamedChild, line(name));
  }

  function pair(node: Node): void {
    const key = node.childForFieldName('key');
    const value = node.childForFieldName('value');
    if (key === null || value === null) return;
    const name = shortText(source, key).replace(/^["']|["']$/g, '');
    if (name === '$where') events.filter(() => expressionOf(value), line(key));
    else sinkNamed(name, value, line(key));
  }

  function sinkNamed(name: string, value: Node | null, at: number): void {
    if (value === null) return;
    if (name === 'dangerouslySetInnerHTML') {
      events.sink(name, () => {
        const expression = expressionOf(value);
        return expression.kind === 'record' ? (expression.entries.find(([key]) => key === '__html')?.[1]() ?? unknownExpression) : expression.kind === 'either' ? { kind: 'either', options: expression.options.filter((option) => option.kind !== 'constant') } : expression;
      }, at);
    } else if (name === 'innerHTML' || name === 'srcDoc' || name === 'srcdoc' || name === 'outerHTML') events.sink(name, () => expressionOf(value), at);
  }
}

/** Names that a pattern takes out of an object, with their way in it; at most 100. */
function patternPaths(pattern: Node, source: string): readonly { readonly local: string; readonly path: string }[] {
  const found: { readonly local: string; readonly path: string }[] = [];
  const queue: { readonly node: Node; readonly way: string }[] = [{ node: pattern, way: '' }];
  for (let steps = 0; queue.length > 0 && steps < 200 && found.length < 100; steps += 1) {
    const next = queue.shift();
    if (next === undefined) break;
    for (const child of childrenOf(next.node, 60)) {
      if (child.type === 'shorthand_property_identifier_pattern') found.push({ local: shortText(source, child), path: next.way + shortText(source, child) });
      else if (child.type === 'object_assignment_pattern') {
        const left = child.childForFieldName('left');
        if (left !== null) found.push({ local: shortText(source, left), path: next.way + shortText(source, left) });
      } else if (child.type === 'pair_pattern') {
        const key = child.childForFieldName('key');
        const value = child.childForFieldName('value');
        const inner = value?.type === 'assignment_pattern' ? value.childForFieldName('left') : value;
        if (key === null || inner === null || inner === undefined) continue;
        const way = `${next.way}${shortText(source, key)}`;
        if (inner.type === 'identifier') found.push({ local: shortText(source, inner), path: way });
        else if (inner.type === 'object_pattern') queue.push({ node: inner, way: `${way}.` });
      } else if (child.type === 'rest_pattern') for (const name of childrenOf(child, 1)) found.push({ local: shortText(source, name), path: `${next.way}${shortText(source, name)}` });
    }
  }
  return found;
}

/** Names that a parameter list or pattern binds, at most 100. */
function patternNames(pattern: Node, source: string): readonly string[] {
  const names: string[] = [];
  const queue: Node[] = [pattern];
  for (let steps = 0; queue.length > 0 && steps < 200 && names.length < 100; steps += 1) {
    const node = queue.shift();
    if (node === undefined) break;
    if (node.type === 'identifier' || node.type === 'shorthand_property_identifier_pattern') names.push(shortText(source, node));
    else if (node.type === 'pair_pattern') queue.push(...[node.childForFieldName('value')].filter((child) => child !== null));
    else if (node.type === 'assignment_pattern' || node.type === 'object_assignment_pattern') queue.push(...[node.childForFieldName('left')].filter((child) => child !== null));
    else if (node.type === 'required_parameter' || node.type === 'optional_parameter') queue.push(...[node.childForFieldName('pattern')].filter((child) => child !== null));
    else if (/pattern$|parameters$/.test(node.type)) queue.push(...childrenOf(node, 60));
  }
  return names;
}
