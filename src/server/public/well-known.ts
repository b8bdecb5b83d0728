import { releaseOf, releases } from '../../settings/releases.ts';
import { jsonAnswer, textAnswer, type Answer } from '../answer/answer.ts';
import type { ServerRequest } from '../server-request.ts';

/** The release that runs. */
export interface Release {
  readonly version: string;
  /** The day after which no security fixes come, RFC 3339 date; null when none was named. */
  readonly endOfLife: string | null;
  /** RFC 3339 date; null for a build in between. */
  readonly releasedAt: string | null;
  /** Every release that this one knows of, the oldest first, each with its end of security fixes. */
  readonly releases: readonly { readonly version: string; readonly releasedAt: string; readonly endOfLife: string }[];
}

/** What is told of the release that runs, out of the list of releases. */
export function wellKnownRelease(version: string): Release {
  const own = releaseOf(version);
  return { version, endOfLife: own?.supportedUntil ?? null, releasedAt: own?.releasedAt ?? null, releases: releases.map((release) => ({ version: release.version, releasedAt: release.releasedAt, endOfLife: release.supportedUntil })) };
}

/** Files of the instance or the program that are told to everybody; what is missing is not there. */
export interface WellKnownFiles {
  /** RFC 9116; written and kept current by who runs the instance. */
  readonly securityTxt?: string | undefined;
  /** CycloneDX JSON of the program. */
  readonly sbom?: string | undefined;
  /** A SLSA provenance of the program, JSON. */
  readonly provenance?: string | undefined;
  /** The commitment to charge nothing extra for security, Markdown. */
  readonly noExtraCharge?: string | undefined;
  /** The signed key file of Assay’s own dossier. */
  readonly keys?: string | undefined;
}

/** An address that needs nobody signed in and no act. */
export type FixedRoute = (request: ServerRequest) => Answer | Promise<Answer>;

const day = { 'cache-control': 'public, max-age=3600' };

/** What is said at fixed addresses: what the program is, whom to tell of a weakness, and where things are. */
export function wellKnownRoutes(release: Release, files: WellKnownFiles): ReadonlyMap<string, FixedRoute> {
  const routes = new Map<string, FixedRoute>();
  const add = (path: string, answer: Answer): void => void routes.set(path, () => answer);
  const addFile = (path: string, type: string, text: string | undefined): void => {
    if (text !== undefined) add(path, { status: 200, headers: { 'content-type': type, ...day }, body: text });
  };
  addFile('/.well-known/security.txt', 'text/plain; charset=utf-8', files.securityTxt);
  addFile('/.well-known/sbom', 'application/vnd.cyclonedx+json', files.sbom);
  addFile('/.well-known/provenance', 'application/json', files.provenance);
  addFile('/no-extra-charge', 'text/plain; charset=utf-8', files.noExtraCharge);
  add('/.well-known/assay-release.json', jsonAnswer(200, { name: 'assay', ...release, sbom: files.sbom === undefined ? null : '/.well-known/sbom', provenance: files.provenance === undefined ? null : '/.well-known/provenance' }, day));
  add('/.well-known/change-password', { status: 302, headers: { location: '/account', 'cache-control': 'no-store' } });
  add('/robots.txt', textAnswer(200, 'User-agent: *\nAllow: /$\nAllow: /trust/\nDisallow: /\n', day));
  return routes;
}
