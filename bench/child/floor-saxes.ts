/** The floor for XML: a bare pass of the parser that counts one element. */
import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';

const parser = new SaxesParser();
let components = 0;
parser.on('opentag', (tag) => {
  if (tag.name === 'component') components += 1;
});
parser.write(readFileSync(process.argv[2] ?? '', 'utf8')).close();
process.stdout.write(`${JSON.stringify({ components })}\n`);
