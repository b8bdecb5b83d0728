import type { Node } from '@vscode/tree-sitter-wasm';
import { constantExpression, offExpression, unknownExpression, type Expression } from './expression.ts';
import { asksForListed, childrenOf, joinedOf, returnsOf, shortText, sumOf } from './syntax.ts';

export const functionTypes: ReadonlySet<string> = new Set(['function_declaration', 'function_expression', 'arrow_function', 'method_definition', 'generator_function', 'generator_function_declaration']);

export function argumentsOf(node: Node, expressionOf: (node: Node) => Expression): readonly Expression[] {
  return childrenOf(node, 12).map(expressionOf);
}

export function isSum(node: Node): boolean {
  return node.type === 'binary_expression' && node.childForFieldName('operator')?.type === '+';
}

export function hasSubstitution(template: Node): boolean {
  for (let child = template.firstNamedChild; child !== null; child = child.nextNamedSibling) if (child.type === 'template_substitution') return true;
  return false;
}

/** The called name without arguments inside: `db.query`, `sql.type(z)`. */
export function pathOf(callee: Node, source: string): string {
  return shortText(source, callee).replace(/\s+|[?!]/g, '');
}

export function methodOf(callee: Node, source: string): string {
  if (callee.type !== 'member_expression') return callee.type === 'identifier' ? shortText(source, callee) : '';
  const property = callee.childForFieldName('property');
  return property === null ? '' : shortText(source, property);
}

/**
 * Makes the function that turns nodes into expressions; at most 60 levels deep.
 * @param onTooDeep told where one lies deeper, and stands for nothing known
 */
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
  const field = (node: Node, name: string): Expression => {
    const child = node.childForFieldName(name);
    return child === null ? unknownExpression : read(child);
  };
  const convert = (node: Node): Expression => {
    switch (node.type) {
      case 'string':
        return { kind: 'text', text: shortText(source, node, 4_000).slice(1, -1) };
      case 'template_string':
        return template(node);
      case 'binary_expression':
        return binary(node);
      case 'ternary_expression':
        return { kind: 'either', options: ['consequence', 'alternative'].map((branch) => listed(node, branch) ?? field(node, branch)) };
      case 'parenthesized_expression':
      case 'as_expression':
      case 'satisfies_expression':
      case 'non_null_expression':
      case 'await_expression':
      case 'spread_element': {
        const inner = node.firstNamedChild;
        return inner === null ? unknownExpression : read(inner);
      }
      case 'regex':
        return { kind: 'pattern', text: shortText(source, node, 400) };
      case 'false':
      case 'null':
      case 'undefined':
        return offExpression;
      case 'number':
      case 'true':
      case 'unary_expression':
      case 'update_expression':
        return constantExpression;
      case 'identifier':
      case 'shorthand_property_identifier':
        return { kind: 'name', name: shortText(source, node), at: node.startIndex };
      case 'member_expression':
        return { kind: 'member', path: shortText(source, node).replace(/\s+/g, ''), property: methodOf(node, source), at: node.startIndex };
      case 'subscript_expression':
        return subscript(node);
      case 'call_expression':
      case 'new_expression':
        return call(node);
      case 'array':
        return { kind: 'list', items: childrenOf(node, 100).map(read) };
      case 'object':
        return record(node);
      case 'arrow_function':
      case 'function_expression':
      case 'function_declaration':
        return { kind: 'function', returns: () => bodyReturns(node) };
      default:
        return unknownExpression;
    }
  };
  /** `list.includes(x) ? x : other`: the value is one of a list. */
  const listed = (node: Node, branch: string): Expression | undefined => {
    const condition = node.childForFieldName('condition');
    const value = node.childForFieldName(branch);
    return condition !== null && value !== null && asksForListed(shortText(source, condition, 400), shortText(source, value, 200), branch === 'consequence') ? constantExpression : undefined;
  };
  const template = (node: Node): Expression => {
    const parts: Expression[] = [];
    for (const child of childrenOf(node, 400)) {
      if (child.type === 'template_substitution') {
        const inner = child.firstNamedChild;
        parts.push(inner === null ? constantExpression : read(inner));
      } else parts.push({ kind: 'text', text: shortText(source, child, 4_000) });
    }
    return parts.every((part) => part.kind === 'text') ? { kind: 'text', text: parts.map((part) => part.text).join('') } : { kind: 'joined', parts };
  };
  const binary = (node: Node): Expression => {
    const operator = node.childForFieldName('operator')?.type ?? '';
    if (operator === '+') return joinedOf(sumOf(node, isSum).map(read));
    if (operator === '||' || operator === '??') return { kind: 'either', options: [field(node, 'left'), field(node, 'right')] };
    if (operator === '&&') return field(node, 'right');
    return constantExpression;
  };
  /** An element of a map or list of texts that stands in the place: `{ asc: 'ASC' }[dir]`. */
  const subscript = (node: Node): Expression => {
    const object = node.childForFieldName('object');
    if (object?.type === 'identifier') return { kind: 'member', path: shortText(source, node).replace(/\s+/g, ''), property: '', of: { name: shortText(source, object), at: object.startIndex } };
    if (object?.type === 'parenthesized_expression' || object?.type === 'object') {
      const inner = read(object);
      if (inner.kind === 'record' && inner.entries.length > 0) return { kind: 'either', options: inner.entries.map(([, value]) => value()) };
    }
    return { kind: 'member', path: shortText(source, node).replace(/\s+/g, ''), property: '' };
  };
  const call = (node: Node): Expression => {
    const callee = node.childForFieldName('function') ?? node.childForFieldName('constructor');
    const args = node.childForFieldName('arguments');
    if (callee === null || args === null) return unknownExpression;
    const path = pathOf(callee, source);
    if (args.type === 'template_string') return { kind: 'tagged', tag: path, hasValues: hasSubstitution(args) };
    const object = callee.type === 'member_expression' ? callee.childForFieldName('object') : null;
    return { kind: 'call', path, method: methodOf(callee, source), receiver: object === null ? undefined : () => read(object), args: () => argumentsOf(args, read), at: node.startIndex };
  };
  const record = (node: Node): Expression => {
    const entries: [string, () => Expression][] = [];
    for (const child of childrenOf(node, 60)) {
      if (child.type === 'shorthand_property_identifier') entries.push([shortText(source, child), () => read(child)]);
      else if (child.type === 'pair') {
        const key = child.childForFieldName('key');
        const value = child.childForFieldName('value');
        if (key !== null && value !== null) entries.push([shortText(source, key).replace(/^["']|["']$/g, ''), () => read(value)]);
      }
    }
    return { kind: 'record', entries };
  };
  const bodyReturns = (node: Node): readonly Expression[] => {
    const body = node.childForFieldName('body');
    if (body === null) return [unknownExpression];
    return body.type === 'statement_block' ? returnsOf(body, read, (type) => functionTypes.has(type)) : [read(body)];
  };
  return read;
}
