import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import { constantExpression, unknownExpression, type Expression } from './expression.ts';
import type { ProgramEvents } from './program.ts';
import { childrenOf, joinedOf, lineOf, returnsOf, shortText, sumOf, walk } from './syntax.ts';

const sqlWord = /select|insert|update|delete|replace/i;

/** Walks a parsed Java file. */
export function walkJava(tree: Tree, source: string, events: ProgramEvents): void {
  const expressionOf = expressionReader(source);
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

function isFunction(type: string): boolean {
  return type === 'lambda_expression' || type === 'class_body';
}

function isSum(node: Node): boolean {
  return node.type === 'binary_expression' && node.childForFieldName('operator')?.type === '+';
}

function expressionReader(source: string): (node: Node) => Expression {
  let depth = 0;
  const read = (node: Node): Expression => {
    if (depth > 60) return unknownExpression;
    depth += 1;
    try {
      return convert(node);
    } finally {
      depth -= 1;
    }
  };
  const convert = (node: Node): Expression => {
    switch (node.type) {
      case 'string_literal': {
        const text = shortText(source, node, 4_000);
        return { kind: 'text', text: text.startsWith('"""') ? text.slice(3, -3) : text.slice(1, -1) };
      }
      case 'binary_expression':
        return isSum(node) ? joinedOf(sumOf(node, isSum).map(read)) : constantExpression;
      case 'ternary_expression':
        return { kind: 'either', options: ['consequence', 'alternative'].map((name) => field(node, name)) };
      case 'parenthesized_expression': {
        const inner = node.firstNamedChild;
        return inner === null ? unknownExpression : read(inner);
      }
      case 'cast_expression':
        return field(node, 'value');
      case 'decimal_integer_literal':
      case 'decimal_floating_point_literal':
      case 'hex_integer_literal':
      case 'character_literal':
      case 'true':
      case 'false':
      case 'null_literal':
      case 'unary_expression':
      case 'update_expression':
        return constantExpression;
      case 'identifier':
        return { kind: 'name', name: shortText(source, node), at: node.startIndex };
      case 'field_access':
        return { kind: 'member', path: shortText(source, node).replace(/\s+/g, ''), property: fieldText(node, 'field') };
      case 'method_invocation': {
        const object = node.childForFieldName('object');
        const method = fieldText(node, 'name');
        const args = node.childForFieldName('arguments');
        return { kind: 'call', path: object === null ? method : `${shortText(source, object).replace(/\s+/g, '')}.${method}`, method, receiver: object === null ? undefined : () => read(object), args: () => (args === null ? [] : childrenOf(args, 12).map(read)), at: node.startIndex };
      }
      case 'object_creation_expression': {
        const args = node.childForFieldName('arguments');
        return { kind: 'call', path: fieldText(node, 'type'), method: fieldText(node, 'type'), receiver: undefined, args: () => (args === null ? [] : childrenOf(args, 12).map(read)), at: node.startIndex };
      }
      case 'array_creation_expression':
      case 'array_initializer':
        return { kind: 'list', items: childrenOf(node, 60).map(read) };
      case 'lambda_expression': {
        const body = node.childForFieldName('body');
        return { kind: 'function', returns: () => (body === null ? [unknownExpression] : body.type === 'block' ? returnsOf(body, read, isFunction) : [read(body)]) };
      }
      default:
        return unknownExpression;
    }
  };
  const field = (node: Node, name: string): Expression => {
    const child = node.childForFieldName(name);
    return child === null ? unknownExpression : read(child);
  };
  const fieldText = (node: Node, name: string): string => {
    const child = node.childForFieldName(name);
    return child === null ? '' : shortText(source, child);
  };
  return read;
}
