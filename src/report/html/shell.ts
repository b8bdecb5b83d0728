import type { Escaped } from '../escape/escaped.ts';
import { html } from '../escape/html.ts';
import { style } from './style.ts';

/**
 * A whole page as one file for a browser or printer: no script, nothing loaded from anywhere, and a policy that would forbid both.
 * @param title shown by the browser; may hold evidence text
 * @param extraStyle a constant of ours, added to the style of all reports
 */
export function htmlPage(title: Escaped<'html'>, body: Escaped<'html'>, extraStyle = ''): Escaped<'html'> {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"><meta name="referrer" content="no-referrer"><title>${title}</title><style>${styleMarkup(style + extraStyle)}</style></head><body>
${body}
</body></html>
`;
}

/** The style is a constant of ours; inserted as markup, because escaping would break its quotation marks. */
function styleMarkup(css: string): Escaped<'html'> {
  return html([css] as unknown as TemplateStringsArray);
}
