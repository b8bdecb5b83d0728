/** The floor for a JSON document: read it and parse it, nothing else. */
import { readFileSync } from 'node:fs';

const document = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Record<string, readonly unknown[] | undefined>;
process.stdout.write(`${JSON.stringify({ items: (document['components'] ?? document['packages'] ?? []).length })}\n`);
