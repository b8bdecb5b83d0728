import type { VerdictName } from '../../model/verdict.ts';
import { html } from '../../report/escape/html.ts';
import { vendorVerdictTitles } from '../../report/vendor-view/words.ts';
import type { Html } from '../parts.ts';

export const criticalityWords = { critical: 'critical', high: 'high', ordinary: 'ordinary', low: 'low' } as const;
export const criticalityOptions = [['critical', 'critical: the organisation stops without it'], ['high', 'high'], ['ordinary', 'ordinary'], ['low', 'low: ten questions are enough']] as const;
export const serviceWords = { network: 'network', identity: 'identity', 'security-operations': 'security operations' } as const;
export const serviceOptions = [['', 'none of these'], ['network', 'network'], ['identity', 'identity'], ['security-operations', 'security operations']] as const;
export const stageWords = { before: 'before: looking and asking', during: 'during: deciding', after: 'after: watching' } as const;
export const stateWords = { open: 'open', awarded: 'awarded', dropped: 'dropped' } as const;
export const appetiteOptions = [['averse', 'little: everything the sources ask, eleven of it without exception'], ['cautious', 'some: everything the sources ask, six of it without exception'], ['open', 'more: ten requirements, two of them without exception']] as const;
export const candidateWords = { standing: 'candidate', withdrawn: 'withdrawn', awarded: 'awarded', 'not-chosen': 'not chosen' } as const;
export const artifactWords = { wanted: 'wanted', seen: 'seen in public', asked: 'asked for', received: 'received', refused: 'refused', 'not-needed': 'not needed' } as const;

/** The verdict on somebody else’s product. That words and what was seen differ is said only once a person has confirmed it, and never by a mark. */
export function seenMark(verdict: VerdictName): Html {
  return html`<span class="verdict v-${verdict}">${verdict === 'contradicted' ? 'may differ' : vendorVerdictTitles[verdict]}</span>`;
}

/** What a look found in figures: never one for all. */
export function lookLine({ summary: { counts, visible, places, questions } }: { readonly summary: { readonly counts: Readonly<Record<VerdictName, number>>; readonly visible: number; readonly places: { readonly found: number; readonly lookedFor: number }; readonly questions: number } }): Html {
  const known = visible - counts.unknown;
  return html`${known} of ${visible} requirements that can be seen from outside are known; ${places.found} of ${places.lookedFor} places found; ${questions} questions remain`;
}

