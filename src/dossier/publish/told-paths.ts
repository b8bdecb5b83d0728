/** Characters of a path that stands in YAML without any ado. */
const plainPath = /^[\w./@+~%=-]+$/;

/**
 * The withheld files whose paths a text tells, in a list, a sentence or a comment. What a text says in another spelling, such as an
 * escape of YAML or a pattern, is not found.
 * @param text of a file that becomes public
 * @param withheld relative paths with `/`
 */
export function toldPaths(text: string, withheld: readonly string[]): readonly string[] {
  const words = text.split(/[^\w./@+~%=-]+/);
  const told = new Set(words.flatMap((word) => [word, word.replace(/\.+$/, '')]).map((word) => word.replace(/^(?:\.\/)+/, '')));
  return withheld.filter((path) => (plainPath.test(path) ? told.has(path) : text.includes(path)));
}
