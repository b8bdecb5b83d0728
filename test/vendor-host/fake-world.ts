import { createHash } from 'node:crypto';
import type { Hop, MailLook, NameLook, WebLook } from '../../src/model/capture.ts';
import type { World } from '../../src/net/world.ts';

/** What an invented host answers. A text alone is a body of `text/plain` with status 200. */
export type FakeAnswer = string | { readonly status?: number; readonly type?: string; readonly body?: string | Uint8Array; readonly redirect?: string } | Pick<WebLook, 'outcome' | 'problem' | 'reason'>;

export interface FakeWorldOptions {
  readonly web?: Readonly<Record<string, FakeAnswer>>;
  /** By `acme.example MX`; a name that is not there is absent. */
  readonly names?: Readonly<Record<string, readonly string[] | 'failed'>>;
  readonly mail?: Readonly<Record<string, boolean>>;
}

export interface FakeWorld extends World {
  /** Every question that came, in order. */
  readonly asked: string[];
}

export const fakeTime = '2026-06-01T12:00:00.000Z';

/** A world of invented hosts in memory; an address that is not there answers with status 404. */
export function fakeWorld({ web = {}, names = {}, mail = {} }: FakeWorldOptions): FakeWorld {
  const asked: string[] = [];
  return {
    asked,
    web: async ({ url }) => {
      asked.push(url);
      return answerTo(url, url, web, []);
    },
    name: async (name, type): Promise<NameLook> => {
      asked.push(`${name} ${type}`);
      const answers = names[`${name} ${type}`];
      if (answers === 'failed') return { look: 'name', name, type, askedAt: fakeTime, outcome: 'failed', problem: 'name-failed', reason: 'gave no answer', answers: [] };
      return { look: 'name', name, type, askedAt: fakeTime, outcome: answers === undefined ? 'absent' : 'answered', answers: answers ?? [] };
    },
    mail: async (host): Promise<MailLook> => {
      asked.push(`${host} mail`);
      const offersTls = mail[host];
      return offersTls === undefined ? { look: 'mail', host, askedAt: fakeTime, outcome: 'failed', problem: 'connection-failed' } : { look: 'mail', host, askedAt: fakeTime, outcome: 'answered', offersTls };
    },
  };
}

function answerTo(asked: string, url: string, web: Readonly<Record<string, FakeAnswer>>, hops: WebLook['hops']): { readonly look: WebLook; readonly body?: Uint8Array } {
  const answer = web[url] ?? { status: 404, type: 'text/html', body: '<title>Not found</title>' };
  if (typeof answer !== 'string' && 'outcome' in answer) return { look: { look: 'web', url: asked, askedAt: fakeTime, hops, ...answer } };
  const { status = 200, type = 'text/plain; charset=utf-8', body = '', redirect } = typeof answer === 'string' ? { body: answer } : answer;
  const hop: Hop = { url, at: fakeTime, address: '192.0.2.7', resolvedBy: 'assay', status: redirect === undefined ? status : 302, headers: redirect === undefined ? [['content-type', type]] : [['location', redirect]], tls: { protocol: 'TLSv1.3', isTrusted: true, key: 'EC prime256v1' } };
  if (redirect !== undefined && hops.length < 5) return answerTo(asked, redirect, web, [...hops, hop]);
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return { look: { look: 'web', url: asked, askedAt: fakeTime, outcome: 'answered', hops: [...hops, hop], body: { digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`, sizeBytes: bytes.length } }, body: bytes };
}
