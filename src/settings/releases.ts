/** A release of Assay, as it was put out. */
export interface Release {
  readonly version: string;
  /** RFC 3339 date. */
  readonly releasedAt: string;
  /** Whether it mends a weakness of the release before. */
  readonly fixesSecurity: boolean;
}

/** A release with the day until which security fixes come for it. */
export interface SupportedRelease extends Release {
  /** RFC 3339 date. For the newest it is the earliest day: it is supported until the next one is out as well. */
  readonly supportedUntil: string;
}

/** Every release, the oldest first. */
const released: readonly Release[] = [
  { version: '0.1.0', releasedAt: '2026-11-22', fixesSecurity: false },
];

/** Days for which each release is supported at least: `docs/security/support.md`. */
export const supportDaysLeast = 90;

/** Every release with its end of support, the oldest first. */
export const releases: readonly SupportedRelease[] = withSupport(released);

/** The release of a version; undefined for one that was not put out, such as a build in between. */
export function releaseOf(version: string): SupportedRelease | undefined {
  return releases.find((release) => release.version === version);
}

/**
 * Works out the end of support by the policy: a release is supported until the next one is out, and for at least `supportDaysLeast` days.
 * @param all the oldest first
 */
export function withSupport(all: readonly Release[]): readonly SupportedRelease[] {
  return all.map((release, place) => {
    const promised = new Date(Date.parse(`${release.releasedAt}T00:00:00Z`) + supportDaysLeast * 86_400_000).toISOString().slice(0, 10);
    const next = all[place + 1]?.releasedAt;
    return { ...release, supportedUntil: next !== undefined && next > promised ? next : promised };
  });
}
