import { quote, say, type Text } from '../../model/text.ts';
import type { SbomComponent } from '../../model/evidence/sbom.ts';
import { isUsualCpe, parseCpe } from '../identifier/cpe.ts';
import { isPurl } from '../identifier/purl.ts';
import type { Place } from '../source.ts';
import type { NoteList } from './note-list.ts';

export type Identifier = SbomComponent['identifiers'][number];

/** Types of external references that name a component, by SPDX 2.3 annex F. Others point to advisories, pages and the like. */
const otherTypes: ReadonlySet<string> = new Set(['maven-central', 'npm', 'nuget', 'bower', 'swh', 'gitoid']);

function isCpe(text: string): boolean {
  return isUsualCpe(text) || parseCpe(text) !== undefined;
}

/** An identifier of a component that is not what its type says. */
type Unfit = 'no-package-url' | 'no-cpe';

/**
 * Reads one identifier of a component. A package address or CPE that is none becomes a finding and is left out.
 * @param type `purl`, `cpe22Type`, `cpe23Type`, `swid` or a name of another scheme; an address that ends in one of them is tolerated
 */
export function readIdentifier(type: string, locator: string, placeOf: (index: number) => Place, index: number, notes: NoteList): Identifier | undefined {
  const identifier = identifierOf(type, locator);
  if (typeof identifier !== 'string') return identifier;
  tellUnfit(identifier, locator.trim(), placeOf, index, notes);
  return undefined;
}

function identifierOf(type: string, locator: string): Identifier | Unfit | undefined {
  // To look for the end of an address from behind takes longer than all else for the two that nearly every reference has.
  const name = type === 'purl' || type === 'cpe23Type' ? type : type.slice(Math.max(type.lastIndexOf('#'), type.lastIndexOf('/')) + 1);
  const value = locator.trim();
  if (value === '' || value === 'NOASSERTION' || value === 'NONE') return undefined;
  if (name === 'purl') return isPurl(value) ? { type: 'purl', value } : 'no-package-url';
  if (name === 'cpe22Type' || name === 'cpe23Type') return isCpe(value) ? { type: 'cpe', value } : 'no-cpe';
  if (name === 'swid') return { type: 'swid', value };
  return otherTypes.has(name) ? { type: 'other', value } : undefined;
}

/** Apart, so that identifiers that are right cost no closure. */
function tellUnfit(unfit: Unfit, value: string, placeOf: (index: number) => Place, index: number, notes: NoteList): void {
  const message = (): Text => (unfit === 'no-cpe'
    ? say`The CPE name ${quote(value, 200)} is not valid; expected is a CPE 2.3 formatted string or a CPE 2.2 URI.`
    : say`The package URL ${quote(value, 200)} is not valid; expected is the form pkg:type/namespace/name@version.`);
  notes.finding('identifier', () => placeOf(index), message);
}
