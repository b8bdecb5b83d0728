/**
 * Puts the program into few files: each of its processes has to load what it needs at every start, and a module of
 * its own costs about as much as the thousands of characters in it. What only some commands or formats need stays apart.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown, type Plugin } from 'rolldown';
import { licencesOf } from './licences.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
/** The command and the reading processes. */
const entries = { main: 'src/cli/main.ts', child: 'src/analyser/child.ts', 'records-child': 'src/analyser/records-child.ts', 'inspecting-child': 'src/assess/inspecting-child.ts', 'attestation-child': 'src/assess/attestation-child.ts', 'questionnaire-child': 'src/assess/questionnaire/questionnaire-child.ts', 'merging-child': 'src/assess/sbom-merge/merging-child.ts', 'unpacking-child': 'src/dossier/verify/unpacking-child.ts', 'archive-child': 'src/analyser/archive-child.ts', 'excerpt-child': 'src/analyser/excerpt-child.ts' };
/**
 * Packages of many files that commands need at their start, and one in the newer module form whose default export would
 * not be found from the older; the others are loaded from where they are installed.
 */
const carried = ['canonicalize', 'commander', 'saxes', 'spdx-exceptions', 'spdx-expression-parse', 'spdx-license-ids', 'xmlchars', 'yaml', 'zod'];

/**
 * What the readers of one format always need together lies in one file: to find and open a file takes longer than to load most of them.
 * The first is shared by the readers of both formats of bills of materials.
 */
const together = [
  { name: 'identifiers', test: /[\\/]src[\\/]read[\\/](?:identifier[\\/](?:cpe|purl|spdx-expression)|gateway[\\/](?:latest|item-marks))\.ts$/ },
  { name: 'cyclonedx', test: /[\\/]src[\\/]read[\\/]cyclonedx[\\/](?:(?!read-xml|xml-)[^\\/]+|facts[\\/][^\\/]+|schema[\\/][^\\/]+)\.ts$/ },
  { name: 'spdx', test: /[\\/]src[\\/]read[\\/]spdx(?:-json)?[\\/]/ },
];

/**
 * Writes the program to `<dist>/program`. All files lie in that one folder, so that an address relative to a module
 * (`../../package.json`) leads to the same place as in `src`, where every module with one is as deep.
 */
export async function bundleProgram(dist: string): Promise<void> {
  const folder = join(dist, 'program');
  rmSync(folder, { recursive: true, force: true });
  const modules: string[] = [];
  // Each by itself: what they had in common would lie in many small files.
  for (const [name, input] of Object.entries(entries)) modules.push(...(await bundleEntry(name, input, folder)));
  writeFileSync(join(folder, 'LICENCES.txt'), licencesOf(modules));
}

/**
 * Writes one entry and what it needs to a folder, as a process of the program is.
 * @param input below the clone, or absolute
 * @returns the modules that went in
 */
export async function bundleEntry(name: string, input: string, folder: string): Promise<readonly string[]> {
  const bundle = await rolldown({ input: { [name]: input }, cwd: root, platform: 'node', external: isExternal, plugins: [lightCommander], logLevel: 'warn' });
  const { output } = await bundle.write({
    dir: folder,
    format: 'cjs',
    strict: true,
    dynamicImportInCjs: false,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    codeSplitting: { groups: [{ name: `${name}-start`, tags: ['$initial'] }, ...together] },
  });
  await bundle.close();
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  return output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
}

function isExternal(id: string, importer: string | undefined): boolean {
  const isOurs = id.startsWith('.') || id.startsWith('\0') || isAbsolute(id) || Object.values(entries).includes(id);
  return !isOurs && !isIdle(id, importer) && !carried.some((name) => id === name || id.startsWith(`${name}/`));
}

/**
 * The argument parser imports what starts commands that lie in files of their own. Assay has none: without it the start
 * is quicker, and the parser can start no program.
 */
function isIdle(id: string, importer: string | undefined): boolean {
  return id === standIn || (id === 'node:child_process' && importer?.includes(`${sep}commander${sep}`) === true);
}

const standIn = '\0stand-in';
const lightCommander: Plugin = {
  name: 'light-commander',
  resolveId: (id, importer) => (isIdle(id, importer) ? standIn : undefined),
  load: (id) => (id === standIn ? 'export default {};' : undefined),
};
