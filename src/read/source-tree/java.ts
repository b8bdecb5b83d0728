import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import { expressionReader, isFunction, isSum } from './java-expression.ts';
import type { ProgramEvents } from './program.ts';
import { childrenOf, lineOf, returnsOf, shortText, walk } from './syntax.ts';

const sqlWord = /select|insert|update|delete|replace/i;

/** Walks a parsed Java file. */
export function walkJava(tree: Tree, source: string, events: ProgramEvents): void {
  const expressionOf = expressionReader(source, () => events.tooDeep());
  const cursor = tree.walk();
  walk(cursor, (type) => {
    if (type === 'method_declaration' || type === 'constructor_declaration' || type === 'lambda_expression') enterMethod(cursor.currentNode);
    else if (type === 'variable_declarator') declarator(cursor.currentNode);
    else if (type === 'assignment_expression') assignment(cursor.currentNode);
    else if (type === 'method_invocation') call(cursor.currentNode);
    else if (type === 'binary_expression') text(cursor.currentNode);
  });
  cursor.delete();

  function enterMethod(node: Node): void {
    const name = node.childForFieldName('name');
    const body = node.childForFieldName('body');
    if (name !== null && body !== null) events.named('declare', shortText(source, name), () => ({ kind: 'function', returns: () => returnsOf(body, expressionOf, isFunction) }), node.startIndex, node.endIndex);
    const parameters = node.childForFieldName('parameters');
    const names = parameters === null ? [] : parameters.type === 'identifier' ? [parameters] : childrenOf(parameters, 60).map((child) => child.childForFieldName('name') ?? child);
    events.enter(node.startIndex, node.endIndex, names.map((child) => shortText(source, child)));
  }

  function declarator(node: Node): void {
    const name = node.childForFieldName('name');
    const value = node.childForFieldName('value');
    if (name !== null) events.named('declare', shortText(source, name), value === null ? undefined : () => expressionOf(value), node.startIndex, node.endIndex);
  }

  function assignment(node: Node): void {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    if (left?.type !== 'identifier' || right === null) return;
    const isMore = node.childForFieldName('operator')?.type === '+=';
    events.named(isMore ? 'extend' : 'assign', shortText(source, left), () => expressionOf(right), node.startIndex, node.endIndex);
  }

  function call(node: Node): void {
    const name = node.childForFieldName('name');
    const args = node.childForFieldName('arguments');
    const object = node.childForFieldName('object');
    if (name === null || args === null) return;
    const method = shortText(source, name);
    const target = object === null ? null : firstObject(object);
    if (method === 'append' && target?.type === 'identifier') events.named('extend', shortText(source, target), () => ({ kind: 'list', items: childrenOf(args, 12).map(expressionOf) }), node.startIndex, node.endIndex);
    const receiver = object === null ? '' : source.slice(Math.max(object.startIndex, object.endIndex - 120), object.endIndex);
    events.call({ path: receiver === '' ? method : `${receiver.replace(/\s+/g, '')}.${method}`, method, receiver: receiver.replace(/\s+/g, ''), args: () => childrenOf(args, 12).map(expressionOf), line: lineOf(name) }, node.startIndex, node.endIndex);
  }

  function text(node: Node): void {
    if (!isSum(node) || !sqlWord.test(source.slice(node.startIndex, Math.min(node.endIndex, node.startIndex + 200)))) return;
    events.text(() => expressionOf(node), lineOf(node), node.startIndex, node.endIndex);
  }
}

/** The object at the beginning of a chain of `append` calls, at most 60 long. */
function firstObject(object: Node): Node {
  let first = object;
  for (let steps = 0; steps < 60 && first.type === 'method_invocation'; steps += 1) first = first.childForFieldName('object') ?? first;
  return first;
}
