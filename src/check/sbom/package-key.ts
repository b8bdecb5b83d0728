import type { SbomComponent } from '../../model/evidence/sbom.ts';

/** A package URL parted into what names the package and its version. */
export interface PackageKey {
  /** `pkg:npm/%40acme/left-wing`: without version, qualifiers and subpath; type in lower case. */
  readonly name: string;
  readonly type: string;
  readonly version: string | undefined;
  /** The qualifier `distro`: `debian-12`, `bookworm`. */
  readonly distribution?: string;
}

/** The packages that a component is known by, with its own version where the package URL has none. */
export function packageKeysOf({ identifiers, version }: SbomComponent): readonly PackageKey[] {
  return identifiers.flatMap(({ type, value }) => (type === 'purl' ? [packageKey(value, version.value)] : []));
}

/**
 * Parts a valid package URL. A name in npm’s scope may be written bare, `@acme/left-wing`, and is brought to one form.
 * @param otherwise version to take where there is none
 */
export function packageKey(purl: string, otherwise?: string): PackageKey {
  const plain = purl.split('#', 1)[0]?.split('?', 1)[0] ?? purl;
  const at = plain.lastIndexOf('@');
  const hasVersion = at > plain.lastIndexOf('/');
  const path = (hasVersion ? plain.slice(0, at) : plain).replace(/^pkg:\/*/i, '');
  const type = path.slice(0, path.indexOf('/')).toLowerCase();
  const rest = path.slice(type.length).replaceAll('@', '%40');
  const stated = hasVersion ? decoded(plain.slice(at + 1)) : undefined;
  const distribution = /\?(?:[^#]*&)?distro=([^&#]{1,100})/.exec(purl)?.[1];
  return { name: `pkg:${type}${caseless.has(type) ? rest.toLowerCase() : rest}`, type, version: stated ?? otherwise, ...(distribution === undefined ? {} : { distribution }) };
}

/** Types whose names do not tell cases apart. */
const caseless: ReadonlySet<string> = new Set(['npm', 'pypi', 'github', 'bitbucket', 'composer', 'deb', 'golang', 'hex', 'pub']);

function decoded(text: string): string | undefined {
  try {
    return text === '' ? undefined : decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `vendor:product` of a CPE name, and its version where one is named. */
export function cpeKey(cpe: string): { readonly name: string; readonly version: string | undefined } | undefined {
  const parts = cpe.startsWith('cpe:2.3:') ? cpe.slice(8).split(/(?<!\\):/) : cpe.replace(/^cpe:\//i, '').split(':');
  const [, vendor, product, version] = parts;
  if (vendor === undefined || product === undefined) return undefined;
  return { name: `${vendor}:${product}`.toLowerCase(), version: version === undefined || version === '' || version === '*' || version === '-' ? undefined : version.replaceAll('\\', '') };
}
