import type { Text } from '../../../model/text.ts';
import { visible } from '../../../report/escape/visible.ts';

/** What may stand inside an element: another element, a sentence, or words. All words become text, never markup. */
export type Content = Node | Text | string | number;

/** Makes an element. */
export function element<Name extends keyof HTMLElementTagNameMap>(name: Name, attributes: Readonly<Record<string, string>>, ...content: readonly Content[]): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content.flatMap(nodesOf));
  return made;
}

function nodesOf(content: Content): readonly (Node | string)[] {
  if (content instanceof Node) return [content];
  if (typeof content === 'object') return content.parts.map((part) => visible(typeof part === 'string' ? part : part.quote));
  return [visible(String(content))];
}
