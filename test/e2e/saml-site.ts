import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerOf, samlKey, samlMetadataOf, type SamlKey } from '../workspace/support/saml-host.ts';

/** A provider of SAML on loopback that a browser can be led to: it asks for a name, and sends its signed answer by a form. */
export interface SamlSite {
  readonly entityId: string;
  /** Its metadata with these keys; the first one signs. */
  metadata(...more: readonly SamlKey[]): string;
  close(): Promise<void>;
}

/** @param groupsOf the groups of each person */
export async function startSamlSite(groupsOf: (person: string) => readonly string[]): Promise<SamlSite> {
  const key = samlKey(Date.now() + 200 * 86_400_000);
  const entityId = 'https://idp.acme.example/saml';
  const page = (body: string): string => `<!doctype html><html lang="en"><head><title>Provider</title></head><body>${body}</body></html>`;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`);
    const person = url.searchParams.get('person');
    response.setHeader('content-type', 'text/html');
    if (person === null) {
      const kept = [...url.searchParams].map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`);
      response.end(page(`<form action="/sign-in">${kept.join('')}<label>Who are you? <input name="person"></label><button>Sign in</button></form>`));
      return;
    }
    const query = new URLSearchParams(url.searchParams);
    query.delete('person');
    const address = `${url.origin}/sign-in?${query.toString()}`;
    void answerOf(address, entityId, key, person, groupsOf(person)).then((answer) => {
      const consumer = /Destination="([^"]+)"/.exec(Buffer.from(answer, 'base64').toString('utf8'))?.[1] ?? '';
      response.end(page(`<form method="post" action="${consumer}"><input type="hidden" name="SAMLResponse" value="${answer}"><button>Go on</button></form>`));
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  return {
    entityId,
    metadata: (...more) => samlMetadataOf(entityId, [key, ...more], `http://127.0.0.1:${port}/sign-in`),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
}
