import { documentForms, type DocumentType } from '../model/evidence/document-forms.ts';
import { parseHttpsUrl, parseUrl } from '../read/identifier/url.ts';

/** What the user told besides the vendor's domain: addresses that nobody could know from standards or links. */
export interface Given {
  readonly pages: readonly GivenPage[];
  /** Published packages: `npm:@acme/tool` or `npm:@acme/tool@1.2.3`. */
  readonly packages: readonly string[];
  /** Web addresses of lists of CSAF providers (CSAF 2.0, section 7.2). */
  readonly aggregators: readonly string[];
  /** Base address of the package registry; without it no package is looked up. */
  readonly registry?: string;
}

/** One address with what the user says that stands there. */
export interface GivenPage {
  readonly kind: GivenPageKind;
  readonly address: string;
}

/** Files and pages of the vendor that are not documents, by the word for `--page word=address`. */
const vendorPageKinds = ['price', 'trust', 'pledge', 'support', 'disclosure-policy', 'csaf-provider', 'openid-configuration', 'saml-metadata', 'sbom'] as const;
export type VendorPageKind = (typeof vendorPageKinds)[number];
export type GivenPageKind = VendorPageKind | DocumentType;

export const givenPageKinds: readonly GivenPageKind[] = [...vendorPageKinds, ...Object.keys(documentForms) as DocumentType[]];
export const nothingGiven: Given = { pages: [], packages: [], aggregators: [] };

/** Whether what is said to stand there is one of the product documents. */
export function isDocumentType(kind: GivenPageKind): kind is DocumentType {
  return Object.hasOwn(documentForms, kind);
}

/** Why something that the user gave can't be used; a full sentence. */
export class GivenProblem extends Error {
  override readonly name = 'GivenProblem';
}

/**
 * Reads `price=https://acme.example/pricing`.
 * @throws GivenProblem with what was seen and what is expected
 */
export function parseGivenPage(text: string): GivenPage {
  const at = text.indexOf('=');
  const word = text.slice(0, Math.max(0, at));
  const kind = givenPageKinds.find((known) => known === word);
  if (kind === undefined) throw new GivenProblem(`A page is given as kind=address, with one of these kinds: ${givenPageKinds.join(', ')}.`);
  return { kind, address: parseGivenAddress(text.slice(at + 1)) };
}

/**
 * Reads a web address that the user gives.
 * @returns the address as the URL standard writes it, without a fragment
 * @throws GivenProblem when it is not https, or holds a user name or password
 */
export function parseGivenAddress(text: string): string {
  const address = parseHttpsUrl(text);
  if (address === undefined) throw new GivenProblem('An address is expected to begin with https:// and to hold no user name and no password.');
  const url = new URL(address.href);
  url.hash = '';
  return url.href;
}

/**
 * The base address of the package registry: the option, or what the npm client is configured with. Assay knows no registry by itself.
 * @param environment the process's environment variables
 * @returns undefined when neither names one
 * @throws GivenProblem when it is no web address, or holds a user name or password
 */
export function registryOf(option: string | undefined, environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const text = option ?? environment['npm_config_registry'];
  if (text === undefined || text === '') return undefined;
  const address = parseUrl(text);
  const isWeb = address !== undefined && (address.scheme === 'https' || address.scheme === 'http') && !address.hasCredentials;
  if (!isWeb) throw new GivenProblem('The address of the registry (--registry, or npm_config_registry) is expected to begin with https:// and to hold no user name and no password.');
  return address.href.endsWith('/') ? address.href : `${address.href}/`;
}
