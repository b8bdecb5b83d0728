import type { WebPage } from '../../model/evidence/web-page.ts';
import type { VendorSubject } from '../../model/vendor-position.ts';
import type { WebLook } from '../../model/capture.ts';
import { collectPage, pageRequest } from './collect-page.ts';
import type { Collected, Tools } from './tools.ts';

/** The home page, with the links that other collectors go on from and how its connection was. */
export interface CollectedHomePage {
  readonly collected: Collected;
  readonly look: WebLook;
  readonly links: WebPage['links'];
}

/** Looks at the home page of the domain. */
export async function collectHomePage(subject: VendorSubject, tools: Tools): Promise<CollectedHomePage> {
  const address = `https://${subject.domain}/`;
  const collected = await collectPage({ place: 'home-page', address, from: 'standard', kind: 'web-page', site: subject.domain }, tools);
  // Asked once: the world remembers its answers.
  const { look } = await tools.world.web(pageRequest(address));
  const reading = collected.artifact === undefined ? undefined : await tools.read(collected.artifact.digest, collected.artifact);
  const links = reading?.kind === 'web-page' ? (reading.facts as WebPage | undefined)?.links ?? [] : [];
  return { collected, look, links };
}
