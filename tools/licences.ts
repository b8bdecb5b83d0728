import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const packageFolder = /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/;

/**
 * The licence texts of the packages that modules come from: they go where the code goes.
 * @param modules paths of the modules in a program; those of our own are passed over
 */
export function licencesOf(modules: readonly string[]): string {
  const folders = [...new Set(modules.flatMap((module) => packageFolder.exec(module)?.[0] ?? []))].toSorted();
  const texts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string; version: string; license: string };
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    return `${name} ${version} (${license})\n\n${file === undefined ? 'The package carries no text of its licence.' : readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  return `The program holds code of these packages.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
