import type { WebPage } from '../../model/evidence/web-page.ts';
import { parseHttpsUrl } from '../identifier/url.ts';

/** A link of a page with the address that a browser would go to. */
export interface AbsoluteLink {
  /** https, without fragment. */
  readonly address: string;
  readonly text: string;
}

/**
 * The https links of a page as absolute addresses, each once, in page order.
 * @param baseAddress where the page came from, behind all redirects; its own `<base>` is resolved against it first
 */
export function absoluteLinks(page: WebPage, baseAddress: string): readonly AbsoluteLink[] {
  const base = resolved(page.base ?? '', baseAddress) ?? baseAddress;
  const links = new Map<string, AbsoluteLink>();
  for (const { address, text } of page.links) {
    const absolute = resolved(address, base);
    if (absolute === undefined || links.has(absolute)) continue;
    links.set(absolute, { address: absolute, text });
  }
  return [...links.values()];
}

function resolved(address: string, base: string): string | undefined {
  if (!URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  url.hash = '';
  return parseHttpsUrl(url.href)?.href;
}
