import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, lstatSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { smallDisk, withoutMount, type SmallDisk } from './support/small-disk.ts';

/** An answer that could not be written whole is no success, and nothing of it stays. */
const command = fileURLToPath(new URL('../bin/assay.js', import.meta.url));
const fullDevice = '/dev/full';
const withoutDevice = lstatSync(fullDevice, { throwIfNoEntry: false })?.isCharacterDevice() === true ? false : 'there is no device that is always full';
let home = '';

/** Runs `assay` with its standard output in a file or device. */
function assay(parameters: readonly string[], output: string): { readonly code: number | null; readonly err: string } {
  const descriptor = openSync(output, 'w');
  try {
    const { status, stderr } = spawnSync(process.execPath, [command, ...parameters], { cwd: home, stdio: ['ignore', descriptor, 'pipe'], encoding: 'utf8' });
    return { code: status, err: stderr };
  } finally {
    closeSync(descriptor);
  }
}

describe('a full disk', () => {
  before(() => {
    home = mkdtempSync(join(tmpdir(), 'assay-full-disk-'));
    mkdirSync(join(home, 'tiny'));
    writeFileSync(join(home, 'tiny/assay.yaml'), 'assay: 1\nproduct: { name: tiny }\n');
  });
  after(() => rmSync(home, { recursive: true, force: true }));

  it('at standard output is told in a sentence, with exit code 2', { skip: withoutDevice }, () => {
    for (const parameters of [['check', 'tiny', '--format', 'json'], ['catalog'], ['inspect', 'tiny/assay.yaml'], ['--help'], ['--version']]) {
      const { code, err } = assay(parameters, fullDevice);
      assert.equal(code, 2, parameters.join(' '));
      assert.match(err, /^The answer could not be written whole.*ENOSPC.*\.\n$/, parameters.join(' '));
    }
  });

  it('a device that is named for a report stays what it is', { skip: withoutDevice }, () => {
    const { code, err } = assay(['check', 'tiny', '--output', fullDevice], '/dev/null');
    assert.equal(code, 2);
    assert.match(err, /^\/dev\/full could not be written whole: the disk is full \(ENOSPC\)\. Make room on it, and run the command again\.\n$/);
    assert.ok(lstatSync(fullDevice).isCharacterDevice());
  });

  describe('that still holds some of it', { skip: withoutMount }, () => {
    let disk: SmallDisk;
    before(() => {
      disk = smallDisk(1);
      writeFileSync(join(disk.folder, 'fill'), new Uint8Array(1_048_576 - 16_384));
    });
    after(() => disk.remove());

    it('is no success at standard output', () => {
      const { code, err } = assay(['check', 'tiny', '--format', 'json'], join(disk.folder, 'out'));
      assert.ok(statSync(join(disk.folder, 'out')).size > 0, 'a part was written');
      rmSync(join(disk.folder, 'out'));
      assert.equal(code, 2);
      assert.match(err, /the disk is full/);
    });

    it('keeps nothing of a report, and of a statement neither', () => {
      const report = assay(['check', 'tiny', '--format', 'json', '--output', join(disk.folder, 'report.json')], '/dev/null');
      assert.equal(report.code, 2);
      assert.match(report.err, /report\.json could not be written whole: the disk is full/);
      writeFileSync(join(disk.folder, 'more'), new Uint8Array(16_384 - 4_096));
      const product = join(disk.folder, 'product');
      mkdirSync(product);
      try {
        writeFileSync(join(disk.folder, 'rest'), new Uint8Array(16_384));
      } catch {
        // Full to its last byte.
      }
      const statement = assay(['init', product], '/dev/null');
      assert.equal(statement.code, 2);
      assert.match(statement.err, /assay\.yaml could not be written whole: the disk is full/);
      assert.equal(existsSync(join(product, 'assay.yaml')), false);
      assert.deepEqual(readdirSync(disk.folder).filter((name) => name.includes('report')), []);
    });
  });
});
