/** Starts the hostile host and the changing name server of `../shared/data/attack/ssrf`, from a copy: the host writes its authority beside itself. */
import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../../shared/data/attack/ssrf/', import.meta.url));
const secondsMax = '240';
/** The host's own port, six TLS variants, and the canary. */
const portOffsets = [0, 1, 2, 3, 4, 5, 6, 99];

export const hasHostileHost: boolean = existsSync(join(folder, 'hostile-server.mjs'));

export interface Hostile {
  readonly base: string;
  readonly paths: readonly string[];
  readonly tls: Readonly<Record<string, number>>;
  readonly canary: number;
  readonly authority: string;
  /** `127.0.0.1:<port>`. */
  readonly nameServer: string;
  close(): void;
}

export interface Urls {
  readonly deny: readonly string[];
  readonly allow: readonly string[];
}

export function readUrls(): Urls {
  return JSON.parse(readFileSync(join(folder, 'own/urls.json'), 'utf8')) as Urls;
}

export async function startHostile(): Promise<Hostile> {
  const copy = mkdtempSync(join(tmpdir(), 'assay-hostile-'));
  for (const name of ['hostile-server.mjs', 'dns-rebind.mjs']) copyFileSync(join(folder, name), join(copy, name));
  const port = await freePorts();
  const host = start(copy, 'hostile-server.mjs', port);
  const names = start(copy, 'dns-rebind.mjs', port + 100);
  const [said] = await Promise.all([firstLine(host), firstLine(names)]);
  const { base, paths, tls, canary } = JSON.parse(said) as Hostile;
  return {
    base, paths, tls, canary, authority: readFileSync(join(copy, 'ca.pem'), 'utf8'), nameServer: `127.0.0.1:${port + 100}`,
    close: () => {
      host.kill();
      names.kill();
      rmSync(copy, { recursive: true, force: true });
    },
  };
}

function start(copy: string, name: string, port: number): ChildProcess {
  return spawn(process.execPath, [join(copy, name), String(port), secondsMax], { stdio: ['ignore', 'pipe', 'inherit'] });
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.split('\n')[0] ?? '');
    });
    child.once('exit', () => reject(new Error('The hostile host ended before it listened; it needs openssl.')));
    setTimeout(() => reject(new Error('The hostile host did not start within 30 s; it needs openssl.')), 30_000).unref();
  });
}

async function freePorts(): Promise<number> {
  for (let port = 20_000 + 200 * (process.pid % 100); port < 60_000; port += 200) {
    const free = await Promise.all(portOffsets.map((offset) => isFree(port + offset)));
    if (free.every(Boolean)) return port;
  }
  throw new Error('There are no free ports for the hostile host.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, () => { server.close(() => resolve(true)); });
  });
}
