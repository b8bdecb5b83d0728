import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Generator } from './cached-input.ts';

const program = new URL('./write-dossier.ts', import.meta.url);

/** A published dossier with public evidence: few long files, or very many short ones. */
export const dossierInput: Generator = {
  name: 'dossier',
  sources: [import.meta.url, program.href, import.meta.resolve('./random.ts')],
  file: 'dossier',
  // Signing is asynchronous, and inputs are made one after the other.
  make: (count, path) => JSON.parse(execFileSync(process.execPath, [fileURLToPath(program), String(count), path], { encoding: 'utf8' })) as ReturnType<Generator['make']>,
};
