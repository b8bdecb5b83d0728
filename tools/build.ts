/** Compiles `src` to `dist`: JavaScript with declarations, the data files beside it, and the program in few files. */
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeBrowser } from './build-browser.ts';
import { bundleProgram } from './bundle.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
rmSync(join(root, 'dist'), { recursive: true, force: true });
execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' });
for (const file of globSync('src/**/*.{json,js,mjs,css,wasm}', { cwd: root })) {
  const target = join(root, 'dist', file.slice('src/'.length));
  mkdirSync(dirname(target), { recursive: true });
  cpSync(join(root, file), target);
}
await bundleProgram(join(root, 'dist'));
await writeBrowser(join(root, 'dist'));
