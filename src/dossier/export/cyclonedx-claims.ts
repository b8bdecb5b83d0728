import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { rawText } from '../../model/text.ts';
import { fileRef, findingRef } from './cyclonedx-evidence.ts';
import { evidenceOf, type PublishedFinding, type Standing } from './standing.ts';
import { confidenceWords, conformanceWords, personWords, titleOf } from './words.ts';

/** Reference of the one target: the product. */
export const productRef = 'product';

/** What a requirement gives to the document. */
export interface Declared {
  readonly claims: readonly object[];
  readonly map: object;
  /** Findings and files that the claims point at. */
  readonly findings: readonly PublishedFinding[];
  readonly files: readonly number[];
}

/**
 * The claims of one requirement and its entry in the map. Measured claims come from the verdict: what is met or partly met is a claim,
 * what is not met or contradicted a counter-claim; an unknown one is neither. What the publisher says is a claim of its own.
 * @param requirementRef the requirement's `bom-ref`
 */
export function declaredOf(standing: Standing, requirementRef: string, { claims, evidence }: DossierPredicate): Declared {
  const measured = measuredClaim(standing);
  const failing = standing.findings.filter((finding) => finding.outcome === 'fail');
  const said = standing.claims.flatMap((index) => {
    const claim = claims[index];
    return claim === undefined ? [] : [{
      'bom-ref': `claim:${index}`,
      target: productRef,
      predicate: claim.text,
      reasoning: `${claim.reasoning === undefined ? '' : `${claim.reasoning} `}Claimed by ${personWords(claim)}.`,
      ...references('counterEvidence', failing.map(findingRef)),
    }];
  });
  const counts = [...(measured?.side === 'claims' ? [measured.ref] : []), ...said.map((claim) => claim['bom-ref'])];
  return {
    claims: [...(measured === undefined ? [] : [measured.claim]), ...said],
    map: {
      requirement: requirementRef,
      ...references('claims', counts),
      ...references('counterClaims', measured?.side === 'counterClaims' ? [measured.ref] : []),
      conformance: { rationale: conformanceWords(standing) },
      confidence: { rationale: confidenceWords(standing, evidence) },
    },
    findings: measured === undefined ? (said.length === 0 ? [] : failing) : settled(standing),
    files: measured === undefined ? [] : filesBehind(standing),
  };
}

interface Measured {
  readonly side: 'claims' | 'counterClaims';
  readonly ref: string;
  readonly claim: object;
}

function measuredClaim(standing: Standing): Measured | undefined {
  const { requirement, verdict, findings } = standing;
  const side = verdict === undefined || verdict.isAnotherWay === true ? undefined : sides[verdict.verdict];
  if (side === undefined || verdict === undefined) return undefined;
  const ref = `measured:${requirement}`;
  const of = (outcome: 'pass' | 'fail'): readonly string[] => findings.filter((finding) => finding.outcome === outcome).map(findingRef);
  const files = filesBehind(standing).map(fileRef);
  const [shown, against] = side.name === 'claims' ? [of('pass'), of('fail')] as const : [of('fail'), of('pass')] as const;
  return {
    side: side.name,
    ref,
    claim: { 'bom-ref': ref, target: productRef, predicate: `“${titleOf(requirement)}” ${side.words}.`, reasoning: rawText(verdict.reason), ...references('evidence', [...shown, ...files]), ...references('counterEvidence', against) },
  };
}

const sides: Readonly<Partial<Record<NonNullable<Standing['verdict']>['verdict'], { readonly name: Measured['side']; readonly words: string }>>> = {
  met: { name: 'claims', words: 'is met, as measured from the files named' },
  'partly-met': { name: 'claims', words: 'is partly met, as measured from the files named' },
  'not-met': { name: 'counterClaims', words: 'is not met, as measured from the files named' },
  contradicted: { name: 'counterClaims', words: 'is claimed, and the files named say otherwise' },
};

/** Findings that speak for or against; the others say why something is unknown, which the rationale tells. */
function settled({ findings }: Standing): readonly PublishedFinding[] {
  return findings.filter((finding) => finding.outcome === 'pass' || finding.outcome === 'fail');
}

function filesBehind(standing: Standing): readonly number[] {
  return evidenceOf({ ...standing, findings: settled(standing) });
}

function references(name: string, refs: readonly string[]): object {
  return refs.length === 0 ? {} : { [name]: refs };
}
