/** Characters of a version; an e-mail address or a path is none. */
const VERSION = /^[vV]?(?=[0-9A-Za-z.+_~-]{0,63}[0-9])[0-9A-Za-z][0-9A-Za-z.+_~-]{0,63}$/;

/** A version as written, without white space and a leading `v`; undefined when it doesn't look like one. */
export function parseVersion(text: string): string | undefined {
  const value = text.trim();
  return VERSION.test(value) ? value.replace(/^[vV](?=\d)/, '') : undefined;
}
