/**
 * Real security.txt bodies, and hosts of a list rendered as such, shown by an invented vendor on loopback: each is looked at from end to
 * end, and the capture gives the same position again, byte for byte.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { parseCsv } from '../../src/read/gateway/csv.ts';
import { createWayOut } from '../../src/net/way-out.ts';
import { vendorJson } from '../../src/report/vendor-view/json.ts';
import { boundedWorld } from '../../src/vendor/collector/bounded-world.ts';
import { nothingGiven } from '../../src/vendor/given.ts';
import { lookAtVendor } from '../../src/vendor/look.ts';
import { positionOf } from '../../src/vendor/position.ts';
import { startVendorHost } from '../vendor-host/start.ts';

const data = new URL('../../../shared/data/securitytxt/', import.meta.url);
const skip = existsSync(data) ? false : 'there is no ../shared/data here';
/** Hosts of the list that are tried, evenly over it. */
const hostsTried = 8;

async function positionWith(body: string): Promise<{ readonly outcome: string | undefined; readonly looks: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-vendor-bodies-'));
  const host = await startVendorHost({ pages: { 'acme.test/.well-known/security.txt': { headers: { 'content-type': 'text/plain; charset=utf-8' }, body } } });
  try {
    const live = createWayOut({ allowed: host.allowed, nameServers: host.nameServers, authorities: host.authorities, limits: { hostGap: 0 } });
    const capture = join(folder, 'capture');
    await lookAtVendor(boundedWorld(live), { folder: capture, subject: { domain: host.domain }, given: nothingGiven, engineVersion: '0.1.0', now: () => new Date() });
    await host.close();
    const { position } = await positionOf(capture, '0.1.0');
    assert.equal(vendorJson((await positionOf(capture, '0.1.0')).position).value, vendorJson(position).value);
    return { outcome: position.places.find(({ place }) => place === 'security-txt')?.outcome, looks: position.capture.looks };
  } finally {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

suite('a vendor with real words', { skip }, () => {
  test('every real security.txt body ends in a position', async () => {
    const files = readdirSync(new URL('real/', data)).filter((name) => name.endsWith('.txt'));
    assert.ok(files.length >= 7, `${files.length} files`);
    for (const name of files) {
      const { outcome, looks } = await positionWith(readFileSync(new URL(`real/${name}`, data), 'utf8'));
      assert.ok(outcome === 'found' || outcome === 'unusable', `${name}: ${outcome}`);
      assert.ok(looks > 5);
      process.stdout.write(`${name}: ${outcome}, ${looks} looks\n`);
    }
  });

  test('hosts of the list, rendered as security.txt, end in a position', async () => {
    const { header, rows: every } = parseCsv(new TextEncoder().encode(readFileSync(new URL('safe-harbour/all.csv', data)).toString('latin1')));
    const rows = [...every];
    assert.ok(rows.length > 4_000);
    const step = Math.floor(rows.length / hostsTried);
    let found = 0;
    for (let index = 0; index < hostsTried; index += 1) {
      const cells = rows[index * step]?.cells ?? [];
      const cell = (name: string): string => cells[header.indexOf(name)] ?? '';
      const lines = [['Contact', cell('email') === '' ? cell('platform') : `mailto:${cell('email').split(/\s+/)[0] ?? ''}`], ['Policy', cell('policy')], ['Acknowledgments', cell('acknowledgements')]].flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]));
      const { outcome } = await positionWith(`${lines.join('\n')}\n`);
      assert.ok(outcome === 'found' || outcome === 'unusable', cell('host'));
      if (outcome === 'found') found += 1;
    }
    assert.ok(found > hostsTried / 2, `${found} of ${hostsTried}`);
    process.stdout.write(`hosts of the list: ${found} of ${hostsTried} found and read\n`);
  });
});
