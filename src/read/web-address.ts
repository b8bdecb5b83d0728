import { parseUrl } from './identifier/url.ts';

/**
 * A web address as far as it is kept: without user, query and fragment, and cut to its host where the path holds a mailbox or handle.
 * @returns undefined for anything but `https:` and `http:`
 */
export function webAddressOf(text: string | undefined): string | undefined {
  const url = text === undefined ? undefined : parseUrl(text);
  if (url === undefined || (url.scheme !== 'https' && url.scheme !== 'http')) return undefined;
  const { origin, pathname } = new URL(url.href);
  return pathname.includes('@') || pathname.toLowerCase().includes('%40') ? `${origin}/` : `${origin}${pathname}`;
}
