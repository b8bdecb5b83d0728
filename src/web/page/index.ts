import { html } from '../../report/escape/html.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { contentSecurityPolicy } from './policy.ts';
import type { PageFile } from '../page-file.ts';
export function dossierPage(predicate: DossierPredicate, { program }: { program: readonly PageFile[] }): readonly PageFile[] {
  const page = html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(predicate.evidence.some((item) => item.state === 'public' && item.kind === 'source-tree'))}"><title>x</title><link rel="stylesheet" href="assets/style.css"><script type="module" src="assets/recheck.js"></script></head><body>
<section id="recheck" hidden data-publisher="${predicate.publisher}" data-product="${predicate.product.name}"><button type="button" id="recheck-button">Check</button><progress id="recheck-progress" max="1" value="0"></progress><p id="recheck-status" role="status"></p><div id="recheck-result"></div></section>
${predicate.verdicts.map((v) => html`<p id="${v.requirement}" data-verdict="${v.verdict}">${v.requirement}</p>`)}
</body></html>`;
  return [{ path: 'index.html', bytes: new TextEncoder().encode(page.value) }, { path: 'assets/style.css', bytes: new Uint8Array() }, ...program];
}
