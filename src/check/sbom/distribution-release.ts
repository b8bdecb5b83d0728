/** Debian’s releases by their names, which package URLs may use. */
const debianReleases: ReadonlyMap<string, string> = new Map([['jessie', '8'], ['stretch', '9'], ['buster', '10'], ['bullseye', '11'], ['bookworm', '12'], ['trixie', '13'], ['forky', '14']]);

/**
 * Whether a component’s distribution is a release that an advisory names.
 * @param distribution the qualifier `distro` of its package URL: `debian-12.5`, `bookworm`
 * @returns undefined where the component does not say it, or not by a number
 */
export function isOfRelease(distribution: string | undefined, release: string): boolean | undefined {
  const stated = distribution === undefined ? undefined : (debianReleases.get(distribution.toLowerCase()) ?? /\d{1,4}(?:\.\d{1,4})?/.exec(distribution)?.[0]);
  return stated === undefined ? undefined : stated === release || stated.startsWith(`${release}.`);
}
