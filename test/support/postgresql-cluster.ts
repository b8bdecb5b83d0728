import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from '../../src/server/process/free-port.ts';

/** A PostgreSQL server of the tests’ own, in a folder that goes with it. */
export interface Cluster {
  readonly port: number;
  /** Makes an empty database with a role that owns it and one that only works in it. */
  database(): Promise<TestDatabase>;
  /** Makes a database as another one is, with the same roles; nobody may be connected to that one. */
  copyOf(database: TestDatabase): Promise<TestDatabase>;
  /** Ends the server at once, as a power cut would, and starts it again. */
  restartImmediately(): void;
  stopImmediately(): void;
  start(): void;
  remove(): void;
}

export interface TestDatabase {
  /** Of the role that the server works as: it owns nothing. */
  readonly databaseUrl: string;
  readonly ownerDatabaseUrl: string;
  readonly superuserUrl: string;
}

const versions = '/usr/lib/postgresql';
const newest = existsSync(versions) ? readdirSync(versions).toSorted((one, other) => Number(other) - Number(one))[0] : undefined;
const programs = newest === undefined ? undefined : join(versions, newest, 'bin');

/** For tests: the reason to leave them out, or false. Under CI nothing is left out. */
export const withoutPostgresql: string | false = programs === undefined && process.env['CI'] !== 'true' ? 'PostgreSQL is not installed (apt-get install -y postgresql), so this was not tested' : false;

let shared: Promise<Cluster> | undefined;

/** The one server of this process; it ends with it. */
export async function sharedCluster(): Promise<Cluster> {
  shared ??= startCluster();
  return shared;
}

/** Starts a server on a free port of the loopback; it ends with this process at the latest. */
export async function startCluster(): Promise<Cluster> {
  if (programs === undefined) throw new Error('PostgreSQL is not installed: apt-get install -y postgresql');
  const folder = mkdtempSync(join(tmpdir(), 'assay-pg-'));
  // PostgreSQL refuses to run as root.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    const idOf = (option: string): number => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
    chownSync(folder, idOf('-u'), idOf('-g'));
  }
  const run = (program: string, words: readonly string[]): void => {
    const [file, ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', join(programs, program), ...words] : [join(programs, program), ...words];
    // Where the administrator's programs lie is not on every path.
    execFileSync(file ?? '', rest, { stdio: 'ignore', cwd: folder, timeout: 60_000, env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` } });
  };
  const data = join(folder, 'data');
  run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']);
  const port = (await freePort('127.0.0.1')) ?? 0;
  const start = (): void => run('pg_ctl', ['-D', data, '-w', '-t', '30', '-l', join(folder, 'log'), '-o', `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c shared_buffers=32MB`, 'start']);
  const stop = (): void => run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
  start();
  let isRunning = true;
  const remove = (): void => {
    process.off('exit', remove);
    if (isRunning) stop();
    isRunning = false;
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', remove);
  const url = (role: string, name: string): string => `postgres://${role}@127.0.0.1:${port}/${name}`;
  const newName = (): string => `assay_${randomBytes(6).toString('hex')}`;
  const asSuperuser = async (...statements: readonly string[]): Promise<void> => {
    const client = new Client({ connectionString: url('postgres', 'postgres') });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  return {
    port,
    database: async () => {
      const name = newName();
      await asSuperuser(...[`${name}_owner`, `${name}_app`].map((role) => `create role ${role} login nosuperuser nobypassrls`), `create database ${name} owner ${name}_owner`);
      return { databaseUrl: url(`${name}_app`, name), ownerDatabaseUrl: url(`${name}_owner`, name), superuserUrl: url('postgres', name) };
    },
    copyOf: async (from) => {
      const name = newName();
      await asSuperuser(`create database ${name} template ${new URL(from.databaseUrl).pathname.slice(1)} owner ${new URL(from.ownerDatabaseUrl).username}`);
      const at = (address: string): string => Object.assign(new URL(address), { pathname: `/${name}` }).href;
      return { databaseUrl: at(from.databaseUrl), ownerDatabaseUrl: at(from.ownerDatabaseUrl), superuserUrl: at(from.superuserUrl) };
    },
    restartImmediately: () => {
      stop();
      start();
    },
    stopImmediately: () => {
      isRunning = false;
      stop();
    },
    start: () => {
      isRunning = true;
      start();
    },
    remove,
  };
}
