import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { after, before, describe, it } from 'node:test';
import { makeCertificates } from '../../../test/support/certificates.ts';
import { StoreFailure } from '../store-failure.ts';
import { openPostgresql } from './open-postgresql.ts';

/** What a client says first when it wants TLS (PostgreSQL protocol 3, SSLRequest). */
const wantsTls = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const made = makeCertificates('localhost');
// Where a build server has no openssl, nobody may believe that this was looked at.
const skip = made === undefined && process.env['CI'] !== 'true' ? 'openssl is not installed' : false;

/** Addresses that are not taken for this machine, although they are: what is between them could be anybody. */
describe('a database on another machine', () => {
  let folder: string;
  let server: Server;
  let port: number;
  /** Answers the wish for TLS, as a server or whoever sits before it does. */
  let answer: (socket: Socket) => void;
  const first: Buffer[] = [];
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assay-pool-'));
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (bytes: Buffer) => {
        first.push(bytes);
        answer(socket);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  });
  after(async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
  });
  const opened = async (options: string): Promise<unknown> => openPostgresql({ databaseUrl: `postgres://assay:canary@LOCALHOST:${port}/assay${options}` }, () => new Date()).catch((problem: unknown) => problem);
  const unreachable = (problem: unknown, words: RegExp): void => {
    assert.ok(problem instanceof StoreFailure, String(problem));
    assert.equal(problem.trouble, 'unreachable');
    assert.match(problem.message, words);
  };

  it('is asked for TLS, and told nothing when it has none', async () => {
    first.length = 0;
    let more = 0;
    answer = (socket) => {
      socket.on('data', () => { more += 1; });
      socket.write('N');
    };
    for (const options of ['', '?sslmode=require', '?ssl=true']) unreachable(await opened(options), /does not support SSL/u);
    assert.deepEqual(first, [wantsTls, wantsTls, wantsTls]);
    assert.equal(more, 0);
  });

  it('is not even asked by an address that turns TLS off', async () => {
    first.length = 0;
    for (const options of ['?sslmode=disable', '?sslmode=no-verify', '?ssl=false']) unreachable(await opened(options), /on another machine/u);
    assert.deepEqual(first, []);
  });

  it('has to show a certificate of an authority that is trusted, and gets the password only then', { skip }, async () => {
    const told: string[] = [];
    const speaking = (certificate: { readonly key: string; readonly cert: string } | undefined) => (socket: Socket): void => {
      socket.write('S');
      const secure = new TLSSocket(socket, { isServer: true, ...certificate });
      secure.on('error', () => undefined);
      secure.once('data', (bytes: Buffer) => {
        told.push(bytes.toString('latin1'));
        secure.destroy();
      });
    };
    const authority = join(folder, 'authority.pem');
    writeFileSync(authority, made?.authority ?? '');
    answer = speaking(made?.selfSigned);
    unreachable(await opened(''), /self-signed|certificate|SELF_SIGNED/iu);
    unreachable(await opened(`?sslmode=require&sslrootcert=${authority}`), /self-signed|certificate|SELF_SIGNED/iu);
    answer = speaking(made?.forAnotherName);
    unreachable(await opened(`?sslmode=require&sslrootcert=${authority}`), /altname|certificate/iu);
    assert.equal(told.length, 0);
    answer = speaking(made?.good);
    unreachable(await opened(`?sslrootcert=${authority}`), /terminated|reset/iu);
    assert.match(told.join('\n'), /assay/u);
    unreachable(await opened('?sslrootcert=/nowhere/authority.pem'), /sslrootcert can’t be read/u);
  });
});
