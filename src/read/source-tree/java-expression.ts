import type { Node } from '@vscode/tree-sitter-wasm';
import { constantExpression, unknownExpression, type Expression } from './expression.ts';
import { childrenOf, joinedOf, returnsOf, shortText, sumOf } from './syntax.ts';

export function isFunction(type: string): boolean {
  return type === 'lambda_expression' || type === 'class_body';
}

export function isSum(node: Node): boolean {
  return node.type === 'binary_expression' && node.childForFieldName('operator')?.type === '+';
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
