import type { Sbom } from '../../model/evidence/sbom.ts';
import { parseTime } from '../../model/time.ts';
import { objectAt, stringAt, type JsonObject } from '../gateway/json-value.ts';
import { textsAt } from './json-text.ts';
import { parseParty, partyFact } from './party.ts';
import { parseTool } from './tool.ts';

/** The facts that an SPDX 2 document states about itself. The format has no place for its own version, a signature or the stage of the software. */
export function documentFacts(document: JsonObject): Pick<Sbom, 'specification' | 'specificationVersion' | 'name' | 'serialNumber' | 'createdAt' | 'authors' | 'tools' | 'isSigned' | 'generationContexts'> {
  const creation = objectAt(document, 'creationInfo') ?? {};
  const creators = textsAt(creation, 'creators').map((text) => ({ text, party: parseParty(text) }));
  const created = stringAt(creation, 'created');
  return {
    specification: 'SPDX',
    specificationVersion: stringAt(document, 'spdxVersion') ?? '',
    name: stringAt(document, 'name'),
    serialNumber: stringAt(document, 'documentNamespace'),
    createdAt: created !== undefined && parseTime(created) !== undefined ? created : undefined,
    authors: creators.filter(({ party }) => party.kind !== 'tool' && (party.name !== undefined || party.isDeclaredUnknown)).map(({ party }) => partyFact(party)),
    tools: creators.filter(({ party }) => party.kind === 'tool').map(({ text }) => parseTool(text.slice(text.indexOf(':') + 1))).filter(({ name }) => name !== ''),
    isSigned: false,
    generationContexts: [],
  };
}
