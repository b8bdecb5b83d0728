import type { ControlAssessment } from '../../model/evidence/control-assessment.ts';
import { objectAt, objectsAt, stringAt, stringsAt, type JsonObject } from '../gateway/json-value.ts';

const organisationsMax = 20;

/**
 * Who assessed: parties in a role whose id holds `assessor` or `auditor`, and actors that observations come from.
 * People are counted, and their organisations named; a person's name is never kept.
 */
export function assessorsOf(document: JsonObject): ControlAssessment['assessors'] {
  const metadata = objectAt(document, 'metadata') ?? {};
  const parties = new Map(objectsAt(metadata, 'parties').map((party) => [stringAt(party, 'uuid') ?? '', party]));
  const partiesOf = (ids: readonly string[]): readonly JsonObject[] => ids.map((uuid) => parties.get(uuid)).filter((party) => party !== undefined);
  const inRole = objectsAt(metadata, 'responsible-parties').filter((item) => /assess|audit/i.test(stringAt(item, 'role-id') ?? '')).flatMap((item) => stringsAt(item, 'party-uuids'));
  const actors = objectsAt(document, 'results').flatMap((result) => objectsAt(result, 'observations')).flatMap((observation) => objectsAt(observation, 'origins')).flatMap((origin) => objectsAt(origin, 'actors'));
  const acting = actors.filter((actor) => stringAt(actor, 'type') === 'party').flatMap((actor) => stringAt(actor, 'actor-uuid') ?? []);
  const tools = new Set(actors.filter((actor) => stringAt(actor, 'type') !== 'party').map((actor) => stringAt(actor, 'actor-uuid') ?? ''));
  const assessing = partiesOf([...new Set([...inRole, ...acting])]);
  const people = assessing.filter((party) => stringAt(party, 'type') === 'person');
  const organisations = [...assessing.filter((party) => stringAt(party, 'type') === 'organization'), ...partiesOf(people.flatMap((person) => stringsAt(person, 'member-of-organizations')))];
  return { organisations: [...new Set(organisations.flatMap((party) => stringAt(party, 'name') ?? []))].slice(0, organisationsMax).map((name) => name.slice(0, 200)), people: people.length, tools: tools.size };
}
