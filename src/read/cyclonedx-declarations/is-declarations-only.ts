import type { Head } from '../head.ts';

/** Whether a CycloneDX document in JSON holds declarations (attestations against standards) and no list of components. */
export function isDeclarationsOnly({ json }: Head): boolean {
  return json !== undefined && json.keys.has('bomFormat') && json.keys.has('declarations') && !json.keys.has('components');
}
