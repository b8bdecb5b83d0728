import type { RequirementId } from '../index.ts';

/** What customers ask most, in the words that they use for it. */
interface Topic {
  /** All of them stand in the question. */
  readonly words: readonly RegExp[];
  /** One of these makes it another question. */
  readonly not?: RegExp;
  readonly requirements: readonly RequirementId[];
}

const sbom = /\b(?:sboms?|software bills? of materials?)\b/i;
const signOn = /\b(?:sso|single[- ]sign[- ]?on|saml|openid connect|oidc|federated (?:sign-in|login|identity))\b/i;
const factors = /\b(?:mfa|2fa|(?:multi|two|second)[- ]?factor|passkeys?|phishing[- ]resistant)\b/i;
const logs = /\b(?:(?:audit|security|event|activity) (?:log|logs|logging|events|trails?)|logs? of (?:security|access))\b/i;
/** Of the maker’s own house, not of the product. */
const ownHouse = /\b(?:employees?|staff|personnel|your (?:own )?(?:network|offices?|people|workforce|corporate)|corporate|internal (?:systems?|network)|vpn|remote access)\b/i;

/** The first that fits counts. */
export const topics: readonly Topic[] = [
  { words: [sbom, /\b(?:formats?|cyclonedx|spdx|machine[- ]readable|generat\w{0,5})\b/i], requirements: ['demand-guide/sbom-in-a-standard-format'] },
  { words: [sbom, /\b(?:transitive|indirect|complete|all (?:third|components|dependencies)|every (?:component|dependency))\b/i], requirements: ['demand-guide/sbom-lists-everything'] },
  { words: [sbom], requirements: ['demand-guide/sbom-for-customers'] },
  { words: [/\b(?:vulnerability|responsible|coordinated) disclosure\b|\bvdp\b/i], not: /\bbug bounty\b/i, requirements: ['demand-guide/disclosure-policy'] },
  { words: [signOn], not: ownHouse, requirements: ['demand-guide/sso-without-charge'] },
  { words: [factors, /\b(?:default|enforced?|required?|mandatory|support\w{0,3}|offer\w{0,3}|available|enable\w{0,2})\b/i], not: ownHouse, requirements: ['demand-guide/mfa-by-default'] },
  { words: [/\bdefault (?:passwords?|credentials?)\b/i, /\b(?:no|not|without|eliminat\w{0,6}|remov\w{0,6}|avoid\w{0,4}|prevent\w{0,4}|prohibit\w{0,4}|unique|chang\w{0,4}|force[sd]?)\b/i], requirements: ['demand-guide/default-passwords'] },
  { words: [logs, /\b(?:retain\w{0,3}|retention|kept|keep|how long|months|days)\b/i], not: ownHouse, requirements: ['demand-guide/six-months-of-logs'] },
  { words: [logs], not: ownHouse, requirements: ['demand-guide/baseline-logs'] },
  { words: [/\b(?:security )?(?:patch(?:es|ing)?|updates?)\b/i, /\bautomatic(?:ally)?\b/i, /\b(?:product|customers?|application|software|install\w{0,6})\b/i], not: ownHouse, requirements: ['demand-guide/simple-patching'] },
  { words: [/\bend[- ]of[- ](?:life|support)\b/i, /\b(?:product|version|release|customers?|notice|notify|polic\w{1,3})\b/i], not: /\b(?:third[- ]party|operating systems?|components? (?:that|which|you))\b/i, requirements: ['pledge/end-of-life'] },
  { words: [/\bcves?\b/i, /\b(?:publish\w{0,3}|issue\w{0,2}|assign\w{0,3}|records?|cna)\b/i], requirements: ['pledge/cves'] },
  { words: [/\bprovenance\b|\bslsa\b/i], requirements: ['demand-guide/provenance-kept-and-shared'] },
  { words: [/\bopen[- ]source\b/i, /\b(?:vet\w{0,4}|review\w{0,3}|evaluat\w{0,5}|approv\w{0,4}|assess\w{0,5})\b/i], requirements: ['demand-guide/open-source-vetting'] },
  { words: [/\bmemory[- ]saf(?:e|ety)\b/i], requirements: ['demand-guide/tactic-memory-safety'] },
  { words: [/\bsecure by design pledge\b/i], requirements: ['demand-guide/pledge-and-progress'] },
];
