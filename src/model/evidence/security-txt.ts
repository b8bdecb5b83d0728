/** A `security.txt` (RFC 9116): where to report a vulnerability. Addresses are cut to what a reader needs: no mailbox name, no query. */
export interface SecurityTxt {
  /** In order of preference. */
  readonly contacts: readonly SecurityTxtLink[];
  readonly expires: readonly SecurityTxtExpiry[];
  readonly acknowledgments: readonly SecurityTxtLink[];
  readonly canonical: readonly SecurityTxtLink[];
  readonly encryption: readonly SecurityTxtLink[];
  readonly hiring: readonly SecurityTxtLink[];
  readonly policy: readonly SecurityTxtLink[];
  /** Where CSAF provider metadata lies (CSAF 2.0, section 7.1.8); absent when the file names none. */
  readonly csaf?: readonly SecurityTxtLink[];
  /** Language tags in lower case, of every `Preferred-Languages` field. */
  readonly languages: readonly string[];
  /** How many fields the RFC does not name; they are ignored, as section 2.4 asks. */
  readonly unknownFields: number;
  /** `present`: a clear-signed OpenPGP message by its shape; the signature itself is not verified by the reader. */
  readonly signature: 'absent' | 'present' | 'broken';
  /** Rules that the file breaks, in line order. */
  readonly breaches: readonly { readonly rule: SecurityTxtRule; readonly line?: number }[];
}

/** The value of a field that holds a URI. */
export interface SecurityTxtLink {
  /** 1-based. */
  readonly line: number;
  /** `https`, `mailto`, `tel`, ...; absent when the value is no URI. */
  readonly scheme?: string;
  /** Domain of a mailbox or host of an address, lower case. */
  readonly domain?: string;
  /** Web addresses only: without user, query and fragment. */
  readonly address?: string;
}

export interface SecurityTxtExpiry {
  /** 1-based. */
  readonly line: number;
  /** RFC 3339 as written; absent when the value is no such time. */
  readonly at?: string;
}

/** What RFC 9116 asks for, by clause. `must`: the file breaks the standard; `should`: it departs from an advice. */
export const securityTxtRules = {
  'contact-once': { level: 'must', clause: '2.5.3', text: 'A Contact field must be there at least once.' },
  'contact-uri': { level: 'must', clause: '2.5.3', text: 'A Contact must be a URI, such as mailto:, tel: or https:.' },
  'expires-once': { level: 'must', clause: '2.5.5', text: 'An Expires field must be there exactly once.' },
  'expires-time': { level: 'must', clause: '2.5.5', text: 'Expires must be a time of RFC 3339 with seconds and zone.' },
  'languages-once': { level: 'must', clause: '2.5.8', text: 'Preferred-Languages must not be there more than once.' },
  'languages-tags': { level: 'must', clause: '2.5.8', text: 'Preferred-Languages must list at least one language tag, parted by commas.' },
  'link-uri': { level: 'must', clause: '4', text: 'The value of this field must be a URI.' },
  'web-https': { level: 'must', clause: '2.5', text: 'A web address must begin with https://.' },
  'encryption-address': { level: 'must', clause: '2.5.4', text: 'Encryption must point to a key, not hold it.' },
  'canonical-lists-address': { level: 'should', clause: '2.5.2', text: 'Canonical should list the address that the file came from.' },
  'field-space': { level: 'must', clause: '4', text: 'A field must be written as name, colon, one space and value.' },
  'field-value': { level: 'must', clause: '2', text: 'A field must have a value.' },
  'line-form': { level: 'must', clause: '4', text: 'A line must be empty, a comment that begins with #, or a field.' },
  'line-end': { level: 'must', clause: '2.2', text: 'Every line, the last one too, must end with a line feed.' },
  'line-characters': { level: 'must', clause: '4', text: 'A line must hold no control characters.' },
  'byte-order-mark': { level: 'must', clause: '4', text: 'The file must be plain UTF-8 without a byte-order mark.' },
  'signature-shape': { level: 'must', clause: '4', text: 'A signed file must hold one whole OpenPGP cleartext message and nothing outside it.' },
} as const satisfies Record<string, { readonly level: 'must' | 'should'; readonly clause: string; readonly text: string }>;

export type SecurityTxtRule = keyof typeof securityTxtRules;
