import type { Evidence, EvidenceByKind, EvidenceKind } from '../model/evidence.ts';
import { logAreas, logFields, logTimeForms } from '../model/evidence/audit-log.ts';
import { logDetectionIds, logDetections, logQuestionIds, logQuestions } from '../model/evidence/log-questions.ts';
import type { CveIssuerTotals } from '../model/evidence/cve-records.ts';
import { documentForms } from '../model/evidence/document-forms.ts';
import { exploitabilityStatuses } from '../model/evidence/vulnerability-statements.ts';
import { policyClauses } from '../model/evidence/disclosure-policy.ts';
import { counted, joinText, ours, quote, say, type Text } from '../model/text.ts';
import { advisoriesSummary } from './advisories-summary.ts';
import { attestationSummary } from './attestation-summary.ts';
import { retentionSummary } from './retention-summary.ts';
import { sbomSummary } from './sbom-summary.ts';
import { controlSummary, insightsSummary, toolSummary } from './tool-summaries.ts';

type Summaries = { readonly [Kind in EvidenceKind]: (facts: EvidenceByKind[Kind]) => readonly Text[] };

/** A few sentences on what an artifact says, by kind: what a person wants to see first. */
const summaries: Summaries = {
  attestation: attestationSummary,
  'advisory-feed': (feed) => [say`A feed of ${counted(feed.entries, 'advisory', 'advisories')}: ${feed.withDocument} lead to a document, ${feed.withHash} to a hash, ${feed.withSignature} to a signature.`],
  'audit-log': (log) => [
    say`${counted(log.events, 'event', 'events')} in ${counted(log.rows, 'row', 'rows')}, ${log.unreadableRows.rows} of them unreadable.`,
    say`By area: ${ours(logAreas.map((area) => `${area} ${log.areas[area].events}`).join(', '))}; in no area ${log.eventsInNoArea}.`,
    ...(log.time === undefined ? [] : [logTime(log.time)]),
    say`Times as written: ${ours(logTimeForms.filter((form) => log.timeForms[form].events > 0).map((form) => `${form} ${log.timeForms[form].events}`).join(', '))}.`,
    say`Events that name: ${ours(logFields.map((field) => `${field} ${log.fields[field]}`).join(', '))}.`,
    say`With actor, action, target, outcome, source and UTC time: ${log.completeEvents.events} of ${log.events}.`,
    ...logAnswers(log),
  ],
  'component-advisories': advisoriesSummary,
  'control-assessment': controlSummary,
  'csaf-aggregator': (list) => [say`A CSAF ${ours(list.category === 'other' ? 'list' : list.category)} that names ${list.listed.length + list.listedOmitted} providers and publishers.`],
  'csaf-provider': (provider) => [say`CSAF metadata of ${quote(provider.publisherName ?? 'a publisher without a name')} in the role ${quote(provider.role)}: ${provider.feeds.length} feeds, ${provider.directories.length} directories, ${provider.publicKeys} keys.`],
  'csaf-provider-folder': (folder) => [say`${ours(folder.fetched === undefined ? 'The folder of a CSAF provider' : `Of ${folder.fetched.listed} advisories that a CSAF provider lists, ${folder.fetched.asked} were asked for`)}: ${folder.documents} documents, ${folder.listedAndMissing} more listed and missing; hashes right of ${folder.hashes.right}, wrong of ${folder.hashes.wrong}; signatures right of ${folder.signatures.right}, wrong of ${folder.signatures.wrong}, not checked of ${folder.signatures.notChecked}.`],
  'cve-records': ({ records, recordsOmitted, recordsUnreadable, totals }) => {
    if (totals !== undefined) return issuerTable(totals, recordsUnreadable);
    const published = records.filter((record) => record.state === 'PUBLISHED');
    const issuers = new Set(records.map((record) => record.issuer.shortName ?? 'not named'));
    return [
      say`${counted(records.length + recordsOmitted, 'record', 'records')} by ${counted(issuers.size, 'issuer', 'issuers')}, ${published.length} published; ${recordsUnreadable} unreadable.`,
      say`A CWE from the issuer: ${published.filter((record) => record.cwe.ids.length > 0).length} of ${published.length}; in the text only: ${published.filter((record) => record.cwe.isInTextOnly).length}.`,
      say`A CPE from the issuer: ${published.filter((record) => record.cpe.isPresent).length} of ${published.length}.`,
      ...(issuers.size === 1 ? [say`Issuer: ${quote([...issuers].join(''))}.`] : []),
    ];
  },
  'disclosure-policy': (policy) => [
    say`A disclosure policy of ${policy.words} words.`,
    say`Passages found for: ${ours(Object.entries(policyClauses).filter(([clause]) => policy.clauses[clause as keyof typeof policyClauses].length > 0).map(([, title]) => title).join('; ') || 'no clause')}.`,
  ],
  document: (document) => [say`A ${ours(documentForms[document.type].title)}, ${counted(document.words, 'word', 'words')}, ${counted(document.headings, 'heading', 'headings')}${document.dates.length === 0 ? ours(', no date of its own') : say`, dated ${quote(document.dates.map((item) => item.date).toSorted().at(-1) ?? '')}`}.`, ...(document.guide === undefined ? [] : [say`It asks for ${document.guide.steps} steps with ${document.guide.settings} settings; ${document.guide.stepsWithRisk} steps name a risk, and ${document.guide.stepsWithDecider} say who decides.`])],
  'exploited-vulnerabilities': ({ releasedAt, entries }) => [say`A catalogue of ${counted(entries.length, 'vulnerability that is', 'vulnerabilities that are')} known to be exploited${releasedAt === undefined ? ours('; it does not say when it came out') : say`, of ${quote(releasedAt.slice(0, 10))}`}.`],
  'fix-deployments': ({ bySeverity, from, to }) => [
    say`Security fixes from ${quote(from)} to ${quote(to)}: ${bySeverity.reduce((sum, one) => sum + one.fixes, 0)}, of them in service ${bySeverity.reduce((sum, one) => sum + one.deployed, 0)}.`,
    ...bySeverity.map((one) => say`Severity ${ours(one.severity)}: ${one.deployed} of ${one.fixes} in service${one.medianDays === undefined ? ours('') : say`, after ${one.medianDays} days in the median and ${one.longestDays ?? 0} at most`}.`),
  ],
  'log-retention': retentionSummary,
  'mfa-adoption': ({ series }) => [say`Accounts by role and factor, ${timesOf(series.flatMap(({ at }) => at ?? []))}; populations: ${ours([...new Set(series.map((item) => item.population))].join(', '))}.`],
  'open-source-stewardship': (record) => [say`A record of ${record.vetting.length} vetted components, ${record.contributions.length} contributions and ${record.supplierRequests.length} requests to suppliers; ${ours(record.office === undefined ? 'no office or owner is named' : 'an office or owner is named')}.`],
  'package-provenance': (published) => [say`${published.attestations.length} attestations published for ${quote(published.purl)}; the signatures of ${published.attestations.filter(({ signature }) => signature?.state === 'verified').length} of them were verified.`],
  'patch-adoption': (adoption) => [say`Installations of ${adoption.versions.length} versions, ${timesOf(adoption.days.map(({ date }) => date))}; population ${ours(adoption.population)}.`],
  'product-lifecycles': ({ product, cycles }) => [say`End-of-life dates of ${cycles.length} release cycles of ${quote(product)}.`],
  'product-statement': (statement) => [say`The maker’s statement on ${quote(statement.product.name)}: ${statement.claims.length} claims, ${statement.affirmations.length} affirmations, ${statement.evidence.length} places of evidence.`],
  'public-places': ({ domain, places }) => [say`${counted(places.length, 'place', 'places')} of ${quote(domain)} looked at: ${places.filter((place) => place.outcome === 'found').length} with what belongs there.`],
  repository: (repository) => [say`A repository with ${repository.releases.length + repository.releasesOmitted} release tags, ${repository.securityPolicies.length} security policies and ${repository.advisories.length + repository.advisoriesOmitted} advisories.`],
  sbom: sbomSummary,
  'security-insights': insightsSummary,
  'security-advisory': (advisory) => [
    say`A CSAF ${ours(advisory.csafVersion)} document (${ours(advisory.profile === 'other' ? 'a category of its own' : advisory.profile)}) ${quote(advisory.trackingId ?? 'without an id')}, ${ours(advisory.status)}; vulnerabilities: ${advisory.vulnerabilities.length + advisory.vulnerabilitiesOmitted}, products: ${advisory.products}.`,
    say`Mandatory tests that it does not keep: ${ours(advisory.validation.mandatory.failed.join(', ') || 'none')} of ${advisory.validation.mandatory.ran} that ran; breaches of the schema: ${advisory.validation.schemaBreaches}.`,
  ],
  'security-txt': ({ contacts, expires, breaches }) => [
    say`${joinText([say`A security.txt with ${contacts.length} ${ours(contacts.length === 1 ? 'contact' : 'contacts')}`, ...(expires.length === 0 ? [ours('no Expires field')] : expires.map(({ at }) => (at === undefined ? ours('an Expires field that is no time') : say`expiry ${quote(at)}`)))], ', ')}.`,
    say`Rules of RFC 9116 that it breaks: ${breaches.length}.`,
  ],
  'settings-register': ({ settings, release }) => [say`A register of ${counted(settings.length, 'setting', 'settings')}${release === undefined ? ours('') : say` of release ${quote(release)}`}: ${settings.filter(({ safety }) => safety === 'safest').length} come with their safest value, ${settings.filter(({ safety }) => safety === 'less-safe').length} with another, and ${settings.filter(({ comes }) => comes === 'decide').length} must be decided by the customer.`],
  'sign-in-metadata': (metadata) => [say`Sign-in metadata (${ours(metadata.protocol)}) that ${ours(metadata.roles.map((role) => (role === 'accepts' ? 'accepts a customer’s sign-in' : 'provides sign-in')).join(' and ') || 'states no role')}.`],
  'source-tree': (tree) => [
    say`${tree.files.read} files read, ${tree.files.vendored} of them vendored and ${tree.files.generated} generated; ${tree.files.unread} could not be read, ${tree.files.binary} binary and ${tree.files.minified} minified ones were left out.`,
    say`Default credentials: ${tree.credentials.total} in ${tree.credentials.filesWith} files. Queries: ${tree.queries.parameterised} with bound values, ${tree.queries.joined} joined. Values that become HTML: ${(tree.html.byEngine ?? []).reduce((sum, { outputs }) => sum + outputs, 0)} escaped by the template engine, ${tree.html.escaped} escaped or cleaned at their place, ${tree.html.raw} raw.`,
  ],
  'tool-results': toolSummary,
  'vulnerability-statements': ({ specification, specificationVersion, statements, statementsOmitted }) => [
    say`${statements.length + statementsOmitted} statements in ${ours(specification)} ${quote(specificationVersion)}: ${ours(exploitabilityStatuses.map((status) => `${status} ${statements.filter((statement) => statement.status === status).length}`).join(', '))}.`,
  ],
  'usage-figures': ({ series }) => [say`Figures on use (${ours([...new Set(series.map(({ figure }) => figure))].join(', '))}), ${timesOf(series.flatMap(({ points }) => points.map(({ at }) => at)))}; populations: ${ours([...new Set(series.map((item) => item.population))].join(', '))}.`],
  'web-page': (page) => [say`A page${page.title === undefined ? ours(' without a title') : say` titled ${quote(page.title)}`} of ${page.words} words with ${page.links.length} links; ${page.passages.length} passages on security features for a person to read.`],
};

/** From when to when, on how many days, and the longest time without an event where the rows run in order. */
function logTime({ earliest, latest, daysWithEvents, largestGapSeconds }: NonNullable<EvidenceByKind['audit-log']['time']>): Text {
  const gap = largestGapSeconds === undefined ? ours('; its rows do not run in the order of time') : say`; the longest time without one is ${Math.round(largestGapSeconds / 360) / 10} hours`;
  return say`From ${quote(earliest)} to ${quote(latest)}, with events on ${daysWithEvents} ${ours(daysWithEvents === 1 ? 'day' : 'days')}${gap}.`;
}

/** The first questions of a responder, each with the event that answers it; then the detections that would have what they need. */
function logAnswers({ questions, detections }: EvidenceByKind['audit-log']): readonly Text[] {
  if (questions === undefined || detections === undefined) return [];
  const answers = logQuestionIds.map((id) => {
    const { events, firstRow, type, lacking } = questions[id];
    const asks = ours(logQuestions[id].asks);
    if (firstRow !== undefined) {
      const kind = type === undefined ? ours('') : events === 1 ? say` (${quote(type)})` : say`, most of them ${quote(type)}`;
      return events === 1 ? say`${asks} Yes: 1 event${kind} in row ${firstRow}.` : say`${asks} Yes: ${events} events${kind}, the first in row ${firstRow}.`;
    }
    return lacking === 0 ? say`${asks} No: no such event is in the sample.` : say`${asks} No: each event about it (${lacking}) lacks a field.`;
  });
  const fed = logDetectionIds.filter((id) => detections[id].every(({ events }) => events > 0));
  return [...answers, say`Detections that would have what they need: ${fed.length} of ${logDetectionIds.length}${fed.length === 0 ? ours('') : ours(` (${fed.map((id) => logDetections[id].title.toLowerCase()).join(', ')})`)}.`];
}

/** At how many times something was counted, and from when to when. @param dates RFC 3339, days */
function timesOf(dates: readonly string[]): Text {
  const [first, ...others] = [...new Set(dates)].toSorted();
  if (first === undefined) return ours('at a time that it does not state');
  const last = others.at(-1);
  return last === undefined ? say`at ${quote(first)}` : say`at ${others.length + 1} times from ${quote(first)} to ${quote(last)}`;
}

/** One line an issuer, in alphabetical order. */
function issuerTable(totals: readonly CveIssuerTotals[], unreadable: number): readonly Text[] {
  const sum = (pick: (item: CveIssuerTotals) => number): number => totals.reduce((total, item) => total + pick(item), 0);
  return [
    say`${counted(sum((item) => item.records), 'record', 'records')} by ${counted(totals.length, 'issuer', 'issuers')}, ${sum((item) => item.published)} published; ${unreadable} unreadable. Published with a CWE from the issuer: ${sum((item) => item.withCwe)}, with a CPE: ${sum((item) => item.withCpe)}, with both: ${sum((item) => item.withCweAndCpe)}, with a CWE in the text only: ${sum((item) => item.withCweInTextOnly)}.`,
    ...totals.map((item) => say`${quote(item.issuer === '' ? '(no issuer named)' : item.issuer)}: ${item.published} published, ${item.withCwe} with CWE, ${item.withCpe} with CPE, ${item.withCweInTextOnly} with CWE in the text only.`),
  ];
}

/** What an artifact says, in a few sentences. */
export function summaryOf<Kind extends EvidenceKind>(evidence: Evidence<Kind>): readonly Text[] {
  const { kind, facts } = evidence;
  // Kind and facts of one evidence belong together; the table is typed by kind.
  return (summaries[kind] as (facts: EvidenceByKind[Kind]) => readonly Text[])(facts);
}
