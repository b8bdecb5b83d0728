/** The floor for a check of records: read and parse them, check nothing. */
import { readFileSync } from 'node:fs';

const records = readFileSync(process.argv[2] ?? '', 'utf8').trimEnd().split('\n').map((line): unknown => JSON.parse(line));
process.stdout.write(`${JSON.stringify({ records: records.length })}\n`);
