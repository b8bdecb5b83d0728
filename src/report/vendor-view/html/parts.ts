import type { SourceSeen } from '../../../model/source-seen.ts';
import type { Text } from '../../../model/text.ts';
import type { Verdict } from '../../../model/verdict.ts';
import type { Escaped } from '../../escape/escaped.ts';
import { html } from '../../escape/html.ts';
import { nothing } from '../../html/parts.ts';
import { vendorVerdictTitles } from '../words.ts';

/** The verdict as a word with a mark; of words and what was seen we say only that they differ. */
export function vendorMark(verdict: Pick<Verdict, 'verdict'>): Escaped<'html'> {
  const name = verdict.verdict === 'contradicted' ? 'differs' : verdict.verdict;
  return html`<span class="verdict v-${name}">${vendorVerdictTitles[verdict.verdict]}</span>`;
}

/** Where and when something was seen, and enough of the digest to find it in the capture. */
export function sourceMark(source: SourceSeen): Escaped<'html'> {
  return html`<span class="source">seen at <span class="mono">${source.address}</span> on ${source.day}, <span class="mono">${shortDigest(source.digest)}</span></span>`;
}

export function shortDigest(digest: string): string {
  return `${digest.slice(0, 'sha256:'.length + 16)}…`;
}

export function optional(text: Text | undefined, wrap: (text: Text) => Escaped<'html'>): Escaped<'html'> {
  return text === undefined ? nothing : wrap(text);
}
