import type { Head } from '../head.ts';
import type { Reader } from '../reader.ts';

/** What reads advisories, loaded when the first comes: a start of the program should not pay for it, and a folder may hold many. */
let loaded: typeof import('./read-advisory.ts') | undefined;

/** CSAF documents, versions 2.0 and 2.1: security advisories, VEX, informational advisories, responses to incidents. */
export const csaf: Reader<'security-advisory'> = {
  id: 'csaf',
  title: 'CSAF advisories (2.0, 2.1)',
  produces: 'security-advisory',
  accepts,
  read: async (source) => (loaded ??= await import('./read-advisory.ts')).readAdvisory(source),
};

/** The version stands inside the member `document`: it is looked for in the beginning, and where that is cut by what only CSAF holds. */
function accepts({ json, text = '' }: Head): boolean {
  if (json === undefined || !json.keys.has('document')) return false;
  return /"csaf_version"\s{0,20}:/.test(text) || json.keys.has('product_tree');
}
