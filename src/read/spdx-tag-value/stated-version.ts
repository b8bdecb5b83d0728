/** The version that a text states as a tag before anything else than comments and other tags. */
export function statedVersion(text: string): { readonly version: string; readonly line: number } | undefined {
  let line = 0;
  for (const written of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/, 200)) {
    line += 1;
    const content = written.trim();
    if (content === '' || content.startsWith('#')) continue;
    if (content.startsWith('SPDXVersion:')) return { version: content.slice(12).trim(), line };
    // Another tag may come first, but nothing else: prose that mentions the tag is not a document.
    if (!/^[A-Z][A-Za-z]{2,30}:/.test(content.slice(0, 40))) return undefined;
  }
  return undefined;
}
