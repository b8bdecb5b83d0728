import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refusedAddress } from './address.ts';
import { refusedAddresses } from './refused-addresses.ts';

/** The first and the last address of each refused range, written by hand; a range that is cut short fails here. */
const edges: Readonly<Record<string, readonly [first: string, last: string]>> = {
  '0.0.0.0/8': ['0.0.0.0', '0.255.255.255'], '10.0.0.0/8': ['10.0.0.0', '10.255.255.255'], '100.64.0.0/10': ['100.64.0.0', '100.127.255.255'],
  '127.0.0.0/8': ['127.0.0.0', '127.255.255.255'], '169.254.0.0/16': ['169.254.0.0', '169.254.255.255'], '172.16.0.0/12': ['172.16.0.0', '172.31.255.255'],
  '192.0.0.0/24': ['192.0.0.0', '192.0.0.255'], '192.0.2.0/24': ['192.0.2.0', '192.0.2.255'], '192.31.196.0/24': ['192.31.196.0', '192.31.196.255'],
  '192.52.193.0/24': ['192.52.193.0', '192.52.193.255'], '192.88.99.0/24': ['192.88.99.0', '192.88.99.255'], '192.168.0.0/16': ['192.168.0.0', '192.168.255.255'],
  '192.175.48.0/24': ['192.175.48.0', '192.175.48.255'], '198.18.0.0/15': ['198.18.0.0', '198.19.255.255'], '198.51.100.0/24': ['198.51.100.0', '198.51.100.255'],
  '203.0.113.0/24': ['203.0.113.0', '203.0.113.255'], '224.0.0.0/4': ['224.0.0.0', '239.255.255.255'], '240.0.0.0/4': ['240.0.0.0', '255.255.255.255'],
  '::ffff:0:0/96': ['::ffff:0.0.0.0', '::ffff:255.255.255.255'], '::/96': ['::2', '::ffff:ffff'], '64:ff9b:1::/48': ['64:ff9b:1::', '64:ff9b:1:ffff:ffff:ffff:ffff:ffff'],
  '100::/64': ['100::', '100::ffff:ffff:ffff:ffff'], '2001:db8::/32': ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'], '2001::/32': ['2001::', '2001:0:ffff:ffff:ffff:ffff:ffff:ffff'],
  '2001::/23': ['2001:1::', '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff'], '2002::/16': ['2002::', '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff'], '2620:4f:8000::/48': ['2620:4f:8000::', '2620:4f:8000:ffff:ffff:ffff:ffff:ffff'],
  '3fff::/20': ['3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff'], '5f00::/16': ['5f00::', '5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff'], 'fc00::/7': ['fc00::', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  'fe80::/10': ['fe80::', 'febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff'], 'fec0::/10': ['fec0::', 'feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'], 'ff00::/8': ['ff00::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
};

describe('an address that may be connected to', () => {
  it('is not in a refused range, at either end', () => {
    for (const row of refusedAddresses) {
      const [network = '', bits] = row.prefix.split('/');
      const isSingle = bits === '32' || bits === '128';
      const ends = isSingle ? [network] : edges[row.prefix];
      assert.ok(ends !== undefined, `no edges are written for ${row.prefix}`);
      for (const end of ends) assert.ok(refusedAddress(end)?.reason.includes(`${row.what} address (${row.source})`), `${end}: ${refusedAddress(end)?.reason}`);
    }
    assert.equal(Object.keys(edges).length + refusedAddresses.filter((row) => /\/(?:32|128)$/.test(row.prefix) && edges[row.prefix] === undefined).length, refusedAddresses.length);
  });

  it('is a public one, right beside a refused range too', () => {
    for (const address of ['1.0.0.0', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.0', '169.253.255.255', '169.255.0.0', '172.15.255.255', '172.32.0.0', '192.0.1.0', '192.0.3.0', '192.167.255.255', '192.169.0.0', '198.17.255.255', '198.20.0.0', '223.255.255.255', '168.63.129.17', '2000::1', '2001:200::1', '2003::1', '2600::1', '2001:db7::1', '3ffe:ffff::1']) {
      assert.equal(refusedAddress(address), undefined, address);
    }
  });

  it('is not outside global unicast', () => {
    for (const address of ['1::', '1fff::1', '4000::1', '8000::1', 'fbff::1']) assert.match(refusedAddress(address)?.reason ?? '', /no global unicast/, address);
  });

  it('is the host behind a translation, not the translation', () => {
    assert.equal(refusedAddress('64:ff9b::808:808'), undefined);
    for (const address of ['64:ff9b::7f00:1', '64:ff9b::127.0.0.1', '64:ff9b::', '64:ff9b::a9fe:a9fe', '64:ff9b::a00:1']) assert.match(refusedAddress(address)?.reason ?? '', /^a translation of an? /, address);
  });

  it('is one that can be checked', () => {
    for (const text of ['', 'acme.example', '127.1', '0x7f.0.0.1', '2130706433', 'fe80::1%eth0', '::1 ', '[::1]']) assert.equal(refusedAddress(text)?.exception, 'never', text);
  });

  it('is opened by an exception only on one’s own networks', () => {
    assert.deepEqual(['127.0.0.1', '10.0.0.1', '172.16.0.1', '192.168.1.1', '100.64.0.1', '::1', 'fd12::1'].map((address) => refusedAddress(address)?.exception), Array.from({ length: 7 }, () => 'by-name'));
    assert.deepEqual(['169.254.169.254', '100.100.100.200', 'fd00:ec2::254', '0.0.0.0', '224.0.0.1', '255.255.255.255', '::ffff:127.0.0.1'].map((address) => refusedAddress(address)?.exception), Array.from({ length: 7 }, () => 'never'));
  });
});
