const tag = /<\/?[a-z][a-z\d-]{0,30}(?:[\s>/]|$)/i;
/** A comment of dashes alone on its line. It tells a reader nothing: programs part a template at it. */
const partingLine = /(?:^|\n)[ \t]{0,8}<!-{4,100}>[ \t]{0,8}(?=\r?\n)/;

/** Where the page of a template begins: behind a parting line above which no tag stands, as in mails that hold their subject above it; else 0. */
export function pageStart(text: string): number {
  const parting = partingLine.exec(text);
  return parting === null || tag.test(text.slice(0, parting.index)) ? 0 : parting.index + parting[0].length;
}
