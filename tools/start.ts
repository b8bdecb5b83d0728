/**
 * `npm start`: serves the workspace at once. Where Assay's own dossier was not published yet, it is published beside, and
 * the workspace shows it to everybody as soon as it is there.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const flags = ['--disable-proto=throw', '--disallow-code-generation-from-strings'];
const server = spawn(process.execPath, [...flags, join(root, 'bin/assay.js'), 'serve', ...process.argv.slice(2)], { stdio: 'inherit' });
let publishing: ChildProcess | undefined;
/** So that the two do not wait for each other's processor while the server starts. */
const waiting = existsSync(join(root, 'dossier/index.html')) ? undefined : setTimeout(() => (publishing = publish()), 2500);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => {
  clearTimeout(waiting);
  publishing?.kill();
  process.exitCode = code ?? (signal === null ? 1 : 0);
});

function publish(): ChildProcess {
  const child = spawn(process.execPath, [...flags, join(root, 'tools/dossier.ts')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr?.on('data', (piece: Buffer) => {
    said = `${said}${piece.toString()}`.slice(-2000);
  });
  child.on('exit', (code) => {
    if (code === 0) process.stdout.write('Public     Assay’s own dossier is published, verified and shown to everybody.\n');
    else if (code !== null) process.stderr.write(`Assay's own dossier could not be published:\n${said}\n`);
  });
  return child;
}
