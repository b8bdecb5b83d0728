import type { SecurityTxtLink } from '../../model/evidence/security-txt.ts';
import { parseEmail } from '../identifier/email.ts';
import { parseUrl } from '../identifier/url.ts';

/**
 * Reads the URI of a field and keeps what a reader of a report needs: scheme, domain, and of a web address no user,
 * query or fragment. A mailbox name or a telephone number is not kept.
 */
export function linkOf(value: string, line: number): SecurityTxtLink {
  const url = parseUrl(value);
  if (url === undefined) return { line };
  if (url.scheme === 'mailto') {
    const email = parseEmail(decodePercent(value.slice('mailto:'.length).split('?', 1)[0] ?? ''));
    return email === undefined ? { line } : { line, scheme: 'mailto', domain: email.domain };
  }
  if (url.scheme !== 'https' && url.scheme !== 'http') return { line, scheme: url.scheme };
  const { origin, pathname } = new URL(url.href);
  const address = pathname.includes('@') || pathname.toLowerCase().includes('%40') ? `${origin}/` : `${origin}${pathname}`;
  return { line, scheme: url.scheme, domain: url.hostname, address };
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
