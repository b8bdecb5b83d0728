import { decodePage } from '../gateway/html-text.ts';
import { sourceOf, type Source } from '../source.ts';
import { pageBytesMax } from './is-html-page.ts';
import { visitVisible } from './visible.ts';

/** Elements that the readers of prose know; of all others only the text stays. */
const kept: ReadonlySet<string> = new Set(['title', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'li', 'tr', 'td', 'th', 'div', 'dt', 'dd', 'br', 'hr', 'blockquote', 'code', 'section', 'article', 'main', 'header', 'footer', 'nav', 'aside', 'ul', 'ol', 'dl', 'table', 'pre', 'form', 'button', 'label', 'address', 'figure', 'figcaption', 'details', 'summary']);

/**
 * The visible text of a page as the simple HTML that the readers of prose know: without scripts, styles and hidden parts, links with
 * their addresses, references decoded by the rules of HTML. Everything stays on the line of the page on which it stood, so that a
 * pointer into the text is a pointer into the page; of a page in one long line everything is on line 1, parted by its elements.
 * @throws Unreadable when the page is too large, not in its encoding, or passes a limit of the gateway
 */
export function pageText(source: Source): Source {
  const out: string[] = ['<html>'];
  let line = 1;
  const goTo = (wanted: number): void => {
    if (wanted > line) out.push('\n'.repeat(wanted - line));
    line = Math.max(line, wanted);
  };
  visitVisible(decodePage(source.bytes(pageBytesMax)), {
    open: (name, attributes, at) => {
      goTo(at);
      const address = name === 'a' ? attributes.get('href') : undefined;
      if (address !== undefined) out.push(`<a href="${escaped(address.replace(/\s/g, '')).replaceAll('"', '%22')}">`);
      else if (kept.has(name)) out.push(`<${name}>`);
    },
    text: (text, at) => {
      goTo(at);
      out.push(escaped(text));
      line += text.split('\n').length - 1;
    },
    close: (name) => {
      if (name === 'a' || kept.has(name)) out.push(`</${name}>`);
    },
  });
  return sourceOf(source.name, new TextEncoder().encode(out.join('')));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
