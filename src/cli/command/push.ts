import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { createHandOver, NotHandedOver, type HandedOver } from '../../net/hand-over.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { CommandFailure, print } from '../print.ts';

export interface PushOptions {
  readonly to: string;
  readonly product: string;
  readonly release: string;
  readonly tokenFile: string;
  readonly path?: string;
  readonly authority?: string;
  readonly proxy?: string;
}

/** Beyond this a page of a workspace’s list takes long; a product with so many releases is named by few. */
const pagesMost = 200;
/** As much as a workspace can be set to take. */
const bytesMost = 2_000_000_000;

type Ask = (method: 'GET' | 'PUT', path: string, bytes?: Uint8Array) => Promise<unknown>;

/** `assay push`: hands a file of evidence to a workspace. @throws CommandFailure with what the workspace said */
export async function push(file: string, options: PushOptions, version: string): Promise<void> {
  if (!existsSync(file) || !statSync(file).isFile()) throw new CommandFailure(terminal`There is no file ${file}.`, 'usage');
  if (statSync(file).size > bytesMost) throw new CommandFailure(terminal`The file ${file} has more than ${bytesMost} bytes, which no workspace takes.`, 'usage');
  const ask = asking(options, version);
  const product = await found(ask, '/api/v1/products', 'products', ({ slug }) => slug === options.product);
  if (product === undefined) throw new CommandFailure(terminal`The workspace shows this token no product ${options.product}.`, 'unread');
  const release = await found(ask, `/api/v1/products/${encodeURIComponent(product)}/releases`, 'releases', ({ version: own }) => own === options.release);
  if (release === undefined) throw new CommandFailure(terminal`The product ${options.product} has no release ${options.release}. Add it first.`, 'unread');
  const path = options.path ?? basename(file);
  const answer = (await ask('PUT', `/api/v1/releases/${encodeURIComponent(release)}/evidence?path=${encodeURIComponent(path)}`, readFileSync(file))) as { readonly id?: unknown; readonly digest?: unknown };
  print(terminal`Handed over  ${path}\nSHA-256      ${String(answer.digest)}\nEvidence     ${String(answer.id)}\n`);
}

function asking({ to, tokenFile, authority, proxy }: PushOptions, version: string): Ask {
  const url = workspaceUrl(to);
  if (!existsSync(tokenFile)) throw new CommandFailure(terminal`There is no file ${tokenFile} with a token.`, 'usage');
  const token = readFileSync(tokenFile, 'utf8').trim();
  if (!/^[A-Za-z0-9._~+/=-]{1,8192}$/.test(token)) throw new CommandFailure(terminal`The file ${tokenFile} does not hold one token on one line.`, 'usage');
  // Whoever names the workspace wants it to be reached, wherever in their network it is.
  const port = url.port === '' ? '443' : url.port;
  const allowed = url.protocol === 'http:' ? [`${url.hostname}=127.0.0.1:${url.port === '' ? '80' : url.port}`] : [url.hostname, ...(port === '443' ? [] : [`${url.hostname}:${port}`])];
  const handOver = createHandOver({ version, allowed, ...(proxy === undefined ? {} : { proxy }), ...(authority === undefined ? {} : { authorities: readFileSync(authority, 'utf8') }) });
  return async (method, path, bytes) => {
    const sent = { authorization: `Bearer ${token}`, ...(bytes === undefined ? {} : { 'content-type': 'application/octet-stream', 'content-length': String(bytes.length), 'idempotency-key': randomUUID() }) };
    try {
      return answerOf(await handOver(new URL(path, url).href, { method, headers: sent, ...(bytes === undefined ? {} : { bytes }) }));
    } catch (problem) {
      if (problem instanceof NotHandedOver) throw new CommandFailure(terminal`The workspace ${url.host} ${problem.message}.`, 'unread');
      throw problem;
    }
  };
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
