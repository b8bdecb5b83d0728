import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { html } from '../../report/escape/html.ts';

/**
 * How anyone can check the dossier again: with the command, and, where scripts run, with the button. The button's part is hidden until
 * its program shows it.
 * @param address where the dossier is published; the folder that it is in when left out
 */
export function checkAgain({ publisher, product }: DossierPredicate, address: string | undefined): Escaped<'html'> {
  return html`<h2 id="check">Check it yourself</h2>
<section class="check" id="recheck" aria-labelledby="recheck-title" data-publisher="${publisher}" data-product="${product.name}" hidden><h3 id="recheck-title">In this browser</h3>
<p>Fetches the files beside this page, compares each with its signed digest, runs the same checks over them here, and shows what comes out otherwise. Nothing is uploaded: this page may ask only the host that it came from.</p>
<button type="button" id="recheck-button">Check again in this browser</button>
<progress id="recheck-progress" max="1" value="0" aria-label="How far the check has come" hidden></progress><p class="status" id="recheck-status" role="status"></p><div id="recheck-result"></div>
<p class="small">The signature is checked against the key file beside this page. That shows that page and keys belong together, and not whose keys they are: someone who put up another page could have put up other keys. Whose keys they are, the command below checks.</p></section>
<section class="check" aria-labelledby="command-title"><h3 id="command-title">With the command</h3>
<p>It also checks whose keys signed this, that the publication log holds it, and that nothing was taken back since you looked last:</p>
<pre tabindex="0"><code>npx --no-install assay verify ${address ?? '<address or folder of this dossier>'}</code></pre>
<p class="small">Assay has to be installed before, from where you trust; the command downloads no program. The signed statement is <a href="dossier.json">dossier.json</a>, its keys are in <a href="assay-keys.json">assay-keys.json</a>.</p></section>
<p>A re-run shows that these files give this result, not that they are complete or true. Who answers for the files is said beside them.</p>`;
}
