import type { Node, TreeCursor } from '@vscode/tree-sitter-wasm';
import type { Expression } from './expression.ts';
import { lineOf, shortText } from './syntax.ts';
import { isConstantValue } from './template-values.ts';

const elements: ReadonlySet<string> = new Set(['jsx_element', 'jsx_self_closing_element', 'jsx_fragment']);
const insideOfTags: ReadonlySet<string> = new Set(['jsx_opening_element', 'jsx_attribute']);
const noValues: ReadonlySet<string> = new Set(['comment', 'spread_element', 'arrow_function', 'function_expression', 'object']);

interface Open {
  readonly kind: 'element' | 'tag' | 'braces';
  readonly end: number;
  /** Of braces that may put a value out; gone once an element was seen in them. */
  value: Node | undefined;
}

/**
 * Finds `{value}` between the tags of JSX: what holds elements itself, comments, functions and children that were handed in are none.
 * @param found called for each, in the order in which they end
 */
export function jsxOutputs(source: string, expressionOf: (node: Node) => Expression, found: (value: () => Expression, line: number) => void): { visit(type: string, cursor: TreeCursor): void; end(): void } {
  /** What the walk is in, outermost first. */
  const open: Open[] = [];

  function leaveBefore(start: number): void {
    for (let last = open.at(-1); last !== undefined && last.end <= start; last = open.at(-1)) {
      const { value } = last;
      if (value !== undefined) found(() => expressionOf(value), lineOf(value));
      open.pop();
    }
  }

  /** The value in braces, unless it is none. */
  function valueIn(node: Node): Node | undefined {
    const value = node.firstNamedChild;
    if (value === null || noValues.has(value.type)) return undefined;
    const text = shortText(source, value, 400);
    return /(?:^|\.)children$/.test(text) || isConstantValue(text) ? undefined : value;
  }

  return {
    visit(type, cursor) {
      const kind = elements.has(type) ? 'element' : insideOfTags.has(type) ? 'tag' : type === 'jsx_expression' ? 'braces' : undefined;
      if (kind === undefined) return;
      leaveBefore(cursor.startIndex);
      const around = open.at(-1);
      if (kind === 'element' && around !== undefined) around.value = undefined;
      open.push({ kind: type === 'jsx_self_closing_element' ? 'tag' : kind, end: cursor.endIndex, value: kind === 'braces' && around?.kind === 'element' ? valueIn(cursor.currentNode) : undefined });
    },
    end() {
      leaveBefore(Number.POSITIVE_INFINITY);
    },
  };
}
