/** The floor for a text of lines: read it, decode it and cut it, nothing else. */
import { readFileSync } from 'node:fs';

const lines = readFileSync(process.argv[2] ?? '', 'utf8').trimEnd().split('\n');
process.stdout.write(`${JSON.stringify({ lines: lines.length, packages: lines.filter((line) => line.startsWith('PackageName:')).length })}\n`);
