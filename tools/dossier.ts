/**
 * Publishes Assay's own dossier from this repository into `dossier/` and verifies a copy of it elsewhere. The project holds no domain yet,
 * so the publisher is a reserved name and its keys are made for this run, unless `ASSAY_DATA` holds some.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const publisher = 'assay.invalid';
const to = process.argv[2] ?? join(root, 'dossier');
const away = mkdtempSync(join(tmpdir(), 'assay-own-dossier-'));
try {
  const data = process.env['ASSAY_DATA'] ?? join(away, 'data');
  const own = ['--data', data];
  if (!existsSync(join(data, 'publishers', publisher))) {
    writeFileSync(join(away, 'passphrase'), `${randomBytes(24).toString('base64')}\n`, { mode: 0o600 });
    own.push('--passphrase-file', join(away, 'passphrase'));
    assay('key', 'new', publisher, ...own);
  }
  assay('publish', root, '--to', to, ...own);
  cpSync(to, join(away, 'copy'), { recursive: true });
  assay('verify', join(away, 'copy'), '--data', join(away, 'customer'));
} finally {
  rmSync(away, { recursive: true, force: true });
}

function assay(...words: readonly string[]): void {
  const { status } = spawnSync(process.execPath, ['--disable-proto=throw', '--disallow-code-generation-from-strings', join(root, 'bin/assay.js'), ...words], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`assay ${words[0]} ended with ${status}.`);
}
