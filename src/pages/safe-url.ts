/** Kinds of address that a link may lead to; whatever else could run something when it is followed. */
const schemes: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:']);

/**
 * An address as a link may have it: a path of this workspace, or a whole address of the web or of a mailbox.
 * @returns undefined for anything else, for example `javascript:` or `//host`; then it is shown as text
 */
export function safeUrl(address: string): string | undefined {
  if (isOwnPath(address)) return address;
  const url = URL.parse(address);
  return url !== null && schemes.has(url.protocol) && url.username === '' && url.password === '' ? url.href : undefined;
}

/** Whether an address is a path of this workspace: it can lead to no other host. */
export function isOwnPath(address: string): boolean {
  // Browsers take a backslash for a slash, and leave out tabs and line ends.
  return /^\/(?![/\\])[^\\\p{C}]*$/u.test(address);
}
