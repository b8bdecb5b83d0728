/** Characters of a version; an e-mail address or a path is none. */
const VERSION = /^[vV]?(?=[0-9A-Za-z.+_~-]{0,63}[0-9])[0-9A-Za-z][0-9A-Za-z.+_~-]{0,63}$/;

/** Words of tags before the number: `v1.2`, `release-1.2`, `ver_1.2`. */
const TAG_WORD = /^(?:(?:release|rel|version|ver)[._-]?)?(?:v[._-]?)?(?=\d)/i;

/** A version as written, without white space and the words that tags have before the number; undefined when it doesn't look like one. */
export function parseVersion(text: string): string | undefined {
  const value = text.trim();
  return VERSION.test(value) ? value.replace(TAG_WORD, '') : undefined;
}
