/** The parts of a package URL, decoded. */
export interface PurlParts {
  readonly type: string;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly version: string | undefined;
  /** Sorted by key. */
  readonly qualifiers: ReadonlyMap<string, string>;
  /** Empty when there is none. */
  readonly subpath: string;
}

/** What a registered type says about its parts (purl type definitions, 2026-08). */
interface PurlType {
  readonly namespace: 'required' | 'optional' | 'prohibited';
  /** Parts that do not tell cases apart and are written in lower case. */
  readonly lower: readonly ('namespace' | 'name' | 'version')[];
}

/**
 * `deb required namespace name`: a type, whether it has a namespace, and its parts in lower case.
 * Go's definition demands a namespace, yet common scanners write `pkg:golang/stdlib`.
 */
const definitions = `
alpm required namespace name
apk required namespace name
bazel prohibited
bitbucket required namespace name
bitnami prohibited name
brew optional namespace name
cargo prohibited
chrome-extension prohibited name
cocoapods prohibited
composer required namespace name
conan optional
conda prohibited
cpan optional
cran prohibited
deb required namespace name
docker optional
gem prohibited
generic optional
git required
github required namespace name
gitlab required namespace name
golang optional
hackage prohibited
hex optional namespace name
huggingface required version
julia prohibited
luarocks optional namespace name
maven required
mlflow prohibited
npm optional
nuget prohibited
oci prohibited name version
opam prohibited
otp prohibited name
pub prohibited name
pypi prohibited name version
qpkg required namespace
rpm required namespace
swid optional
swift required
vcpkg prohibited
vscode-extension required namespace name version
yocto optional namespace
`;

const types: ReadonlyMap<string, PurlType> = new Map(
  definitions.trim().split('\n').map((line) => {
    const [type = '', namespace = '', ...lower] = line.split(' ');
    return [type, { namespace: namespace === 'required' || namespace === 'prohibited' ? namespace : 'optional', lower: lower.filter(isPart) }];
  }),
);

function isPart(word: string): word is 'namespace' | 'name' | 'version' {
  return word === 'namespace' || word === 'name' || word === 'version';
}

/** The parts in the form that their type asks for; undefined when the type refuses them. An unknown type refuses nothing. */
export function normalised(parts: PurlParts): PurlParts | undefined {
  const type = types.get(parts.type);
  if (type === undefined) return parts;
  const hasNamespace = parts.namespace !== undefined;
  if ((type.namespace === 'required' && !hasNamespace) || (type.namespace === 'prohibited' && hasNamespace)) return undefined;
  const lower = {
    ...parts,
    namespace: type.lower.includes('namespace') ? parts.namespace?.toLowerCase() : parts.namespace,
    name: type.lower.includes('name') ? parts.name.toLowerCase() : parts.name,
    version: type.lower.includes('version') ? parts.version?.toLowerCase() : parts.version,
  };
  return refine(lower);
}

/** Rules of single types that the table can't say. */
function refine(parts: PurlParts): PurlParts | undefined {
  const { type, name, qualifiers } = parts;
  if (type === 'pypi') return { ...parts, name: name.replaceAll('_', '-') };
  if (type === 'pub') return { ...parts, name: name.replaceAll(/[^a-z0-9]/g, '_') };
  if (type === 'cpan' && name.includes('::')) return undefined;
  if (type === 'julia' && !qualifiers.has('uuid')) return undefined;
  if (type === 'swid' && !qualifiers.has('tag_id')) return undefined;
  if (type === 'mlflow' && qualifiers.get('repository_url')?.includes('databricks') === true) return { ...parts, name: name.toLowerCase() };
  if (type === 'chrome-extension' && (!/^[a-p]{32}$/.test(name) || (parts.version !== undefined && !/^\d+(\.\d+){0,3}$/.test(parts.version)))) return undefined;
  return parts;
}
