import type { SbomParty } from '../../model/evidence/sbom.ts';
import { fieldState } from './field-state.ts';
import { withoutUndefined } from './without-undefined.ts';

/** Who made something, as SPDX 2 writes it: `Organization: Example Works (contact@example.com)`. */
export interface Party {
  readonly kind: SbomParty['kind'];
  /** Undefined when it is empty or `NOASSERTION`. */
  readonly name: string | undefined;
  readonly isDeclaredUnknown: boolean;
  readonly hasEmail: boolean;
  readonly url: string | undefined;
}

/** How a kind of party begins. */
interface Beginning {
  readonly prefix: string;
  readonly kind: SbomParty['kind'];
}

const kinds: readonly Beginning[] = [
  { prefix: 'Organization:', kind: 'organisation' },
  { prefix: 'Person:', kind: 'person' },
  { prefix: 'Tool:', kind: 'tool' },
];
const unknownKind: Beginning = { prefix: '', kind: 'unknown' };

/** Takes an SPDX 2 party apart. A text without one of the three prefixes gives the kind `unknown` and no name. */
export function parseParty(text: string): Party {
  const trimmed = text.trim();
  const form = beginningOf(trimmed);
  const { kind } = form;
  const { name, contact } = splitContact(trimmed.slice(form.prefix.length).trim());
  const isDeclaredUnknown = fieldState(name) === 'declared-unknown';
  return {
    kind,
    name: kind === 'unknown' || isDeclaredUnknown || name === '' ? undefined : name,
    isDeclaredUnknown,
    hasEmail: contact.includes('@'),
    url: contact.startsWith('https://') || contact.startsWith('http://') ? contact : undefined,
  };
}

function beginningOf(text: string): Beginning {
  for (const form of kinds) if (text.startsWith(form.prefix)) return form;
  return unknownKind;
}

/** The party as a fact. A person's name and every e-mail address stay behind: only that they are given is kept. */
export function partyFact(party: Party): SbomParty {
  const isPerson = party.kind === 'person';
  return withoutUndefined({
    name: isPerson ? undefined : party.name,
    url: isPerson ? undefined : party.url,
    kind: party.kind,
    hasName: isPerson && party.name !== undefined ? true : undefined,
    // A person's page is as personal as the address: that there is a way to reach them is kept.
    hasEmail: party.hasEmail || (isPerson && party.url !== undefined) ? true : undefined,
  }) as SbomParty;
}

/** `Example Works (contact@example.com)` into its two parts; the contact is empty when there is none. */
function splitContact(text: string): { readonly name: string; readonly contact: string } {
  const open = text.lastIndexOf('(');
  if (open === -1 || !text.endsWith(')')) return { name: text, contact: '' };
  const contact = text.slice(open + 1, -1).trim();
  // A name may end in brackets of its own, such as "Example Works (Europe)": only an address is a contact.
  if (contact !== '' && !contact.includes('@') && !contact.includes('://')) return { name: text, contact: '' };
  return { name: text.slice(0, open).trim(), contact };
}
