import { policyObstacles, type Passage, type PolicyObstacle } from '../../model/evidence/disclosure-policy.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { joinText, ours, quote, say, type Text } from '../../model/text.ts';
import { pointersMax, pointersTo, pointerTo, shortDigest } from './artifact-pointer.ts';

/**
 * What a phrase search saw of one clause in each policy text. A phrase search never settles a legal text, so every finding asks
 * for a person; its subject carries the digest, so that a decision holds for exactly this text.
 * @param name short name of the clause, for the subject
 * @param words what the clause does, to follow «the policy»
 */
export function clauseFindings(
  policies: readonly Evidence<'disclosure-policy'>[],
  name: string,
  words: string,
  passagesOf: (facts: Evidence<'disclosure-policy'>['facts']) => readonly Passage[],
  obstacles: readonly PolicyObstacle[] = [],
): readonly Finding[] {
  // Several texts may be one policy: what one of them says need not stand in the others. What speaks against it counts wherever it stands.
  const saying = policies.filter(({ facts }) => passagesOf(facts).length > 0);
  const asked = saying.length === 0 ? policies : policies.filter((policy) => saying.includes(policy) || obstacles.some((obstacle) => policy.facts.obstacles[obstacle].length > 0));
  return asked.map(({ artifact, facts }) => {
    const passages = passagesOf(facts);
    const against = obstacles.filter((obstacle) => facts.obstacles[obstacle].length > 0);
    const counter = against.flatMap((obstacle) => facts.obstacles[obstacle]);
    const pointers = [...pointersTo(artifact, counter), ...pointersTo(artifact, passages)].slice(0, pointersMax);
    const seen: Text =
      passages.length > 0
        ? say`${quote(artifact.path)} holds ${places(passages)} that may mean that it ${ours(words)}`
        : facts.language === 'other'
          ? say`${quote(artifact.path)} is not in English, and phrases are searched in English only, so no passage was recognised that may mean that it ${ours(words)}`
          : say`${quote(artifact.path)} holds no passage that was recognised to mean that it ${ours(words)}`;
    const opposing = against.length === 0 ? ours('') : say`; against it, ${places(counter)} may mean that it ${joinText(against.map((obstacle) => ours(policyObstacles[obstacle])), ', ')}`;
    return {
      outcome: 'needs-review',
      subject: `${artifact.path} ${name} ${shortDigest(artifact.digest)}`,
      ...(passages.length === 0 ? { sawNothing: true as const } : {}),
      pointers: pointers.length > 0 ? pointers : [pointerTo(artifact, 1)],
      message: say`${seen}${opposing}. A phrase search settles no legal text: a person must read it.`,
    };
  });
}

/** «line 9», «lines 9 to 12», «5 passages from line 9 on». */
export function places(passages: readonly Passage[]): Text {
  const [first] = passages;
  if (first === undefined) return ours('no passage');
  if (passages.length > 1) return say`${passages.length} passages from line ${Math.min(...passages.map(({ firstLine }) => firstLine))} on`;
  return first.firstLine === first.lastLine ? say`a passage in line ${first.firstLine}` : say`a passage in lines ${first.firstLine} to ${first.lastLine}`;
}
