/** Runs the outside suites against `../shared/data`; says so and ends well where that folder is absent. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const only = process.argv.slice(2);
if (!existsSync(new URL('../../shared/data/', import.meta.url))) {
  process.stdout.write('conformance: skipped, there is no ../shared/data here\n');
} else {
  const files = only.length > 0 ? only.map((name) => `test/conformance/${name}.test.ts`) : ['test/conformance/*.test.ts'];
  const result = spawnSync(process.execPath, ['--test', '--test-concurrency=1', ...files], { cwd: root, stdio: 'inherit' });
  process.exitCode = result.status ?? 1;
}
