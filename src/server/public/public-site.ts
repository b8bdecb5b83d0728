import { hash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { securityHeaders, type Surface } from '../answer/security-headers.ts';
import { rawHeader } from '../listener/raw-header.ts';
import { mediaTypeOf } from './media-types.ts';

/** A file with everything that its answers need, so that one costs a look into a table. */
interface Ready {
  readonly bytes: Buffer;
  readonly tag: string;
  /** Names and values in turn, over loopback and over TLS. */
  readonly headers: Readonly<Record<'plain' | 'secure', HeadersOf>>;
}

/** Of the whole file, and of the answer that nothing changed: whoever has the file has the rest of its headers too (RFC 9110, 15.4.5). */
interface HeadersOf {
  readonly whole: readonly string[];
  readonly unchanged: readonly string[];
}

/** How long a folder without a page is not looked at again. */
const lookEveryMilliseconds = 1000;
/** Bytes of files that are kept in memory; a larger file than one of these is read each time. */
const keptBytesMost = 64_000_000;
const fileBytesMost = 16_000_000;

/**
 * A folder of files that everybody may read, for example a published dossier. It is looked through once it has a page;
 * nothing that is not in it then can be asked for, whatever the path. Cookies are neither read nor set.
 */
export class PublicSite {
  readonly #files = new Map<string, string>();
  readonly #ready = new Map<string, Ready>();
  #keptBytes = 0;

  readonly folder: string;
  readonly #isReserved: (path: string) => boolean | undefined;
  #lookedAt = Number.NEGATIVE_INFINITY;

  /**
   * @param folder links in it are not followed; it may be published later
   * @param isReserved paths of the workspace itself, which no file takes; undefined while that is not known yet
   */
  constructor(folder: string, isReserved: (path: string) => boolean | undefined) {
    this.folder = folder;
    this.#isReserved = isReserved;
    this.#look();
  }

  /** Looks the folder through, when there is a page in it. */
  #look(): void {
    this.#lookedAt = performance.now();
    if (!existsSync(join(this.folder, 'index.html'))) return;
    for (const entry of readdirSync(this.folder, { withFileTypes: true, recursive: true })) {
      const file = join(entry.parentPath, entry.name);
      const name = relative(this.folder, file).split(sep).join('/');
      const path = name === 'index.html' ? '/' : `/${name.split('/').map(encodeURIComponent).join('/')}`;
      if (entry.isFile()) this.#files.set(path, file);
    }
  }

  /** The page at `/`. */
  get hasIndex(): boolean {
    return this.#files.has('/');
  }

  /** Answers when the path is one of the files. @returns false when it is not, and nothing was done */
  serve(incoming: IncomingMessage, outgoing: ServerResponse, isSecure: boolean): boolean {
    if (incoming.method !== 'GET' && incoming.method !== 'HEAD') return false;
    const target = incoming.url ?? '/';
    const end = target.indexOf('?');
    const path = end < 0 ? target : target.slice(0, end);
    const ready = this.#ready.get(path);
    if (ready !== undefined) {
      sendReady(incoming, outgoing, ready, isSecure);
      return true;
    }
    if (!this.hasIndex && performance.now() - this.#lookedAt >= lookEveryMilliseconds) this.#look();
    const file = this.#files.get(path);
    if (file === undefined || this.#isReserved(path) !== false) return false;
    this.#load(path, file).then((loaded) => (loaded === undefined ? this.#stream(path, file, incoming, outgoing, isSecure) : sendReady(incoming, outgoing, loaded, isSecure)), () => outgoing.destroy());
    return true;
  }

  async #load(path: string, file: string): Promise<Ready | undefined> {
    const { size } = await stat(file);
    if (size > fileBytesMost) return undefined;
    const bytes = await readFile(file);
    const tag = `"${hash('sha256', bytes, 'base64url').slice(0, 22)}"`;
    const own = { ...this.#headers(path), etag: tag };
    const ready = { bytes, tag, headers: { plain: headersOf(own, bytes.length, false), secure: headersOf(own, bytes.length, true) } };
    if (this.#keptBytes + bytes.length <= keptBytesMost && !this.#ready.has(path)) {
      this.#keptBytes += bytes.length;
      this.#ready.set(path, ready);
    }
    return ready;
  }

  #stream(path: string, file: string, incoming: IncomingMessage, outgoing: ServerResponse, isSecure: boolean): void {
    const surface: Surface = 'dossier';
    outgoing.writeHead(200, { ...securityHeaders(surface, isSecure), ...this.#headers(path) });
    if (incoming.method === 'HEAD') outgoing.end();
    // A reader that goes away, or a file that ends early, ends the connection: pipeline sees to both.
    else pipeline(createReadStream(file), outgoing, () => undefined);
  }

  #headers(path: string): Readonly<Record<string, string>> {
    const name = path === '/' ? 'index.html' : path.slice(1);
    const { type, isDownload } = mediaTypeOf(name);
    return { 'content-type': type, 'cache-control': 'public, no-cache', ...(isDownload ? { 'content-disposition': 'attachment' } : {}) };
  }
}

function sendReady(incoming: IncomingMessage, outgoing: ServerResponse, { bytes, tag, headers }: Ready, isSecure: boolean): void {
  const own = isSecure ? headers.secure : headers.plain;
  if (rawHeader(incoming.rawHeaders, 'if-none-match') === tag) {
    outgoing.writeHead(304, own.unchanged as string[]).end();
    return;
  }
  outgoing.writeHead(200, own.whole as string[]);
  if (incoming.method === 'HEAD') outgoing.end();
  else outgoing.end(bytes);
}

function headersOf(own: Readonly<Record<string, string>>, length: number, isSecure: boolean): HeadersOf {
  const whole = { ...securityHeaders('dossier', isSecure), ...own, 'content-length': String(length) };
  const { etag, 'cache-control': cacheControl, 'strict-transport-security': transport } = whole as Readonly<Record<string, string>>;
  const unchanged = { etag, 'cache-control': cacheControl, 'strict-transport-security': transport };
  return { whole: Object.entries(whole).flat(), unchanged: Object.entries(unchanged).flatMap(([name, value]) => (value === undefined ? [] : [name, value])) };
}
