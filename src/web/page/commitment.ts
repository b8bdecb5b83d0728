import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { noExtraChargeCommitmentIsPublished } from '../../check/no-extra-charge-commitment-is-published.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { html } from '../../report/escape/html.ts';
import { evidenceLink, nothing } from './parts.ts';

/** The maker’s commitment to charge nothing extra for security, where the dossier holds it: its digest is part of what is signed. */
export function commitment({ findings, evidence }: DossierPredicate): Escaped<'html'> {
  const found = findings.filter(({ check, outcome }) => check === noExtraChargeCommitmentIsPublished.id && outcome === 'pass');
  const paths = found.flatMap(({ pointers }) => pointers).flatMap((pointer) => {
    const file = evidence[pointer.evidence];
    return file?.state === 'public' ? [file.path] : [];
  });
  return paths.length === 0 ? nothing : html`<p id="no-extra-charge">The maker commits itself to charge nothing extra for security features:${[...new Set(paths)].map((path) => html` ${evidenceLink(path)}`)}, part of what is signed here.</p>`;
}
