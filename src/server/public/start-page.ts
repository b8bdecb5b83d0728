import { html } from '../../report/escape/html.ts';
import type { Release, WellKnownFiles } from './well-known.ts';

/** The page at `/` while no dossier of Assay lies beside the program: it says so, and where the rest is. */
export function startPage({ version, endOfLife }: Release, files: WellKnownFiles): string {
  const links = [
    files.sbom === undefined ? undefined : { to: '/.well-known/sbom', words: 'What it is made of (SBOM, CycloneDX)' },
    files.provenance === undefined ? undefined : { to: '/.well-known/provenance', words: 'How it was built (provenance)' },
    files.securityTxt === undefined ? undefined : { to: '/.well-known/security.txt', words: 'Whom to tell of a weakness (security.txt)' },
    files.noExtraCharge === undefined ? undefined : { to: '/no-extra-charge', words: 'Security at no extra charge: what the project commits to' },
    { to: '/sign-in', words: 'Sign in to the workspace' },
    { to: '/api/docs', words: 'The API' },
  ].filter((link) => link !== undefined);
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Assay</title><link rel="stylesheet" href="/api/docs.css"></head><body>
<main><h1>Assay</h1><p>This is an Assay workspace, version ${version}${endOfLife === null ? '' : html`, with security fixes until ${endOfLife} at least`}.</p>
<p>Assay’s own dossier belongs here, so that anybody can check how Assay itself stands. It was not built in this place; <code>npm run dossier</code> in the source makes it.</p>
<ul>${links.map(({ to, words }) => html`<li><a href="${to}">${words}</a></li>`)}</ul></main>
</body></html>
`.value;
}
