import { pageTopics, type PageTopic } from '../../model/evidence/web-page.ts';
import type { PlaceId } from '../../model/evidence/public-places.ts';
import type { Evidence, EvidenceOf } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { counted, ours, quote, say } from '../../model/text.ts';
import { pointersMax, pointerTo, shortDigest } from '../document/artifact-pointer.ts';
import { looksAt, nothingFound, placeAndDay, type Look } from './looks.ts';

/** What a check asks of pages of a maker: passages on some topics, for a person to read. */
export interface PageQuestion {
  /** Short name for subjects: `price`. */
  readonly name: string;
  /** Pages found for this place are looked at first. */
  readonly place: PlaceId;
  readonly topics: readonly PageTopic[];
  /** What a person must read out of the passage, to follow «must read»: `whether the page …`. */
  readonly ask: string;
}

/**
 * Findings about pages: each page with a passage asks for a person, whose decision is bound to exactly this text by the digest in the
 * subject. A page without one, and a page that was not found, say nothing about the maker.
 */
export function pageFindings(evidence: EvidenceOf<'web-page' | 'public-places'>, question: PageQuestion): readonly Finding[] {
  const domains = looksAt(evidence['public-places'], question.place);
  const looks = domains.flatMap((domain) => domain.looks);
  const spoken = evidence['web-page'].flatMap((page) => passageFinding(page, lookOf(page, looksAt(evidence['public-places'], ...everyPage).flatMap((domain) => domain.looks)), question));
  if (spoken.length > 0) return spoken;
  const silent = looks.filter(({ looked }) => looked.outcome === 'found').slice(0, 1).map((look): Finding => ({
    outcome: 'unknown',
    subject: `${look.domain} ${question.place}`,
    pointers: [look.pointer],
    message: say`The page ${placeAndDay(look)} holds no passage that was recognised to speak of ${ours(topicWords(question))}; words are searched in English only.`,
  }));
  if (silent.length > 0) return silent;
  if (domains.length > 0) return domains.map((domain) => nothingFound(domain.domain, domain.looks, question.place));
  return [{ outcome: 'unknown', subject: question.name, pointers: [], message: say`In ${counted(evidence['web-page'].length, 'page', 'pages')} read no passage was recognised to speak of ${ours(topicWords(question))}.` }];
}

const everyPage: readonly PlaceId[] = ['price-page', 'trust-page', 'pledge-page', 'support-page', 'document-page', 'disclosure-policy', 'home-page'];

/** The look that brought the page, by its bytes. */
function lookOf(page: Evidence<'web-page'>, looks: readonly Look[]): Look | undefined {
  return looks.find(({ looked }) => looked.digest === page.artifact.digest);
}

function passageFinding({ artifact, facts }: Evidence<'web-page'>, look: Look | undefined, { name, topics, ask }: PageQuestion): readonly Finding[] {
  const passages = facts.passages.filter(({ topic }) => topics.includes(topic));
  const [first] = passages;
  if (first === undefined) return [];
  const where = look === undefined ? quote(artifact.path) : placeAndDay(look);
  const more = passages.length === 1 ? ours('') : say` and ${passages.length - 1} more`;
  const dated = facts.datedAt === undefined ? ours('') : say`, dated ${quote(facts.datedAt)} by itself,`;
  return [{
    outcome: 'needs-review',
    subject: `${artifact.path} ${name} ${shortDigest(artifact.digest)}`,
    pointers: passages.slice(0, pointersMax).map(({ line }) => pointerTo(artifact, line)),
    message: say`The page ${where}${dated} says “${quote(first.quote)}” in line ${first.line}${more}. Words that were found settle nothing: a person must read ${ours(ask)}.`,
  }];
}

function topicWords({ topics }: PageQuestion): string {
  return topics.map((topic) => pageTopics[topic]).join(' or ');
}
