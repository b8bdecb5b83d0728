import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createApiToken } from '../../../src/identity/api-tokens.ts';
import { ensureHome } from '../../../src/identity/home.ts';
import { openStore } from '../../../src/store/open-store.ts';

export const program = fileURLToPath(new URL('../../../bin/assay.js', import.meta.url));

export interface Served {
  readonly child: ChildProcess;
  readonly url: string;
  /** What it wrote until it was ready or ended. */
  readonly words: string;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
  readonly errors: () => string;
}

/** Starts `assay serve` on a free port. @returns when it is ready, or has ended */
export async function serve(folder: string, environment: Record<string, string> = {}, flags: readonly string[] = []): Promise<Served> {
  const child = spawn(process.execPath, [...flags, program, 'serve', '--data', folder, '--port', '0'], { env: { PATH: process.env['PATH'], HOME: folder, ...environment } });
  let errors = '';
  child.stderr.on('data', (piece: Buffer) => { errors += piece.toString(); });
  const ended = new Promise<number | null>((resolve) => { child.on('exit', resolve); });
  const words = await new Promise<string>((resolve) => {
    let text = '';
    child.stdout.on('data', (piece: Buffer) => {
      text += piece.toString();
      if (text.includes('Workspace')) resolve(text);
    });
    child.on('exit', () => resolve(text));
  });
  return { child, url: /http:\/\/localhost:\d+/.exec(words)?.[0] ?? '', words, ended, errors: () => errors };
}

/** Puts an account with roles into a data folder that no server has, as if it had been set up. @returns a token that may do `acts` */
export async function seededToken(folder: string, acts: readonly string[]): Promise<string> {
  const ports = { now: () => new Date(), randomBytes: (length: number) => new Uint8Array(randomBytes(length)) };
  const store = await openStore({ dataFolder: folder }, ports.now);
  const scope = await ensureHome(store, ports);
  const at = ports.now().toISOString();
  const made = await store.write(scope, async (rows) => {
    await rows.insertInto('account').values({ id: 'ada', displayName: 'Ada', mail: null, state: 'active', madeBy: 'setup', createdAt: at, deactivatedAt: null }).execute();
    for (const role of ['administrator', 'security-lead', 'product-owner']) await rows.insertInto('roleGrant').values({ id: role, accountId: 'ada', role, productId: null, grantedAt: at, grantedBy: 'setup', endsAt: null, lastUsedAt: null }).execute();
    await rows.insertInto('passkey').values({ id: 'key', accountId: 'ada', name: 'Key', publicKey: 'AA', signatureCount: 0, transports: '[]', deviceType: 'singleDevice', createdAt: at, lastUsedAt: null }).execute();
    return createApiToken(rows, ports, scope.organisationId, 'ada', { name: 'ci', acts, productIds: null, days: 30 }, at);
  });
  await store.close();
  return made?.token ?? '';
}
