import type { WebPage } from '../../model/evidence/web-page.ts';
import type { SiteSubject } from '../../model/vendor-position.ts';
import type { WebLook } from '../../model/capture.ts';
import { absoluteLinks, type AbsoluteLink } from '../../read/html-page/absolute-links.ts';
import { collectPage, pageRequest } from './collect-page.ts';
import type { Collected, Tools } from './tools.ts';

/** The home page, with the links that other collectors go on from and how its connection was. */
export interface CollectedHomePage {
  readonly collected: Collected;
  readonly look: WebLook;
  /** Of its https links, in page order. */
  readonly links: readonly AbsoluteLink[];
}

/** Looks at the home page of the domain. */
export async function collectHomePage(subject: SiteSubject, tools: Tools): Promise<CollectedHomePage> {
  const address = `https://${subject.domain}/`;
  const collected = await collectPage({ place: 'home-page', address, from: 'standard', kind: 'web-page', site: subject.domain }, tools);
  // Asked once: the world remembers its answers.
  const { look } = await tools.world.web(pageRequest(address));
  const { artifact } = collected;
  if (artifact === undefined) return { collected, look, links: [] };
  const reading = await tools.read(artifact.digest, artifact);
  // The kind says of which type the facts are.
  const page = reading?.kind === 'web-page' ? (reading.facts as WebPage | undefined) : undefined;
  return { collected, look, links: page === undefined ? [] : absoluteLinks(page, artifact.address) };
}
