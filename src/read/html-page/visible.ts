import { parseHtml, type HtmlHandler } from '../gateway/html.ts';

/** Elements that show no text of the page, or text that is not the page's own. */
const hiddenElements: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript', 'svg', 'math', 'select', 'object', 'iframe', 'canvas', 'video', 'audio']);
/** Elements that browsers close by themselves, or that have no content: hiding one of them cannot be told from hiding the rest of the page. */
const selfEnding: ReadonlySet<string> = new Set(['p', 'li', 'dt', 'dd', 'tr', 'td', 'th', 'tbody', 'thead', 'tfoot', 'option', 'html', 'head', 'body', 'img', 'input', 'br', 'hr', 'meta', 'link', 'source', 'area', 'col', 'embed', 'track', 'wbr', 'base']);

/** As `parseHtml`, without what a visitor does not see: scripts, styles, drawings, menus of choice, elements with `hidden`. */
export function visitVisible(text: string, handler: HtmlHandler): void {
  let hiddenBy: string | undefined;
  let depth = 0;
  parseHtml(text, {
    open: (name, attributes, line) => {
      if (hiddenBy !== undefined) {
        if (name === hiddenBy) depth += 1;
        return;
      }
      if (hiddenElements.has(name) || (attributes.has('hidden') && !selfEnding.has(name))) {
        hiddenBy = name;
        depth = 1;
        return;
      }
      handler.open(name, attributes, line);
    },
    text: (characters, line) => {
      if (hiddenBy === undefined) handler.text(characters, line);
    },
    close: (name) => {
      if (hiddenBy === undefined) handler.close(name);
      else if (name === hiddenBy) {
        depth -= 1;
        if (depth === 0) hiddenBy = undefined;
      }
    },
  });
}
