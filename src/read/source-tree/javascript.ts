import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import { constantExpression, unknownExpression, type Expression } from './expression.ts';
import type { ProgramEvents } from './program.ts';
import { childrenOf, joinedOf, lineOf, returnsOf, shortText, sumOf, walk } from './syntax.ts';

const functionTypes: ReadonlySet<string> = new Set(['function_declaration', 'function_expression', 'arrow_function', 'method_definition', 'generator_function', 'generator_function_declaration']);
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

function argumentsOf(node: Node, expressionOf: (node: Node) => Expression): readonly Expression[] {
  return childrenOf(node, 12).map(expressionOf);
}

function isSum(node: Node): boolean {
  return node.type === 'binary_expression' && node.childForFieldName('operator')?.type === '+';
}

function hasSubstitution(template: Node): boolean {
  for (let child = template.firstNamedChild; child !== null; child = child.nextNamedSibling) if (child.type === 'template_substitution') return true;
  return false;
}

/** The called name without arguments inside: `db.query`, `sql.type(z)`. */
function pathOf(callee: Node, source: string): string {
  return shortText(source, callee).replace(/\s+|[?!]/g, '');
}

function methodOf(callee: Node, source: string): string {
  if (callee.type !== 'member_expression') return callee.type === 'identifier' ? shortText(source, callee) : '';
  const property = callee.childForFieldName('property');
  return property === null ? '' : shortText(source, property);
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

/** Makes the function that turns nodes into expressions; at most 60 levels deep. */
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
        return { kind: 'either', options: [field(node, 'consequence'), field(node, 'alternative')] };
      case 'parenthesized_expression':
      case 'as_expression':
      case 'satisfies_expression':
      case 'non_null_expression':
      case 'await_expression':
      case 'spread_element': {
        const inner = node.firstNamedChild;
        return inner === null ? unknownExpression : read(inner);
      }
      case 'number':
      case 'true':
      case 'false':
      case 'null':
      case 'undefined':
      case 'unary_expression':
      case 'update_expression':
        return constantExpression;
      case 'identifier':
      case 'shorthand_property_identifier':
        return { kind: 'name', name: shortText(source, node), at: node.startIndex };
      case 'member_expression':
        return { kind: 'member', path: shortText(source, node).replace(/\s+/g, ''), property: methodOf(node, source) };
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
