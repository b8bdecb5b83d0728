import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import { unknownExpression, type Expression } from './expression.ts';
import { argumentsOf, expressionReader, functionTypes, hasSubstitution, isSum, methodOf, pathOf } from './javascript-expression.ts';
import type { ProgramEvents } from './program.ts';
import { childrenOf, lineOf, shortText, walk } from './syntax.ts';

const sqlWord = /select|insert|update|delete|replace/i;

/** Walks a parsed JavaScript or TypeScript file. */
export function walkJavaScript(tree: Tree, source: string, events: ProgramEvents, lineOffset: number): void {
  const expressionOf = expressionReader(source);
  const cursor = tree.walk();
  walk(cursor, (type) => {
    if (functionTypes.has(type)) enterFunction(cursor.currentNode);
    else if (type === 'variable_declarator') declarator(cursor.currentNode);
    else if (type === 'assignment_expression' || type === 'augmented_assignment_expression') assignment(cursor.currentNode, type === 'augmented_assignment_expression');
    else if (type === 'call_expression' || type === 'new_expression') call(cursor.currentNode);
    else if (type === 'binary_expression' || type === 'template_string') text(cursor.currentNode);
    else if (type === 'jsx_attribute') jsxAttribute(cursor.currentNode);
    else if (type === 'pair') pair(cursor.currentNode);
  });
  cursor.delete();

  function line(node: Node): number {
    return lineOf(node) + lineOffset;
  }

  function enterFunction(node: Node): void {
    const name = node.type === 'function_declaration' ? node.childForFieldName('name') : null;
    if (name !== null) events.named('declare', shortText(source, name), () => expressionOf(node), node.startIndex, node.endIndex);
    const parameters = node.childForFieldName('parameters') ?? node.childForFieldName('parameter');
    events.enter(node.startIndex, node.endIndex, parameters === null ? [] : patternNames(parameters, source));
  }

  function declarator(node: Node): void {
    const name = node.childForFieldName('name');
    const value = node.childForFieldName('value');
    if (name?.type === 'identifier') events.named('declare', shortText(source, name), value === null ? undefined : () => expressionOf(value), node.startIndex, node.endIndex);
    else if (name !== null) events.unknownNames(patternNames(name, source));
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
    if ((method === 'push' || method === 'unshift') && object?.type === 'identifier') events.named('extend', shortText(source, object), () => ({ kind: 'list', items: argumentsOf(args, expressionOf) }), node.startIndex, node.endIndex);
    events.call({ path, method, receiver: object === null ? '' : source.slice(Math.max(object.startIndex, object.endIndex - 120), object.endIndex), args: () => argumentsOf(args, expressionOf), line: line(property ?? callee) }, node.startIndex, node.endIndex);
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
    if (key === null) return;
    sinkNamed(shortText(source, key).replace(/^["']|["']$/g, ''), node.childForFieldName('value'), line(key));
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
