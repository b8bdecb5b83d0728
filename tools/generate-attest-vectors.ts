/** Writes the test vectors of signed statements, so that a second implementation can be held to them. */
import { globSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeCases, sharedTrust } from '../test/attest/make-cases.ts';
import { makeWorld } from '../test/attest/world.ts';
import { writeOrCheck } from './write-or-check.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = 'fixtures/attest';
const world = await makeWorld();
const cases = await makeCases(world);

const isCheck = process.argv.includes('--check');
for (const path of globSync(`${folder}/{accept,refuse}-*.json`, { cwd: root })) {
  const name = path.slice(folder.length + 1, -5);
  if (cases.has(name)) continue;
  if (isCheck) {
    process.stderr.write(`${path} is written by no generator\n`);
    process.exitCode = 1;
  } else rmSync(new URL(`../${path}`, import.meta.url));
}
writeOrCheck(`${folder}/trust.json`, `${JSON.stringify(sharedTrust(world), null, 2)}\n`);
writeOrCheck(`${folder}/test-only-keys.json`, `${JSON.stringify(Object.values(world.keys).map(({ name, seed, key }) => ({ name, seed: seed.toHex(), publicKey: key.bytes.toHex(), keyId: key.keyId })), null, 2)}\n`);
for (const [name, file] of cases) writeOrCheck(`${folder}/${name}.json`, `${JSON.stringify(file, null, 2)}\n`);
