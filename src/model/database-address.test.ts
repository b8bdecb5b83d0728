import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesOfAddress, isOnThisMachine, unprotectedAddress } from './database-address.ts';

test('this machine is its name, a loopback address or a socket, and nothing that only looks like it', () => {
  for (const own of ['postgres://a@localhost/b', 'postgres://a@127.0.0.1:5433/b', 'postgres://a@[::1]/b', 'postgres://a@%2Fvar%2Frun/b', 'postgres://a@localhost/b?host=/var/run', 'postgres://a@db.example/b?host=localhost']) assert.ok(isOnThisMachine(own), own);
  for (const other of ['postgres://a@db/b', 'postgres://a@localhost.example/b', 'postgres://a@localhost/b?host=db.example', 'postgres://a@localhost/b?host=localhost&host=db.example', 'postgres://a@127.0.0.2/b']) assert.ok(!isOnThisMachine(other), other);
});

test('an address that turns encryption or its check off is refused where it leads to another machine', () => {
  for (const option of ['sslmode=disable', 'sslmode=allow', 'sslmode=prefer', 'sslmode=no-verify', 'sslmode=', 'sslmode=verify-full&sslmode=disable', 'ssl=false', 'ssl=0', 'ssl=', 'ssl=no-verify', 'sslmode=require&uselibpqcompat=true', 'host=db.example&sslmode=disable']) {
    const refused = unprotectedAddress(`postgres://assay:canary@db.example/assay?${option}`) ?? '';
    assert.match(refused, /on another machine.*sslmode=verify-full/u, option);
    assert.doesNotMatch(refused, /canary|db\.example/u);
  }
});

test('what asks for encryption, or stays on this machine, is taken', () => {
  for (const address of ['db.example/assay', 'db.example/assay?sslmode=verify-full', 'db.example/assay?sslmode=require&sslrootcert=/etc/authority.pem', 'db.example/assay?ssl=true', 'localhost/assay?sslmode=disable', 'localhost/assay?host=/var/run/postgresql&sslmode=disable']) assert.equal(unprotectedAddress(`postgres://assay@${address}`), undefined, address);
});

test('an address without a host, which the driver would look for elsewhere, is refused', () => {
  for (const address of ['postgres:///assay', 'postgres:///assay?host=', 'postgres://a:b@/assay']) assert.match(unprotectedAddress(address) ?? '', /postgres:\/\/user@host/u, address);
});

test('files that the address names are told, so that they can be read', () => {
  assert.deepEqual(filesOfAddress('postgres://a@db/b?sslrootcert=/etc/authority.pem&sslkey=/run/key.pem'), ['/etc/authority.pem', '/run/key.pem']);
  assert.deepEqual(filesOfAddress(''), []);
});
