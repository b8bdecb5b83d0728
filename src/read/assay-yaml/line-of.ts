import { isNode, LineCounter, parseDocument } from 'yaml';
import type { Place } from '../source.ts';

/** The line and column of a key or its nearest parent, in a document that the gateway has already accepted. */
export function lineOf(bytes: Uint8Array, path: readonly PropertyKey[]): Place {
  const lineCounter = new LineCounter();
  const document = parseDocument(new TextDecoder().decode(bytes), { lineCounter, schema: 'failsafe', logLevel: 'silent' });
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) {
      const { line, col } = lineCounter.linePos(node.range[0]);
      return { line, column: col };
    }
  }
  return { line: 1, column: 1 };
}
