/** Writes the small programs of `bench/child` as JavaScript into a folder, so that none pays for its types when it is timed. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const programs = fileURLToPath(new URL('./child/', import.meta.url));
for (const file of globSync('*.ts', { cwd: programs })) writeFileSync(join(process.argv[2] ?? '', `${basename(file, '.ts')}.js`), stripTypeScriptTypes(readFileSync(join(programs, file), 'utf8')).replaceAll(/(?<= from '\.\/[^']+)\.ts(?=')/g, '.js'));
