import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import { constantExpression, unknownExpression, type Expression } from './expression.ts';
import type { ProgramEvents } from './program.ts';
import { childrenOf, joinedOf, lineOf, returnsOf, shortText, sumOf, walk } from './syntax.ts';

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

function isFunction(type: string): boolean {
  return type === 'function_definition' || type === 'lambda' || type === 'class_definition';
}

function isSum(node: Node): boolean {
  return node.type === 'binary_operator' && node.childForFieldName('operator')?.type === '+';
}

function isJoin(node: Node): boolean {
  const operator = node.childForFieldName('operator')?.type;
  return operator === '+' || operator === '%';
}

function argumentsOf(node: Node, expressionOf: (node: Node) => Expression): readonly Expression[] {
  if (node.type !== 'argument_list') return [expressionOf(node)];
  return childrenOf(node, 12).map((child) => {
    const value = child.type === 'keyword_argument' ? child.childForFieldName('value') : child;
    return value === null ? unknownExpression : expressionOf(value);
  });
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
      case 'string':
        return string(node);
      case 'concatenated_string':
        return { kind: 'joined', parts: childrenOf(node, 200).map(read) };
      case 'binary_operator':
        return binary(node);
      case 'conditional_expression': {
        const [yes, , no] = childrenOf(node, 3);
        return { kind: 'either', options: [yes, no].map((option) => (option === undefined ? unknownExpression : read(option))) };
      }
      case 'parenthesized_expression':
      case 'await':
      case 'list_splat': {
        const inner = node.firstNamedChild;
        return inner === null ? unknownExpression : read(inner);
      }
      case 'integer':
      case 'float':
      case 'true':
      case 'false':
      case 'none':
      case 'unary_operator':
      case 'comparison_operator':
      case 'not_operator':
        return constantExpression;
      case 'boolean_operator': {
        const [left, right] = childrenOf(node, 2);
        return { kind: 'either', options: [left, right].map((option) => (option === undefined ? unknownExpression : read(option))) };
      }
      case 'identifier':
        return { kind: 'name', name: shortText(source, node), at: node.startIndex };
      case 'attribute':
        return { kind: 'member', path: shortText(source, node).replace(/\s+/g, ''), property: fieldText(node, 'attribute') };
      case 'subscript':
        return { kind: 'member', path: shortText(source, node).replace(/\s+/g, ''), property: '' };
      case 'call':
        return call(node);
      case 'list':
      case 'tuple':
      case 'set':
        return { kind: 'list', items: childrenOf(node, 100).map(read) };
      case 'list_comprehension':
      case 'generator_expression': {
        const body = node.childForFieldName('body');
        return body === null ? unknownExpression : { kind: 'list', items: [read(body)] };
      }
      case 'dictionary':
        return { kind: 'list', items: [] };
      case 'lambda': {
        const body = node.childForFieldName('body');
        return { kind: 'function', returns: () => (body === null ? [unknownExpression] : [read(body)]) };
      }
      default:
        return unknownExpression;
    }
  };
  const fieldText = (node: Node, name: string): string => {
    const child = node.childForFieldName(name);
    return child === null ? '' : shortText(source, child);
  };
  const string = (node: Node): Expression => {
    const parts: Expression[] = [];
    for (const child of childrenOf(node, 400)) {
      if (child.type === 'interpolation') {
        const inner = child.childForFieldName('expression');
        parts.push(inner === null ? unknownExpression : read(inner));
      } else if (child.type === 'string_content') parts.push({ kind: 'text', text: shortText(source, child, 4_000) });
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'joined', parts };
  };
  const binary = (node: Node): Expression => {
    const operator = node.childForFieldName('operator')?.type ?? '';
    if (operator === '+') return joinedOf(sumOf(node, isSum).map(read));
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    if (operator === '%' && left !== null && right !== null && /string$/.test(left.type)) return { kind: 'joined', parts: [read(left), read(right)] };
    if (operator === '*' && left !== null && right !== null) {
      const text = [left, right].find((side) => side.type === 'string' || side.type === 'list');
      return text === undefined ? constantExpression : read(text);
    }
    return constantExpression;
  };
  const call = (node: Node): Expression => {
    const callee = node.childForFieldName('function');
    const args = node.childForFieldName('arguments');
    if (callee === null || args === null) return unknownExpression;
    const object = callee.type === 'attribute' ? callee.childForFieldName('object') : null;
    return {
      kind: 'call',
      path: shortText(source, callee).replace(/\s+/g, ''),
      method: callee.type === 'attribute' ? fieldText(callee, 'attribute') : shortText(source, callee),
      receiver: object === null ? undefined : () => read(object),
      args: () => argumentsOf(args, read),
      at: node.startIndex,
    };
  };
  return read;
}
