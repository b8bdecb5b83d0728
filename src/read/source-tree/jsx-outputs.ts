import type { Node } from '@vscode/tree-sitter-wasm';
import type { Expression } from './expression.ts';
import { lineOf, shortText } from './syntax.ts';
import { isConstantValue } from './template-values.ts';

const elements: ReadonlySet<string> = new Set(['jsx_element', 'jsx_self_closing_element', 'jsx_fragment']);
const noValues: ReadonlySet<string> = new Set(['comment', 'spread_element', 'arrow_function', 'function_expression', 'object']);

/**
 * Finds `{value}` between the tags of JSX: what holds elements itself, comments, functions and children that were handed in are none.
 * @param found called for each, in the order in which they end
 */
export function jsxOutputs(source: string, expressionOf: (node: Node) => Expression, found: (value: () => Expression, line: number) => void): { visit(type: string, nodeOf: () => Node): void; end(): void } {
  /** Braces that the walk is in, outermost first. */
  const open: { readonly value: Node; readonly end: number; holdsElement: boolean }[] = [];

  function leaveBefore(start: number): void {
    for (let last = open.at(-1); last !== undefined && last.end <= start; last = open.at(-1)) {
      const { value, holdsElement } = last;
      if (!holdsElement) found(() => expressionOf(value), lineOf(value));
      open.pop();
    }
  }

  return {
    visit(type, nodeOf) {
      if (type !== 'jsx_expression' && !elements.has(type)) return;
      const node = nodeOf();
      leaveBefore(node.startIndex);
      const around = open.at(-1);
      if (elements.has(type)) {
        if (around !== undefined) around.holdsElement = true;
        return;
      }
      const value = node.firstNamedChild;
      if (value === null || noValues.has(value.type) || node.parent === null || !elements.has(node.parent.type)) return;
      const text = shortText(source, value, 400);
      if (!/(?:^|\.)children$/.test(text) && !isConstantValue(text)) open.push({ value, end: node.endIndex, holdsElement: false });
    },
    end() {
      leaveBefore(Number.POSITIVE_INFINITY);
    },
  };
}
