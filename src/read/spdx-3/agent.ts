import type { SbomComponent, SbomParty } from '../../model/evidence/sbom.ts';
import { stringAt, type JsonValue } from '../gateway/json-value.ts';
import { bestState, fieldState, firstPresent } from '../spdx/field-state.ts';
import { withoutUndefined } from '../spdx/without-undefined.ts';
import { valuesOf, type Elements } from './elements.ts';
import { individual } from './vocabulary.ts';

/** What is known about an agent. A name of a person stays out of the facts. */
interface Agent {
  readonly state: 'present' | 'declared-unknown' | 'missing';
  readonly name: string | undefined;
  readonly kind: SbomParty['kind'];
  readonly hasEmail: boolean;
  readonly url: string | undefined;
}

const kinds: Readonly<Record<string, SbomParty['kind']>> = { Person: 'person', Organization: 'organisation', SoftwareAgent: 'tool' };
const kindByClass = new Map(Object.entries(kinds));

function agentOf(value: JsonValue, elements: Elements): Agent {
  const unknown = typeof value === 'string' ? individual(value) : undefined;
  const node = elements.find(value);
  if (unknown !== undefined || node === undefined) {
    // An agent outside the document is named by its address only: that it exists is all that is known.
    return { state: unknown === 'unknown' ? 'declared-unknown' : 'missing', name: undefined, kind: 'unknown', hasEmail: false, url: undefined };
  }
  const name = stringAt(node.object, 'name');
  const identifiers = valuesOf(node.object, 'externalIdentifier').map((item) => elements.find(item)?.object);
  const ofType = (type: string): string | undefined =>
    firstPresent(identifiers.flatMap((item) => (item !== undefined && stringAt(item, 'externalIdentifierType') === type ? [stringAt(item, 'identifier')] : [])));
  const url = ofType('urlScheme');
  return {
    state: fieldState(name),
    name: firstPresent([name]),
    kind: kindByClass.get(node.className) ?? 'unknown',
    hasEmail: ofType('email') !== undefined,
    url: url?.startsWith('http') === true ? url : undefined,
  };
}

/** The authors of a document. Agents that the document does not describe are kept without a name. */
export function authorParties(values: readonly JsonValue[], elements: Elements): readonly SbomParty[] {
  return values
    .map((value) => agentOf(value, elements))
    .filter((agent) => agent.state !== 'missing' && agent.kind !== 'tool')
    .map((agent) => {
      const isHidden = agent.kind === 'person' || agent.kind === 'unknown';
      return withoutUndefined({
        name: isHidden ? undefined : agent.name,
        url: isHidden ? undefined : agent.url,
        kind: agent.kind,
        hasName: isHidden && agent.name !== undefined ? true : undefined,
        hasEmail: agent.hasEmail || (isHidden && agent.url !== undefined) ? true : undefined,
      }) as SbomParty;
    });
}

/** Supplier and originators of a package as its producer. */
export function producerField(values: readonly JsonValue[], elements: Elements): SbomComponent['producer'] {
  const agents = values.map((value) => agentOf(value, elements));
  const state = bestState(agents.map((agent) => agent.state));
  if (state !== 'present') return { state };
  const named = agents.find((agent) => agent.state === 'present' && agent.kind === 'organisation')?.name;
  return { state, hasContact: agents.some((agent) => agent.hasEmail || agent.url !== undefined), ...(named === undefined ? {} : { value: named }) };
}
