/**
 * The lines that a pipe brings, each as a text without its end. Only LF ends one: the separators U+2028 and U+2029,
 * which may stand in JSON, do not. What comes behind the last LF was cut off and is left out.
 */
export async function* linesOf(pipe: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let begun: Uint8Array[] = [];
  for await (const chunk of pipe) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      yield Buffer.concat([...begun, chunk.subarray(start, end)]).toString('utf8');
      begun = [];
      start = end + 1;
    }
    if (start < chunk.length) begun.push(chunk.subarray(start));
  }
}

const lineFeed = 0x0a;
