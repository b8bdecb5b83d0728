/** A host name in ASCII, lower case, without a dot at its end. */
export type Hostname = string;

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads a host name (RFC 952, RFC 1123 section 2.1, RFC 5890): labels of letters, digits and hyphens, 63 at most each,
 * 253 in all, with at least one dot. Addresses and names in Unicode are none; a name in `xn--` form is, decoded or not.
 */
export function parseHostname(text: string): Hostname | undefined {
  if (text.length > 254) return undefined;
  const name = text.toLowerCase().replace(/\.$/, '');
  const labels = name.split('.');
  if (name.length > 253 || labels.length < 2 || !labels.every((label) => LABEL.test(label))) return undefined;
  if (/^[0-9]+$|^0x[0-9a-f]*$/.test(labels.at(-1) ?? '')) return undefined;
  if (labels.some((label) => label.slice(2, 4) === '--' && !label.startsWith('xn--'))) return undefined;
  return name;
}
