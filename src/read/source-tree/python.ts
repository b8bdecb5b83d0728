import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import type { ProgramEvents } from './program.ts';
import { argumentsOf, expressionReader, isFunction, isJoin } from './python-expression.ts';
import { childrenOf, lineOf, returnsOf, shortText, walk } from './syntax.ts';

const sqlWord = /select|insert|update|delete|replace/i;

/** Walks a parsed Python file. */
export function walkPython(tree: Tree, source: string, events: ProgramEvents): void {
  const expressionOf = expressionReader(source);
  const cursor = tree.walk();
  walk(cursor, (type) => {
    if (type === 'function_definition' || type === 'lambda') enterFunction(cursor.currentNode);
    else if (type === 'assignment' || type === 'augmented_assignment') assignment(cursor.currentNode, type === 'augmented_assignment');
    else if (type === 'call') call(cursor.currentNode);
    else if (type === 'binary_operator' || type === 'string') text(cursor.currentNode);
  });
  cursor.delete();

  function enterFunction(node: Node): void {
    const name = node.childForFieldName('name');
    const body = node.childForFieldName('body');
    if (name !== null && body !== null) events.named('declare', shortText(source, name), () => ({ kind: 'function', returns: () => returnsOf(body, expressionOf, isFunction) }), node.startIndex, node.endIndex);
    const parameters = node.childForFieldName('parameters');
    events.enter(node.startIndex, node.endIndex, parameters === null ? [] : childrenOf(parameters, 60).map((child) => shortText(source, child.type === 'identifier' ? child : (child.childForFieldName('name') ?? child.firstNamedChild ?? child))));
  }

  function assignment(node: Node, isMore: boolean): void {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
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
    events.call({ path: shortText(source, callee).replace(/\s+/g, ''), method, receiver: object === null ? '' : source.slice(Math.max(object.startIndex, object.endIndex - 120), object.endIndex), args: () => argumentsOf(args, expressionOf), line: lineOf(property ?? callee) }, node.startIndex, node.endIndex);
  }

  function text(node: Node): void {
    if (!sqlWord.test(source.slice(node.startIndex, Math.min(node.endIndex, node.startIndex + 200)))) return;
    if (node.type === 'string' ? !childrenOf(node, 100).some((child) => child.type === 'interpolation') : !isJoin(node)) return;
    events.text(() => expressionOf(node), lineOf(node), node.startIndex, node.endIndex);
  }
}
