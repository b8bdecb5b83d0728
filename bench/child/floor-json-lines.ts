/** The floor for JSON lines: read them piece by piece and parse each, nothing else. */
import { closeSync, openSync, readSync } from 'node:fs';

const descriptor = openSync(process.argv[2] ?? '', 'r');
const piece = Buffer.allocUnsafe(1 << 20);
let rest = Buffer.alloc(0);
let records = 0;
for (let length = readSync(descriptor, piece); length > 0; length = readSync(descriptor, piece)) {
  const bytes = rest.length === 0 ? piece.subarray(0, length) : Buffer.concat([rest, piece.subarray(0, length)]);
  let start = 0;
  for (let end = bytes.indexOf(10, start); end !== -1; start = end + 1, end = bytes.indexOf(10, start)) {
    JSON.parse(bytes.toString('utf8', start, end));
    records += 1;
  }
  rest = Buffer.from(bytes.subarray(start));
}
closeSync(descriptor);
process.stdout.write(`${JSON.stringify({ records })}\n`);
