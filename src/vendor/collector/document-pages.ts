import { isDocumentType, type Given } from '../given.ts';
import { collectPage } from './collect-page.ts';
import type { Collected, Tools } from './tools.ts';

/** Looks at the product documents that the user gave an address for: roadmaps, statements, threat models. */
export async function collectDocumentPages(given: Given, tools: Tools): Promise<readonly Collected[]> {
  return Promise.all(given.pages.flatMap(({ kind, address }) => (isDocumentType(kind) ? [collectPage({ place: 'document-page', address, from: 'given', kind: 'document', type: kind }, tools)] : [])));
}
