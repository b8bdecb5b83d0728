import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { fetchDossier } from '../../../src/dossier/verify/fetch-dossier.ts';
import { verifyDossier, type Verification } from '../../../src/dossier/verify/verify.ts';
import type { Actor } from '../../../src/identity/actor.ts';
import { authenticate } from '../../../src/identity/authenticate.ts';
import { createWayOut } from '../../../src/net/way-out.ts';
import { wellKnownRelease } from '../../../src/server/public/well-known.ts';
import { startServer, type RunningServer } from '../../../src/server/start-server.ts';
import { runJobs, type JobRunner } from '../../../src/store/jobs/run-jobs.ts';
import type { Scope } from '../../../src/store/scope.ts';
import type { Act } from '../../../src/workspace/act.ts';
import { ActRefused } from '../../../src/workspace/act-refused.ts';
import { addRelease } from '../../../src/workspace/acts/products/add-release.ts';
import { createProduct } from '../../../src/workspace/acts/products/create-product.ts';
import { approvePublication } from '../../../src/workspace/acts/publishing/approve-publication.ts';
import { chooseFiles } from '../../../src/workspace/acts/publishing/choose-files.ts';
import { createPublisher } from '../../../src/workspace/acts/publishing/create-publisher.ts';
import { previewPublication } from '../../../src/workspace/acts/publishing/preview-publication.ts';
import { readDossier } from '../../../src/workspace/acts/publishing/read-dossier.ts';
import { requestPublication } from '../../../src/workspace/acts/publishing/request-publication.ts';
import type { Derive } from '../../../src/workspace/publishing/make-dossier.ts';
import { publicationHandler, publicationJob } from '../../../src/workspace/publishing/publish-release.ts';
import type { Services } from '../../../src/workspace/services.ts';
import { openWorld, type World } from '../support/world.ts';

/** @param more lines of the statement */
export function statementOf(name: string, more = ''): string {
  return `assay: 1\nproduct: { name: ${name}, maker: Acme, version: 2.4.0 }\nconditions: { on-premises: true }\nevidence:\n  - { path: sbom.cdx.json, kind: sbom }\n  - { path: SECURITY.md, kind: disclosure-policy }\n${more}`;
}

const policy = '# Vulnerability disclosure policy\n\nYou may test all products of Acme in good faith. Please report a vulnerability to security@acme.example.\nWe will not pursue legal action against you. You may publish what you found 90 days after your report.\n';
export const bill = (component: string): string => `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component: { type: 'application', name: 'Ledger', version: '2.4.0' } }, components: [{ type: 'library', name: component, version: '1.2.0' }] })}\n`;
export const keptWords = 'for the maker alone, says the quokka';

/** The page takes seconds to make, and is only bytes to whoever verifies. */
const onlyAPage: Derive = async (predicate, _statement, address) => [
  { path: 'badge.svg', bytes: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>\n') },
  { path: 'index.html', bytes: new TextEncoder().encode(`<!doctype html><title>${predicate.product.name} at ${address}</title>\n`) },
];

export interface Place {
  readonly product: string;
  readonly release: string;
  readonly slug: string;
}

/** A workspace where an invented maker publishes, with two security leads, and a server before it. */
export interface PublishingWorld extends World {
  readonly home: Scope;
  readonly lead: Actor;
  readonly second: Actor;
  readonly server: RunningServer;
  /** A product with a release, its statement and four files, of which one becomes public, two are withheld and one stays. */
  readonly product: (slug: string, more?: string) => Promise<Place>;
  readonly hand: (release: string, path: string, text: string) => Promise<void>;
  /** Sets a product’s statement. */
  readonly state: (product: string, text: string) => Promise<void>;
  readonly ask: (release: string) => Promise<string>;
  /** Runs the due jobs until the newest request of each product has ended. */
  readonly work: (...products: readonly string[]) => Promise<void>;
  /** Asks and approves, and waits until it was published. */
  readonly publish: (place: Place) => Promise<void>;
  /** As `assay verify <address>` does it, with what this customer remembers. */
  readonly verify: (slug: string) => Promise<Verification>;
  /** The answer to a request for a path; redirects are not followed. */
  readonly get: (path: string, init?: RequestInit) => Promise<Response>;
  /** Gives the trust pages an address of their own; none when empty. */
  readonly setTrustUrl: (url: string) => void;
}

/** @param atFirst the address of its own that the trust pages have at the start, by whose host name the server is asked */
export async function publishingWorld(database?: Parameters<typeof openWorld>[0], atFirst = ''): Promise<PublishingWorld> {
  const world = await openWorld(database);
  const home = await world.organisation('home');
  const memory = mkdtempSync(join(tmpdir(), 'assay-customer-'));
  const person = async (): Promise<Actor> => world.person(home, { roles: [{ role: 'security-lead', productId: null }], isSteppedUp: true });
  const [lead, second] = [await person(), await person()];
  await world.door.perform(lead, createPublisher, { domain: 'acme.example' });
  const fail = (problem: unknown): never => assert.fail(String(problem));
  let trustUrl = atFirst;
  const settings = Object.create(world.services.settings, { trustUrl: { get: () => trustUrl } }) as Services['settings'];
  const server = await startServer({
    services: { ...world.services, settings }, door: world.door, authenticate: async (credential, facts) => authenticate(world.store, world.services.settings, world.services.ports, credential, null, facts),
    listen: { address: '127.0.0.1', port: 0, isSetUp: true }, release: wellKnownRelease('0.0.0'), files: {}, onFatal: fail, onDefect: fail,
  });
  // Rows as the acts of products leave them; reading each file in a process of its own would take most of the time.
  const hand: PublishingWorld['hand'] = async (release, path, text) => {
    const stored = await world.services.evidence.put(home, (async function* () { yield Buffer.from(text); })(), 1_000_000);
    await world.store.write(home, async (rows) => {
      await rows.updateTable('evidenceFile').set({ removedAt: world.now() }).where('releaseId', '=', release).where('path', '=', path).where('removedAt', 'is', null).execute();
      const { productId } = await rows.selectFrom('release').select('productId').where('id', '=', release).executeTakeFirstOrThrow();
      await rows.insertInto('evidenceFile').values({ id: world.nextId('evidence'), releaseId: release, productId, path, ...stored, origin: 'handed-over', reading: null, receivedAt: world.now(), receivedBy: lead.accountId ?? '', removedAt: null }).execute();
    });
  };
  const state: PublishingWorld['state'] = async (product, text) => {
    await world.store.write(home, async (rows) => rows.updateTable('product').set({ statement: text }).where('id', '=', product).execute());
  };
  const ask: PublishingWorld['ask'] = async (release) => {
    world.pass(1000);
    const { planDigest } = await world.door.perform(lead, previewPublication, { release });
    return (await world.door.perform(lead, requestPublication, { release, planDigest })).request;
  };
  const work: PublishingWorld['work'] = async (...products) => {
    const runner = publicationJobs(world.services);
    try {
      for (const product of products) await ended(async () => world.door.perform(lead, readDossier, { product }));
    } finally {
      await runner.stop();
    }
  };
  return {
    ...world, home, lead, second, server, hand, state, ask, work,
    product: async (slug, more = '') => {
      const { id: product } = await world.door.perform(lead, createProduct, { slug, name: slug });
      const { id: release } = await world.door.perform(lead, addRelease, { product, version: '2.4.0' });
      await state(product, statementOf(slug, more));
      await hand(release, 'sbom.cdx.json', bill('abacus'));
      await hand(release, 'SECURITY.md', policy);
      await hand(release, 'logs/quokka.log', 'signed in\n');
      await hand(release, 'notes/kept.txt', keptWords);
      await world.door.perform(lead, chooseFiles, { product, public: ['sbom.cdx.json'], withheld: ['SECURITY.md', 'logs/quokka.log'] });
      return { product, release, slug };
    },
    publish: async ({ product, release }) => {
      await world.door.perform(second, approvePublication, { request: await ask(release) });
      await work(product);
      const [newest] = (await world.door.perform(lead, readDossier, { product })).requests;
      assert.deepEqual([newest?.state, newest?.problem], ['published', null]);
      // The server looks for what is new once a second.
      await new Promise((resolve) => setTimeout(resolve, 1010));
    },
    verify: async (slug) => {
      const { folder, close } = await fetchDossier(`${server.url}/trust/${slug}/`, createWayOut({ version: '0.1.0', allowed: [`localhost=127.0.0.1:${server.port}`] }), false);
      try {
        return await verifyDossier({ folder, memory, now: world.services.ports.now().getTime(), engineVersion: '0.1.0' });
      } finally {
        close();
      }
    },
    setTrustUrl: (url) => { trustUrl = url; },
    get: async (path, init = {}) => fetch(`${server.url}${path}`, { redirect: 'manual', ...init }),
    close: async () => {
      await server.close();
      await world.close();
      rmSync(memory, { recursive: true, force: true });
    },
  };
}

/** Waits until the newest request of a product is neither open nor under way. */
async function ended(look: () => Promise<{ readonly requests: readonly { readonly state: string }[] }>): Promise<void> {
  while ((await look()).requests[0]?.state === 'publishing') await new Promise((resolve) => setTimeout(resolve, 20));
}

/** The jobs of one server among several. */
export function publicationJobs(services: Services, processId = 'one'): JobRunner {
  return runJobs({ store: services.store, handlers: { [publicationJob]: publicationHandler(services, '0.1.0', onlyAPage) }, now: services.ports.now, processId, wordsOf: String, pauseMilliseconds: 20 });
}

/** Why an act was refused. */
export async function refusalBy<Input, Output>({ door }: World, actor: Actor, act: Act<Input, Output>, input: unknown): Promise<ActRefused> {
  const problem = await door.perform(actor, act, input).then(() => undefined, (thrown: unknown) => thrown);
  assert.ok(problem instanceof ActRefused, String(problem));
  return problem;
}
