import type { Actor } from '../../../src/identity/actor.ts';
import type { JobRunner } from '../../../src/store/jobs/run-jobs.ts';
import { runJobs } from '../../../src/store/jobs/run-jobs.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { addEvidence } from '../../../src/workspace/acts/products/add-evidence.ts';
import { addRelease } from '../../../src/workspace/acts/products/add-release.ts';
import { createProduct } from '../../../src/workspace/acts/products/create-product.ts';
import { setStatement } from '../../../src/workspace/acts/products/set-statement.ts';
import { approvePublication } from '../../../src/workspace/acts/publishing/approve-publication.ts';
import { chooseFiles } from '../../../src/workspace/acts/publishing/choose-files.ts';
import { createPublisher } from '../../../src/workspace/acts/publishing/create-publisher.ts';
import { previewPublication } from '../../../src/workspace/acts/publishing/preview-publication.ts';
import { readDossier } from '../../../src/workspace/acts/publishing/read-dossier.ts';
import { requestPublication } from '../../../src/workspace/acts/publishing/request-publication.ts';
import type { Services } from '../../../src/workspace/services.ts';
import type { Derive } from '../../../src/workspace/publishing/make-dossier.ts';
import { publicationHandler, publicationJob } from '../../../src/workspace/publishing/publish-release.ts';
import { openWorld, type World } from '../support/world.ts';

export const statement = 'assay: 1\nproduct: { name: Ledger, maker: Acme, version: 2.4.0 }\nconditions: { on-premises: true }\nevidence:\n  - { path: sbom.cdx.json, kind: sbom }\n  - { path: SECURITY.md, kind: disclosure-policy }\n';
export const policy = '# Vulnerability disclosure policy\n\nYou may test all products of Acme in good faith. Please report a vulnerability to security@acme.example.\nWe will not pursue legal action against you. You may publish what you found 90 days after your report.\n';
export const bill = `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component: { type: 'application', name: 'Ledger', version: '2.4.0' } }, components: [{ type: 'library', name: 'abacus', version: '1.2.0' }] })}\n`;

/** The page takes seconds to make, and is only bytes to whoever verifies. */
const onlyAPage: Derive = async (predicate, _statement, address) => [
  { path: 'badge.svg', bytes: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>\n') },
  { path: 'index.html', bytes: new TextEncoder().encode(`<!doctype html><title>${predicate.product.name} at ${address}</title>\n`) },
];

/** A workspace with two security leads, where an invented maker publishes. */
export interface PublishingWorld extends World {
  readonly home: Scope;
  readonly lead: Actor;
  readonly second: Actor;
  /** A product with a release, its statement and two files of evidence. */
  readonly product: (slug: string, text?: string) => Promise<{ readonly product: string; readonly release: string }>;
  readonly hand: (release: string, path: string, text: string) => Promise<void>;
  /** Asks and approves, and waits until it was published. */
  readonly publish: (place: { readonly product: string; readonly release: string }) => Promise<void>;
  readonly ask: (release: string) => Promise<string>;
  /** Runs the jobs that are due until a product’s newest request has ended. */
  readonly work: (product: string) => Promise<void>;
}

export const publicFiles = ['sbom.cdx.json'];
export const withheldFiles = ['SECURITY.md'];

export async function publishingWorld(): Promise<PublishingWorld> {
  const world = await openWorld();
  const home = await world.organisation('home');
  const person = async (): Promise<Actor> => world.person(home, { roles: [{ role: 'security-lead', productId: null }], isSteppedUp: true });
  const [lead, second] = [await person(), await person()];
  await world.door.perform(lead, createPublisher, { domain: 'acme.example' });
  const hand = async (release: string, path: string, text: string): Promise<void> => {
    const stored = await world.services.evidence.put(home, (async function* () { yield Buffer.from(text); })(), 1_000_000);
    await world.door.perform(lead, addEvidence, { release, path, ...stored });
  };
  const ask = async (release: string): Promise<string> => {
    const { planDigest } = await world.door.perform(lead, previewPublication, { release });
    return (await world.door.perform(lead, requestPublication, { release, planDigest })).request;
  };
  const work = async (product: string): Promise<void> => {
    const runner = jobsOf(world.services);
    try {
      for (;;) {
        const [newest] = (await world.door.perform(lead, readDossier, { product })).requests;
        if (newest?.state !== 'publishing') return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    } finally {
      await runner.stop();
    }
  };
  return {
    ...world, home, lead, second, hand, ask, work,
    product: async (slug, text = statement) => {
      const { id: product } = await world.door.perform(lead, createProduct, { slug, name: slug });
      const { id: release } = await world.door.perform(lead, addRelease, { product, version: '2.4.0' });
      await world.door.perform(lead, setStatement, { product, statement: text });
      await hand(release, 'sbom.cdx.json', bill);
      await hand(release, 'SECURITY.md', policy);
      await hand(release, 'notes/quokka.txt', 'for the maker alone\n');
      await world.door.perform(lead, chooseFiles, { product, public: publicFiles, withheld: withheldFiles });
      return { product, release };
    },
    publish: async ({ product, release }) => {
      await world.door.perform(second, approvePublication, { request: await ask(release) });
      await work(product);
    },
  };
}

/** @param processId of one server among several */
export function jobsOf(services: Services, processId = 'one'): JobRunner {
  return runJobs({ store: services.store, handlers: { [publicationJob]: publicationHandler(services, '0.1.0', onlyAPage) }, now: services.ports.now, processId, wordsOf: String, pauseMilliseconds: 20 });
}
