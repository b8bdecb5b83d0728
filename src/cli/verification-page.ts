import { goals, requirementById } from '../catalog/index.ts';
import { layout } from '../dossier/dossier-layout.ts';
import type { RecheckedRequirement, RecheckState } from '../dossier/recheck.ts';
import type { Verification } from '../dossier/verify/verify.ts';
import { ours, quote, say, type Text } from '../model/text.ts';
import type { Escaped } from '../report/escape/escaped.ts';
import { jsonDocument } from '../report/escape/json.ts';
import { page, type Line } from '../report/terminal/document.ts';
import { disclaimer, verdictTitles } from '../report/words.ts';

const stateTitles: Readonly<Record<RecheckState, string>> = { reproduced: 'reproduced', changed: 'changed', 'cannot-recheck': 'cannot re-check', contradicted: 'contradicted by evidence that you hold' };
const shownFirst: readonly RecheckState[] = ['contradicted', 'changed', 'cannot-recheck', 'reproduced'];
const limits = 'A re-run shows that these files give this result. It does not show that they are complete or true.';

/** What `assay verify` prints. */
export function verificationPage(verification: Verification, options: { readonly width: number; readonly all: boolean }): Escaped<'terminal'> {
  const { publication, log, requirements } = verification;
  const { predicate } = publication;
  const evidence = { public: predicate.evidence.filter(({ state }) => state === 'public').length, withheld: predicate.evidence.filter(({ state }) => state === 'withheld').length };
  return page([
    { heading: say`${quote(predicate.product.name)}${predicate.product.version === undefined ? say`` : say` ${quote(predicate.product.version)}`} by ${quote(predicate.product.maker)}` },
    { label: 'signed', value: say`by ${quote(predicate.publisher)}, publication ${predicate.sequence} of ${quote(predicate.publishedAt)}, assessed at ${quote(predicate.assessedAt)}` },
    { label: 'keys', value: keysText(verification) },
    { label: 'log', value: say`${log.size} publications, and this one is among them; ${historyText(log)}` },
    { label: 'evidence', value: say`${evidence.public} public files, each with the bytes that were signed; ${evidence.withheld} withheld${verification.disclosed === 0 ? say`` : say`, ${verification.disclosed} of them disclosed to you and the same that were committed to`}` },
    ...sigstoreLines(verification),
    { label: 'rules', value: predicate.versions.rules === verification.engineVersion ? say`the same version that the dossier names, ${quote(verification.engineVersion)}` : say`the dossier names version ${quote(predicate.versions.rules)}; these results are of version ${quote(verification.engineVersion)}, so a difference may lie in the rules` },
    { heading: ours(shownFirst.map((state) => `${requirements.filter((item) => item.state === state).length} ${stateTitles[state]}`).join(', ')) },
    ...shownFirst.flatMap((state) => linesOf(state, requirements.filter((item) => item.state === state), options.all)),
    ...besidesLines(requirements),
    ...otherRulesLines(verification),
    ...(requirements.some(({ state, besides }) => state === 'contradicted' || besides !== undefined) ? [{ paragraph: say`Evidence that you hold was looked at as at the time of the assessment, ${quote(predicate.assessedAt)}. Whether it is about the same product and release, and whether it was there then, is for you to judge: what came later was not for this dossier to tell.` }] : []),
    { heading: ours(`${limits} ${disclaimer}`) },
  ], options.width);
}

function keysText({ keysFrom, publication }: Verification): Text {
  const ids = ours(publication.signers.map((signer) => signer.slice(0, 16)).join(', '));
  if (keysFrom === 'given') return say`vouched for by the key that you named (signed by ${ids})`;
  if (keysFrom === 'remembered') return say`the publisher’s, as remembered from before (signed by ${ids})`;
  return say`nobody vouches for them yet: they come with the dossier. Compare the key with one that you got from the publisher another way (${ours('--anchor')}); from now on they are remembered (signed by ${ids})`;
}

function historyText({ size, known }: Verification['log']): Text {
  if (known === undefined) return ours('nothing was remembered of the log before');
  return size < known.size ? say`they are the first of the ${known.size} that were seen at ${quote(known.seenAt)}` : say`its history goes on from what was seen at ${quote(known.seenAt)}`;
}

function sigstoreLines({ sigstore }: Verification): readonly Line[] {
  if (sigstore.state === 'absent') return [];
  if (sigstore.state === 'not-verified') return [{ label: 'Sigstore', value: say`${quote(layout.bundle)} lies beside the dossier and was not verified: it counts for nothing here. ${ours('--identity')} and ${ours('--issuer')} say whose it has to be` }];
  const { identity, issuer, witnessedAt, log, rootTakenOn } = sigstore;
  const root = rootTakenOn === undefined ? say`the trusted root that you named` : say`the trusted root that comes along, of ${quote(rootTakenOn)}`;
  return [{ label: 'Sigstore', value: say`also signed by ${quote(identity)}, for whom ${quote(issuer)} vouches, at ${quote(witnessedAt)}; ${ours(log === 'proved' ? 'shown to be in a transparency log' : 'promised, not shown, to be in a transparency log')}, by ${root}` }];
}

const goalIds: ReadonlySet<string> = new Set(goals.map((goal) => goal.requirement));

function linesOf(state: RecheckState, items: readonly RecheckedRequirement[], all: boolean): readonly Line[] {
  if (items.length === 0) return [];
  const isTold = state === 'changed' || state === 'contradicted' || all;
  const shown = isTold ? items : items.filter(({ requirement }) => goalIds.has(requirement));
  const lines = shown.flatMap((item): readonly Line[] => [
    { item: say`${ours(requirementById.get(item.requirement)?.title ?? 'a requirement of another catalogue')} (${quote(item.requirement)}): ${verdictWords(item)}` },
    ...(state === 'reproduced' ? [] : [{ detail: item.reason }]),
  ]);
  return [{ heading: ours(stateTitles[state]) }, ...lines, ...(shown.length < items.length ? [{ item: say`${items.length - shown.length} more: ${ours('--all')}` }] : [])];
}

function besidesLines(requirements: readonly RecheckedRequirement[]): readonly Line[] {
  const lines = requirements.flatMap(({ requirement, published, besides }): readonly Line[] => (besides === undefined ? [] : [
    { item: say`${ours(requirementById.get(requirement)?.title ?? 'a requirement of another catalogue')} (${quote(requirement)}): published ${ours(verdictTitles[published])}` },
    { detail: besides },
  ]));
  return lines.length === 0 ? [] : [{ heading: ours('fails in evidence that you hold, where the dossier does not say that it holds') }, ...lines];
}

function otherRulesLines({ otherRules, publication, requirements, engineVersion }: Verification): readonly Line[] {
  if (otherRules === undefined) return [];
  if (otherRules === 'no-answer') return [{ heading: ours('the Assay that you named with --rules gave no answer about this dossier; run its own assay verify to see why') }];
  const { version, states } = otherRules;
  const whose = version === publication.predicate.versions.rules ? say`with the rules of version ${quote(version)}, which the dossier names` : say`with the rules of version ${quote(version)}`;
  const counts = shownFirst.map((state) => `${[...states.values()].filter((each) => each === state).length} ${stateTitles[state]}`).join(', ');
  const differing = requirements.filter(({ requirement, state }) => state !== 'contradicted' && states.get(requirement) !== state);
  return [
    { heading: say`${whose}: ${ours(counts)}` },
    ...differing.map(({ requirement, state }): Line => ({ item: say`${ours(requirementById.get(requirement)?.title ?? 'a requirement of another catalogue')} (${quote(requirement)}): there ${ours(wordOf(states.get(requirement)))}, by version ${quote(engineVersion)} ${ours(stateTitles[state])}; what differs is the rules` })),
    ...(differing.length === 0 ? [{ paragraph: ours('Every requirement comes out alike by both versions.') }] : []),
  ];
}

function wordOf(state: RecheckState | undefined): string {
  return state === undefined ? 'not known' : stateTitles[state];
}

function verdictWords({ published, now }: RecheckedRequirement): Text {
  return published === now ? ours(verdictTitles[now]) : say`published ${ours(verdictTitles[published])}, now ${ours(verdictTitles[now])}`;
}

/** The same for programs. */
export function verificationJson({ publication, keysFrom, log, sigstore, disclosed, engineVersion, requirements, otherRules }: Verification): Escaped<'json'> {
  const { publisher, product, versions, sequence, publishedAt, assessedAt } = publication.predicate;
  return jsonDocument({ schema: 'assay-verification-1', publisher, product, sequence, publishedAt, assessedAt, payload: publication.payloadDigest, signers: publication.signers, keysFrom, log, sigstore, disclosed, rules: { dossier: versions.rules, here: engineVersion }, requirements, ...(otherRules === undefined ? {} : { otherRules: otherRules === 'no-answer' ? otherRules : { version: otherRules.version, states: Object.fromEntries(otherRules.states) } }), limits, disclaimer });
}
