import type { Node, TreeCursor } from '@vscode/tree-sitter-wasm';
import { constantExpression, unknownExpression, type Expression } from './expression.ts';

/** Small helpers over parsed nodes that every language uses. */

/** Text of a node, at most `max` characters. */
export function shortText(source: string, node: Node, max = 120): string {
  return source.slice(node.startIndex, Math.min(node.endIndex, node.startIndex + max));
}

/** 1-based line of a node's beginning. */
export function lineOf(node: Node): number {
  return node.startPosition.row + 1;
}

/** Named children, at most `max`; comments left out. */
export function childrenOf(node: Node, max = 200): readonly Node[] {
  const children: Node[] = [];
  for (let child = node.firstNamedChild; child !== null && children.length < max; child = child.nextNamedSibling) {
    if (child.type !== 'comment' && child.type !== 'line_comment' && child.type !== 'block_comment') children.push(child);
  }
  return children;
}

/** A chain of `+` as a flat list, left to right, at most 300 pieces. */
export function sumOf(node: Node, isSum: (node: Node) => boolean): readonly Node[] {
  const pieces: Node[] = [];
  let left: Node | null = node;
  while (left !== null && isSum(left) && pieces.length < 300) {
    const right: Node | null = left.childForFieldName('right');
    if (right !== null) pieces.push(right);
    left = left.childForFieldName('left');
  }
  if (left !== null) pieces.push(left);
  return pieces.reverse();
}

/** A sum as an expression: with a number in it and no text, it is arithmetic. */
export function joinedOf(parts: readonly Expression[]): Expression {
  const holdsText = parts.some((part) => part.kind !== 'constant' && part.kind !== 'divided' && part.kind !== 'name' && part.kind !== 'member' && part.kind !== 'unknown');
  if (!holdsText && parts.some((part) => part.kind === 'constant' || part.kind === 'divided')) return constantExpression;
  return { kind: 'joined', parts };
}

/**
 * Whether a condition asks if a value is one of a list: `list.includes(x)`, `x in LIST`.
 * @param isThen whether the value is taken when it is one
 */
export function asksForListed(condition: string, value: string, isThen: boolean): boolean {
  const [asked, one] = [condition.replace(/\s+/g, ' ').trim(), value.replace(/\s+/g, ' ').trim()];
  if (one === '') return false;
  const isDenied = asked.startsWith('!') || asked.startsWith(`${one} not in `);
  const isAsked = asked.endsWith(`.includes(${one})`) || asked.endsWith(`.has(${one})`) || asked.startsWith(`${one} in `) || asked.startsWith(`${one} not in `);
  return isAsked && isThen !== isDenied && !/ (?:and|or) |\|\||&&/.test(asked);
}

/** One element of what a loop goes through; `text` is how that is written. */
export function elementOf(expression: Expression, text: string): Expression {
  if (expression.kind === 'list' && expression.items.length > 0) return { kind: 'either', options: expression.items };
  return { kind: 'member', path: `${text.replace(/\s+/g, '')}[]`, property: '', ...(expression.kind === 'name' ? { of: { name: expression.name, at: expression.at } } : {}) };
}

/** A name that an import brings, with the module that it comes from. */
export function importedAs(name: string, path: string): Expression {
  return { kind: 'member', path: `import:${path.replace(/^node:/, '')}`, property: name };
}

/** Expressions that a function's body returns, at most 5; functions inside are left alone. */
export function returnsOf(body: Node, expressionOf: (node: Node) => Expression, isFunction: (type: string) => boolean): readonly Expression[] {
  const found: Expression[] = [];
  const queue: Node[] = [body];
  let steps = 0;
  while (queue.length > 0 && found.length < 5 && steps < 120) {
    const node = queue.shift();
    steps += 1;
    if (node === undefined) break;
    if (node.type === 'return_statement') {
      const value = node.firstNamedChild;
      if (value !== null) found.push(expressionOf(value));
    } else if (!isFunction(node.type) && !node.type.endsWith('expression') && node.type !== 'expression_statement') queue.push(...childrenOf(node, 60));
  }
  return found.length === 0 ? [unknownExpression] : found;
}

/** Goes through all nodes in document order without recursion. `visit` answers whether to go inside. */
export function walk(cursor: TreeCursor, visit: (type: string, cursor: TreeCursor) => void): void {
  for (;;) {
    visit(cursor.nodeType, cursor);
    if (cursor.gotoFirstChild()) continue;
    while (!cursor.gotoNextSibling()) if (!cursor.gotoParent()) return;
  }
}
