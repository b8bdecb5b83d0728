import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Buckets } from './buckets.ts';
import { listeningRefusal } from './listening-rule.ts';
import { networkOf, originOf, TrustedProxies } from './source-address.ts';

test('each sender has its own limit, and it fills up again with time', () => {
  let now = 0;
  const buckets = new Buckets(() => 60, () => now);
  for (let count = 0; count < 30; count += 1) assert.equal(buckets.take('a'), 0);
  assert.equal(buckets.take('a'), 1);
  assert.equal(buckets.take('b'), 0);
  now += 1_000;
  assert.equal(buckets.take('a'), 0);
  assert.equal(buckets.take('a'), 1);
});

test('one sender of IPv6 addresses has a whole network of them', () => {
  assert.equal(networkOf('192.0.2.7'), '192.0.2.7');
  assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), networkOf('2001:db8:1:2::9'));
  assert.notEqual(networkOf('2001:db8:1:2::9'), networkOf('2001:db8:1:3::9'));
  assert.equal(networkOf('::1'), '0:0:0:0::/64');
});

test('forwarding headers count only from a proxy that is trusted, and only as far as trusted proxies wrote them', () => {
  const proxies = new TrustedProxies(['10.0.0.0/24', '2001:db8::1']);
  const forwarded = { 'x-forwarded-for': '198.51.100.1, 203.0.113.5, 10.0.0.9', 'x-forwarded-proto': 'https' };
  assert.deepEqual(originOf('10.0.0.2', false, forwarded, proxies), { address: '203.0.113.5', isSecure: true });
  assert.deepEqual(originOf('::ffff:10.0.0.2', false, forwarded, proxies), { address: '203.0.113.5', isSecure: true });
  assert.deepEqual(originOf('10.0.1.2', false, forwarded, proxies), { address: '10.0.1.2', isSecure: false });
  assert.deepEqual(originOf('10.0.0.2', false, { 'x-forwarded-for': 'nonsense' }, proxies), { address: '10.0.0.2', isSecure: false });
  assert.deepEqual(originOf('192.0.2.1', false, forwarded, new TrustedProxies([])), { address: '192.0.2.1', isSecure: false });
  assert.throws(() => new TrustedProxies(['proxy.example']), /no IP address/);
});

test('beyond loopback only what is protected and set up may be listened on', () => {
  const ready = { address: '0.0.0.0', hasTls: true, hasTrustedProxy: false, isSetUp: true };
  assert.equal(listeningRefusal(ready), undefined);
  assert.equal(listeningRefusal({ ...ready, hasTls: false, hasTrustedProxy: true }), undefined);
  assert.match(listeningRefusal({ ...ready, hasTls: false }) ?? '', /nothing protects/);
  assert.match(listeningRefusal({ ...ready, isSetUp: false }) ?? '', /administrator/);
  for (const address of ['127.0.0.1', '127.1.2.3', '::1']) assert.equal(listeningRefusal({ address, hasTls: false, hasTrustedProxy: false, isSetUp: false }), undefined);
});
