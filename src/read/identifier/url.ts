/** An absolute address, in the form that the URL standard gives it. */
export interface WebAddress {
  readonly href: string;
  /** `https`, without the colon. */
  readonly scheme: string;
  /** Host name or address, lower case; empty for `mailto:` and its like. */
  readonly hostname: string;
  readonly hasCredentials: boolean;
}

const LENGTH_MAX = 4096;
const SCHEME = /^[a-z][a-z0-9+.-]{1,30}:/i;
/** Schemes that run or hold content instead of naming a place. */
const CONTENT_SCHEMES: ReadonlySet<string> = new Set(['javascript', 'data', 'vbscript', 'blob', 'filesystem', 'about', 'view-source']);

/**
 * Reads an absolute URL (WHATWG URL) with a scheme that names a place. White space, control characters, backslashes
 * and quotation marks in it are refused rather than mended, and so are `javascript:`, `data:` and their like.
 */
export function parseUrl(text: string): WebAddress | undefined {
  if (text.length > LENGTH_MAX || !SCHEME.test(text) || hasForbiddenCharacter(text)) return undefined;
  const isWeb = /^https?:/i.test(text);
  if (isWeb && !/^https?:\/\/[^/?#]/i.test(text)) return undefined;
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const scheme = url.protocol.slice(0, -1);
  if (CONTENT_SCHEMES.has(scheme)) return undefined;
  return { href: url.href, scheme, hostname: url.hostname, hasCredentials: url.username !== '' || url.password !== '' };
}

/** Reads an `https:` URL with a host and without a user name or password in it. */
export function parseHttpsUrl(text: string): WebAddress | undefined {
  const url = parseUrl(text);
  return url !== undefined && url.scheme === 'https' && url.hostname !== '' && !url.hasCredentials ? url : undefined;
}

/** Control characters, space, backslash, quotation marks, angle brackets, and characters that show nothing or turn the reading direction. */
function hasForbiddenCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit <= 0x20 || unit === 0x22 || unit === 0x3c || unit === 0x3e || unit === 0x5c || unit === 0x60) return true;
    if (unit >= 0x7f && (unit <= 0xa0 || unit === 0xad || (unit >= 0x2000 && unit <= 0x206f) || unit === 0x3000 || unit === 0xfeff)) return true;
  }
  return false;
}
