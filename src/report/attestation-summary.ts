import { predicateTitles, type Attestations, type AttestedStatement, type StatementSignature } from '../model/evidence/attestation.ts';
import { joinText, ours, quote, say, type Text } from '../model/text.ts';

const shownMax = 10;

/** What a file of attestations says: each statement with its subjects, what it says of them, and what its signature is worth. */
export function attestationSummary({ statements, statementsOmitted }: Attestations): readonly Text[] {
  const more = statements.length - shownMax;
  return [
    ...statements.slice(0, shownMax).map((statement) => say`${ours(firstUpper(predicateTitles[statement.predicate]))} of ${aboutWords(statement)}${saidWords(statement)}; ${signatureWords(statement.signature)}.`),
    ...(more > 0 ? [say`${more} further statements of the file are in the JSON form.`] : []),
    ...(statementsOmitted > 0 ? [say`${statementsOmitted} statements beyond what is read were passed over.`] : []),
  ];
}

function aboutWords({ subjects, subjectsOmitted }: AttestedStatement): Text {
  const [first] = subjects;
  const others = subjects.length + subjectsOmitted - 1;
  const compared = subjects.filter(({ beside }) => beside !== undefined);
  const same = compared.filter(({ beside }) => beside === 'same').length;
  const besideWords = compared.length === 0 ? ours('') : say` (${same} of ${compared.length} files beside it have the digest)`;
  return say`${quote(first?.name ?? 'something without a name', 120)}${others > 0 ? say` and ${others} more` : ours('')}${besideWords}`;
}

function saidWords({ provenance, result }: AttestedStatement): Text {
  if (provenance !== undefined) {
    const { builder, sourceRepository, sourceCommit, materials } = provenance;
    const parts = [
      builder === undefined ? ours('no builder named') : say`built by ${quote(builder)}`,
      ...(sourceRepository === undefined ? [ours('no source named')] : [say`from ${quote(sourceRepository)}`]),
      ...(sourceCommit === undefined ? [] : [say`at commit ${quote(sourceCommit)}`]),
      say`${materials} materials`,
    ];
    return say`, ${joinText(parts, ', ')}`;
  }
  if (result === undefined) return ours('');
  return say`, which found ${ours(result.outcome === 'not-stated' ? 'nothing that it states' : `“${result.outcome}”`)}${result.levels.length === 0 ? ours('') : say` for ${quote(result.levels.join(', '))}`}`;
}

const notVerified = {
  key: 'signed with a key that nothing here names, so not verified',
  form: 'in a bundle that is not put together as its version asks for, so not verified',
  'other-authority': 'signed under an authority that the root of Sigstore’s public instance does not hold, so not verified',
  'not-looked-at': 'its signature was not looked at',
} as const;

/** What a signature is worth, to follow a semicolon. */
export function signatureWords(signature: StatementSignature): Text {
  if (signature.state === 'none') return ours('nothing signs it');
  if (signature.state === 'refused') return ours('its signature does not hold');
  if (signature.state === 'not-verified') return ours(notVerified[signature.why]);
  const who = signature.identity.kind === 'workload' ? say`${quote(signature.identity.address)}` : ours('somebody with a mail address, which is not shown');
  return say`its signature holds: by ${who}, vouched for by ${quote(signature.issuer)}, witnessed at ${quote(signature.witnessedAt)}${signature.log === 'promised' ? ours(' by a log’s promise') : ours('')}; whether that is who should have signed is not said by it`;
}

function firstUpper(words: string): string {
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
}
