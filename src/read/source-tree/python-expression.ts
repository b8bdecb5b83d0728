import type { Node } from '@vscode/tree-sitter-wasm';
import { constantExpression, offExpression, unknownExpression, type Expression } from './expression.ts';
import { asksForListed, childrenOf, joinedOf, shortText, sumOf } from './syntax.ts';

export function isFunction(type: string): boolean {
  return type === 'function_definition' || type === 'lambda' || type === 'class_definition';
}

function isSum(node: Node): boolean {
  return node.type === 'binary_operator' && node.childForFieldName('operator')?.type === '+';
}

export function isJoin(node: Node): boolean {
  const operator = node.childForFieldName('operator')?.type;
  return operator === '+' || operator === '%';
}

export function argumentsOf(node: Node, expressionOf: (node: Node) => Expression): readonly Expression[] {
  if (node.type !== 'argument_list') return [expressionOf(node)];
  return childrenOf(node, 12).map((child) => {
    const value = child.type === 'keyword_argument' ? child.childForFieldName('value') : child;
    return value === null ? unknownExpression : expressionOf(value);
  });
}

/** Looks an argument up by its name. */
export function keywordsOf(args: Node, source: string, expressionOf: (node: Node) => Expression): (name: string) => Expression | undefined {
  return (name) => {
    for (const child of childrenOf(args, 30)) {
      if (child.type !== 'keyword_argument') continue;
      const key = child.childForFieldName('name');
      const value = child.childForFieldName('value');
      if (key !== null && value !== null && shortText(source, key) === name) return expressionOf(value);
    }
    return undefined;
  };
}

export function expressionReader(source: string, onTooDeep: () => void): (node: Node) => Expression {
  let depth = 0;
  const read = (node: Node): Expression => {
    if (depth > 60) {
      onTooDeep();
      return unknownExpression;
    }
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
        const [yes, condition, no] = childrenOf(node, 3);
        const asked = condition === undefined ? '' : shortText(source, condition, 400);
        return { kind: 'either', options: [yes, no].map((option) => (option === undefined ? unknownExpression : asksForListed(asked, shortText(source, option, 200), option === yes) ? constantExpression : read(option))) };
      }
      case 'parenthesized_expression':
      case 'await':
      case 'list_splat': {
        const inner = node.firstNamedChild;
        return inner === null ? unknownExpression : read(inner);
      }
      case 'false':
      case 'none':
        return offExpression;
      case 'integer':
      case 'float':
      case 'true':
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
        return { kind: 'member', path: shortText(source, node).replace(/\s+/g, ''), property: fieldText(node, 'attribute'), at: node.startIndex };
      case 'subscript':
        return subscript(node);
      case 'call':
        return call(node);
      case 'list':
      case 'expression_list':
      case 'tuple':
      case 'set':
        return { kind: 'list', items: childrenOf(node, 100).map(read) };
      case 'list_comprehension':
      case 'generator_expression': {
        const body = node.childForFieldName('body');
        return body === null ? unknownExpression : { kind: 'list', items: [read(body)] };
      }
      case 'dictionary':
        return { kind: 'list', items: [], values: () => childrenOf(node, 60).flatMap((pair) => pair.childForFieldName('value') ?? []).map(read) };
      case 'lambda': {
        const body = node.childForFieldName('body');
        return { kind: 'function', returns: () => (body === null ? [unknownExpression] : [read(body)]) };
      }
      default:
        return unknownExpression;
    }
  };
  /** An element of a dictionary that stands in the file, or of anything else. */
  const subscript = (node: Node): Expression => {
    const object = node.childForFieldName('value');
    const path = shortText(source, node).replace(/\s+/g, '');
    if (object?.type === 'identifier') return { kind: 'member', path, property: '', of: { name: shortText(source, object), at: object.startIndex } };
    if (object?.type === 'dictionary') {
      const inner = read(object);
      const values = inner.kind === 'list' ? (inner.values?.() ?? []) : [];
      if (values.length > 0) return { kind: 'either', options: values };
    }
    return { kind: 'member', path, property: '' };
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
    if (operator === '%' && left !== null && right !== null && left.type.endsWith('string')) return { kind: 'joined', parts: [read(left), read(right)] };
    if (operator === '*' && left !== null && right !== null) {
      const text = [left, right].find((side) => side.type === 'string' || side.type === 'list');
      return text === undefined ? constantExpression : read(text);
    }
    if (operator === '/' && left !== null && right !== null) return { kind: 'divided', parts: [read(left), { kind: 'text', text: '/' }, read(right)] };
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
      keyword: keywordsOf(args, source, read),
      at: node.startIndex,
    };
  };
  return read;
}
