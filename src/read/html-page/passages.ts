import type { PagePassage, PageTopic } from '../../model/evidence/web-page.ts';
import { masked } from './masked.ts';
import type { Sentence } from './sentences.ts';

/** Passages kept for each topic: a person reads them, and a page that repeats itself is read once. */
const passagesPerTopic = 20;
const quoteLengthMax = 300;

const signOn = /\b(?:sso|single[- ]sign[- ]?on|saml|openid connect|oidc)\b/i;
const factors = /\b(?:mfa|2fa|(?:multi|two)[- ]?factor|passkeys?|fido2?|security keys?)\b/i;
const logs = /\b(?:audit|security|activity) (?:logs?|logging|trails?|events?)\b/i;
const price = /\b(?:pric(?:e|es|ing)|editions?|plans?|tiers?|add[- ]?ons?|enterprise|premium|business|standard|professional|free|included|charged?|cost|fee|upgrade|per (?:user|seat|month)|subscription)\b|[€$£] ?\d/i;

/** Words by which a sentence is found. Being found says nothing about what it means. */
const topicWords: Readonly<Record<PageTopic, (text: string) => boolean>> = {
  'single-sign-on': (text) => signOn.test(text),
  'multi-factor': (text) => factors.test(text),
  'audit-log': (text) => logs.test(text),
  'extra-charge': (text) => price.test(text) && (signOn.test(text) || factors.test(text) || logs.test(text)),
  pledge: (text) => /\bsecure[- ]by[- ]design pledge\b|\bpledge\b.{0,200}\bsecure[- ]by[- ]design\b|\bsecure[- ]by[- ]design\b.{0,200}\bpledge/i.test(text),
  'end-of-life': (text) => /\bend[- ]of[- ](?:life|support|maintenance|sale)\b|\b(?:eol|eos)\b|\bsupported until\b|\bsecurity (?:fixes|updates|support) until\b|\bsupport (?:ends|lifecycle)\b/i.test(text),
  roadmap: (text) => /\broadmaps?\b/i.test(text) && /\b(?:secur(?:e|ity)|memory[- ]safe|vulnerabilit|mfa|passkeys?|logs?)/i.test(text),
  transparency: (text) => /\btransparen(?:cy|t)\b/i.test(text) && /\b(?:secur(?:e|ity)|vulnerabilit|incidents?|report)/i.test(text),
  sbom: (text) => /\bsboms?\b|\bsoftware bills? of materials?\b|\bcyclonedx\b/i.test(text),
};
const topics = Object.entries(topicWords) as [PageTopic, (text: string) => boolean][];

/** Sentences of a page that speak of security features, by topic, in page order; each sentence once a topic. */
export function passagesOf(sentences: Iterable<Sentence>): readonly PagePassage[] {
  const passages: PagePassage[] = [];
  const seen = new Set<string>();
  const counts = new Map<PageTopic, number>();
  for (const { line, text } of sentences) {
    for (const [topic, isFound] of topics) {
      const count = counts.get(topic) ?? 0;
      if (count >= passagesPerTopic || !isFound(text) || seen.has(`${topic} ${text}`)) continue;
      seen.add(`${topic} ${text}`);
      counts.set(topic, count + 1);
      passages.push({ topic, quote: quoted(text), line });
    }
  }
  return passages;
}

function quoted(text: string): string {
  const safe = masked(text);
  return safe.length > quoteLengthMax ? `${safe.slice(0, quoteLengthMax - 1)}…` : safe;
}
