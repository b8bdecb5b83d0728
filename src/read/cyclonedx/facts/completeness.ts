import type { Sbom } from '../../../model/evidence/sbom.ts';
import { objectsAt, stringAt, type JsonObject } from '../../gateway/json-value.ts';
import { referencesIn } from './references-in.ts';

/** What the compositions of a document say (CycloneDX: `compositions`, since 1.3). */
export interface Completeness {
  readonly ofList: Sbom['completeness'];
  /** References whose dependencies the author states not to know. */
  readonly unknown: ReadonlySet<string>;
}

/**
 * Reads the compositions. The list counts as complete only where the author says so of the subject or of the whole
 * document; one incomplete part makes it incomplete.
 */
export function completenessOf(document: JsonObject, subject: string | undefined): Completeness {
  let isComplete = false;
  let isIncomplete = false;
  let isUnknown = false;
  const unknown = new Set<string>();
  for (const composition of objectsAt(document, 'compositions')) {
    const aggregate = stringAt(composition, 'aggregate') ?? '';
    const members = [...referencesIn(composition, 'assemblies'), ...referencesIn(composition, 'dependencies')];
    if (aggregate.startsWith('incomplete')) isIncomplete = true;
    else if (aggregate === 'complete') isComplete ||= members.length === 0 || (subject !== undefined && members.includes(subject));
    else if (aggregate === 'unknown') {
      isUnknown = true;
      for (const reference of referencesIn(composition, 'dependencies')) unknown.add(reference);
    }
  }
  const ofList = isIncomplete ? 'incomplete' : isUnknown ? 'unknown' : isComplete ? 'complete' : 'not-stated';
  return { ofList, unknown };
}
