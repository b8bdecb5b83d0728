import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Scope } from '../../store/scope.ts';
import { publicLog, logEntries, type PublicDossier } from '../../workspace/publishing/public-state.ts';
import type { Services } from '../../workspace/services.ts';
import { securityHeaders } from '../answer/security-headers.ts';
import { rawHeader } from '../listener/raw-header.ts';
import { KeptBytes } from './kept-bytes.ts';
import { mediaTypeOf } from './media-types.ts';
import { fresh, json, moved, page, tagOf, write, type TrustAnswer } from './trust-answer.ts';
import { TrustIndex } from './trust-index.ts';
import { nothingPage, tombstonePage, trustIcon, trustIconPath, trustListPage, trustStyle, trustStylePath } from './trust-pages.ts';

/** Files that are read out of the evidence store at the same time; whoever asks for one more is told to come again. */
const readingMost = 48;
const busySeconds = 1;
const keysPath = '/.well-known/assay-keys.json';

/**
 * What manufacturers publish: static, signed files below `/trust/`, out of the evidence store. Nothing can be asked for but what a publication
 * names, exactly as it names it. Cookies are neither read nor set, and no act is done.
 */
export class TrustSite {
  readonly #services: Services;
  readonly #scope: Scope;
  readonly #index: TrustIndex;
  readonly #bytes = new KeptBytes();
  readonly #securityTxt: string | undefined;
  #reading = 0;
  #own: { readonly written: string; readonly url: URL | undefined } = { written: '', url: undefined };

  /** @param securityTxt also shown at an address of its own */
  constructor(services: Services, scope: Scope, securityTxt: string | undefined) {
    this.#services = services;
    this.#scope = scope;
    this.#index = new TrustIndex(services, scope);
    this.#securityTxt = securityTxt;
  }

  /** Answers when the request is for what is published. @returns false when it is not, and nothing was done */
  serve(incoming: IncomingMessage, outgoing: ServerResponse, isSecure: boolean): boolean {
    const target = incoming.url ?? '/';
    const own = this.#ownUrl();
    if (own === undefined && !target.startsWith('/trust')) return false;
    const path = target.split('?', 1)[0] ?? '';
    const isOwnHost = own !== undefined && rawHeader(incoming.rawHeaders, 'host')?.toLowerCase() === own.host;
    const isTrust = path === '/trust' || path.startsWith('/trust/');
    if (!isOwnHost && !isTrust) return false;
    const answer = own !== undefined && !isOwnHost ? Promise.resolve(moved(new URL(path, own).href)) : this.#answer(incoming.method ?? '', path, isOwnHost);
    answer.then(async (found) => this.#send(incoming, outgoing, found, isSecure)).catch(() => {
      if (outgoing.headersSent) outgoing.destroy();
      else write(outgoing, page(503, nothingPage(), { 'retry-after': '5' }), isSecure);
    });
    return true;
  }

  /** The host that shows nothing else, as the setting has it now; undefined where there is none. */
  #ownUrl(): URL | undefined {
    const { trustUrl } = this.#services.settings;
    if (trustUrl !== this.#own.written) this.#own = { written: trustUrl, url: trustUrl === '' ? undefined : new URL(trustUrl) };
    return this.#own.url;
  }

  /** The organisation’s own key file, for the well-known place of the workspace’s host; undefined when it has none. @throws StoreFailure */
  async keyFile(): Promise<Uint8Array | undefined> {
    return (await this.#index.state())?.keyFile;
  }

  async #answer(method: string, path: string, isOwnHost: boolean): Promise<TrustAnswer> {
    if (method !== 'GET' && method !== 'HEAD') return page(405, nothingPage(), { allow: 'GET, HEAD' });
    if (path === '/trust' || (isOwnHost && path === '/')) return moved('/trust/');
    const state = await this.#index.state();
    if (isOwnHost) {
      if (path === '/robots.txt') return { status: 200, surface: 'data', headers: { 'content-type': 'text/plain; charset=utf-8', ...fresh }, body: 'User-agent: *\nAllow: /trust/\n' };
      if (path === '/.well-known/security.txt' && this.#securityTxt !== undefined) return { status: 200, surface: 'data', headers: { 'content-type': 'text/plain; charset=utf-8', ...fresh }, body: this.#securityTxt };
      if (path === keysPath && state !== undefined) return json(state.keyFile);
    }
    if (path === '/trust/') return page(200, trustListPage(state));
    if (path === trustStylePath) return { status: 200, surface: 'dossier', headers: { 'content-type': 'text/css; charset=utf-8', ...fresh }, body: trustStyle };
    if (path === trustIconPath) return { status: 200, surface: 'dossier', headers: { 'content-type': 'image/svg+xml', ...fresh }, body: trustIcon };
    const [, , slug = '', ...rest] = path.split('/');
    if (slug === '_log' && state !== undefined && state.checkpoint !== '') return this.#log(rest.join('/'), state.checkpoint);
    const dossier = state?.dossiers.get(slug);
    if (state === undefined || dossier === undefined) return page(404, nothingPage());
    if (dossier.withdrawnAt !== null) return page(410, tombstonePage(dossier));
    if (rest.length === 0) return moved(`/trust/${slug}/`);
    return this.#file(dossier, rest.join('/'), state.keyFile);
  }

  /** A file of a dossier; its key file is always the newest, so that whoever looks learns of a key that was revoked since. */
  async #file(dossier: PublicDossier, written: string, keyFile: Uint8Array): Promise<TrustAnswer> {
    const name = written === '' ? 'index.html' : decoded(written);
    const file = name === undefined ? undefined : dossier.files.get(name);
    // Only the one spelling that links and the verifier have.
    if (name === undefined || file === undefined || (written !== '' && name.split('/').map(encodeURIComponent).join('/') !== written)) return page(404, nothingPage());
    if (name === 'assay-keys.json') return json(keyFile);
    const { type, isDownload } = mediaTypeOf(name);
    const headers = { 'content-type': type, etag: `"${file.digest.slice(0, 32)}"`, ...fresh, ...(isDownload ? { 'content-disposition': 'attachment' } : {}), ...(name === 'badge.svg' || name === 'goals.svg' ? { 'cross-origin-resource-policy': 'cross-origin' } : {}) };
    const surface = isDownload ? 'data' : 'dossier';
    if (!KeptBytes.isSmall(file.sizeBytes)) return { status: 200, surface, headers, body: file };
    const bytes = this.#bytes.get(file.digest) ?? await this.#read(file.digest);
    return bytes === undefined ? page(503, nothingPage(), { 'retry-after': String(busySeconds) }) : { status: 200, surface, headers, body: bytes };
  }

  async #log(path: string, checkpoint: string): Promise<TrustAnswer> {
    const entries = await this.#services.store.read(this.#scope, logEntries);
    const bytes = (await publicLog(entries, checkpoint)).get(path);
    if (bytes === undefined) return page(404, nothingPage());
    return { status: 200, surface: 'data', headers: { 'content-type': path === 'checkpoint' ? 'text/plain; charset=utf-8' : 'application/octet-stream', etag: tagOf(bytes), ...fresh }, body: bytes };
  }

  async #read(digest: string): Promise<Buffer | undefined> {
    if (this.#reading >= readingMost) return undefined;
    this.#reading += 1;
    try {
      const pieces: Uint8Array[] = [];
      for await (const piece of this.#services.evidence.open(this.#scope, digest)) pieces.push(piece);
      const bytes = Buffer.concat(pieces);
      this.#bytes.keep(digest, bytes);
      return bytes;
    } finally {
      this.#reading -= 1;
    }
  }

  async #send(incoming: IncomingMessage, outgoing: ServerResponse, answer: TrustAnswer, isSecure: boolean): Promise<void> {
    const { headers, body } = answer;
    if (headers['etag'] !== undefined && incoming.headers['if-none-match'] === headers['etag']) {
      outgoing.writeHead(304, { etag: headers['etag'], ...fresh }).end();
      return;
    }
    if (incoming.method === 'HEAD' || typeof body === 'string' || body instanceof Uint8Array) return write(outgoing, answer, isSecure, incoming.method === 'HEAD');
    if (this.#reading >= readingMost) return write(outgoing, page(503, nothingPage(), { 'retry-after': String(busySeconds) }), isSecure);
    this.#reading += 1;
    try {
      outgoing.writeHead(200, { ...securityHeaders(answer.surface, isSecure), ...headers, 'content-length': body.sizeBytes });
      // Damaged bytes end the connection before the last of them: they are never taken for good ones.
      await pipeline(this.#services.evidence.open(this.#scope, body.digest), outgoing);
    } finally {
      this.#reading -= 1;
    }
  }
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
