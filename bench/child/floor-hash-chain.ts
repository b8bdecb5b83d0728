/** The floor for a chained log: read it and hash each line together with the hash before, nothing else. */
import { hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

const file = openSync(process.argv[2] ?? '', 'r');
const piece = Buffer.alloc(1 << 20);
let rest = '';
let previous = '';
let entries = 0;
for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
  const lines = `${rest}${piece.toString('latin1', 0, read)}`.split('\n');
  rest = lines.pop() ?? '';
  for (const line of lines) {
    previous = hash('sha256', previous + line, 'hex');
    if (line.startsWith('{"action"')) entries += 1;
  }
}
closeSync(file);
process.stdout.write(`${JSON.stringify({ entries, end: previous.length })}\n`);
