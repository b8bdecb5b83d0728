import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createHandOver, NotHandedOver, type HandedOver } from '../net/hand-over.ts';
import { terminal } from '../report/escape/terminal.ts';
import { CommandFailure } from './print.ts';
import { runToken } from './run-token.ts';

/** Which workspace is asked, and as whom. */
export interface WorkspaceOptions {
  readonly to: string;
  readonly tokenFile?: string;
  readonly workload?: string;
  readonly audience?: string;
  readonly authority?: string;
  readonly proxy?: string;
}

/** Beyond this a page of a workspace’s list takes long; a product with so many releases is named by few. */
const pagesMost = 200;

export type Ask = (method: 'GET' | 'PUT' | 'POST', path: string, bytes?: Uint8Array) => Promise<unknown>;

/** Opens the way to a workspace’s API. @throws CommandFailure with what the workspace said, here and when it is asked */
export async function asking(options: WorkspaceOptions, version: string): Promise<Ask> {
  const { to, tokenFile, workload, audience, authority, proxy } = options;
  const url = workspaceUrl(to);
  if ((tokenFile === undefined) === (workload === undefined)) throw new CommandFailure(terminal`Expected either --token-file or --workload.`, 'usage');
  // Whoever names the workspace wants it to be reached, wherever in their network it is.
  const port = url.port === '' ? '443' : url.port;
  const allowed = url.protocol === 'http:' ? [`${url.hostname}=127.0.0.1:${url.port === '' ? '80' : url.port}`] : [url.hostname, ...(port === '443' ? [] : [`${url.hostname}:${port}`])];
  const wayOut = { version, ...(proxy === undefined ? {} : { proxy }), ...(authority === undefined ? {} : { authorities: readFileSync(authority, 'utf8') }) };
  const handOver = createHandOver({ ...wayOut, allowed });
  const asker = (token: string | undefined): Ask => async (method, path, bytes) => {
    const bodyHeaders = method === 'POST' ? { 'content-type': 'application/json' } : { 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() };
    const sent = { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(bytes === undefined ? {} : { ...bodyHeaders, 'content-length': String(bytes.length) }) };
    try {
      return answerOf(await handOver(new URL(path, url).href, { method, headers: sent, ...(bytes === undefined ? {} : { bytes }) }));
    } catch (problem) {
      if (problem instanceof NotHandedOver) throw new CommandFailure(terminal`The workspace ${url.host} ${problem.message}.`, 'unread');
      throw problem;
    }
  };
  if (tokenFile !== undefined) return asker(tokenIn(tokenFile));
  const token = await runToken(audience ?? url.origin, process.env, wayOut);
  const opened = (await asker(undefined)('POST', '/api/v1/workload-sessions', Buffer.from(JSON.stringify({ workload, token })))) as { readonly token?: unknown };
  return asker(String(opened.token));
}

function tokenIn(file: string): string {
  if (!existsSync(file)) throw new CommandFailure(terminal`There is no file ${file} with a token.`, 'usage');
  const token = readFileSync(file, 'utf8').trim();
  if (!/^[A-Za-z0-9._~+/=-]{1,8192}$/.test(token)) throw new CommandFailure(terminal`The file ${file} does not hold one token on one line.`, 'usage');
  return token;
}

/** A token goes over TLS, or stays on this machine. */
function workspaceUrl(to: string): URL {
  const url = URL.parse(to);
  const isOwn = url?.protocol === 'http:' && (url.hostname === 'localhost' || url.hostname === '127.0.0.1');
  if (url === null || (url.protocol !== 'https:' && !isOwn) || url.pathname !== '/' || url.username !== '' || url.search !== '') throw new CommandFailure(terminal`Expected the workspace’s address, https://assay.example, or http://localhost:8080 on this machine; it was ${to}.`, 'usage');
  return url;
}

function answerOf({ status, body }: HandedOver): unknown {
  const text = Buffer.from(body).toString('utf8');
  const value = parsed(text);
  if (status === 200 && value !== undefined) return value;
  const words = typeof value === 'object' && value !== null && 'title' in value ? terminal`${String(value.title)}. ${'detail' in value ? String(value.detail) : ''}` : terminal`It gave no reason.`;
  throw new CommandFailure(terminal`The workspace answered ${status}. ${words}`, 'unread');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Looks through the pages of a list for the id of one entry. */
async function found(ask: Ask, path: string, name: string, isIt: (entry: Readonly<Record<string, unknown>>) => boolean): Promise<string | undefined> {
  let after = '';
  for (let page = 0; page < pagesMost; page += 1) {
    const answer = (await ask('GET', `${path}${after}`)) as Readonly<Record<string, unknown>>;
    const entries = Array.isArray(answer[name]) ? (answer[name] as readonly Readonly<Record<string, unknown>>[]) : [];
    const entry = entries.find(isIt);
    if (entry !== undefined) return String(entry['id']);
    if (typeof answer['next'] !== 'string') return undefined;
    after = `?after=${encodeURIComponent(answer['next'])}`;
  }
  return undefined;
}

/** The id of a release, by its product’s short name and its version. @throws CommandFailure when the workspace shows none */
export async function releaseOf(ask: Ask, options: { readonly product: string; readonly release: string }): Promise<string> {
  const product = await found(ask, '/api/v1/products', 'products', ({ slug }) => slug === options.product);
  if (product === undefined) throw new CommandFailure(terminal`The workspace shows this token no product ${options.product}.`, 'unread');
  const release = await found(ask, `/api/v1/products/${encodeURIComponent(product)}/releases`, 'releases', ({ version }) => version === options.release);
  if (release === undefined) throw new CommandFailure(terminal`The product ${options.product} has no release ${options.release}. Add it first.`, 'unread');
  return release;
}
