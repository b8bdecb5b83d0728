import type { Evidence } from '../../model/evidence.ts';
import type { StatedDefault } from '../../model/evidence/product-statement.ts';
import type { Finding } from '../../model/finding.ts';
import { ours, say } from '../../model/text.ts';
import { pointerTo } from '../document/artifact-pointer.ts';

const valueWords: Readonly<Record<StatedDefault['value'], string>> = {
  on: 'on by default',
  off: 'off by default',
  'opt-out': 'on by default and can be switched off',
  mandatory: 'mandatory',
  absent: 'not there at all',
};

const audiences = ['everyone', 'administrators', 'users'] as const;

/**
 * Judges what the product statement says of one default, for each audience. These are words: a pass here is a claim.
 * @param words the setting, to begin a sentence
 */
export function statedDefaultFindings(statements: readonly Evidence<'product-statement'>[], setting: StatedDefault['setting'], words: string): readonly Finding[] {
  const all = statements.flatMap(({ artifact, facts }) => facts.defaults.filter((one) => one.setting === setting).map((one) => ({ artifact, one })));
  // Of two entries for the same people the less safe one counts.
  const stated = audiences.flatMap((audience) => {
    const own = all.filter(({ one }) => one.audience === audience);
    const entry = own.find(({ one }) => !isOn(one)) ?? own[0];
    return entry === undefined ? [] : [entry];
  });
  if (stated.length === 0) {
    return [{ outcome: 'unknown', subject: setting, pointers: statements.slice(0, 20).map(({ artifact }) => pointerTo(artifact)), message: say`The product statement does not say whether ${ours(words)} is on by default; an entry under defaults is expected.` }];
  }
  const findings: Finding[] = stated.map(({ artifact, one }) => {
    return {
      outcome: isOn(one) ? 'pass' : 'fail',
      subject: `${setting} ${one.audience}`,
      pointers: [pointerTo(artifact)],
      message: say`The product statement says that ${ours(words)} is ${ours(valueWords[one.value])} for ${ours(one.audience)}${ours(isOn(one) ? '' : '; on by default is expected')}.`,
    };
  });
  const said = new Set(stated.map(({ one }) => one.audience));
  const missing = said.has('everyone') ? [] : audiences.filter((audience) => audience !== 'everyone' && !said.has(audience));
  for (const audience of missing) {
    findings.push({ outcome: 'unknown', subject: `${setting} ${audience}`, pointers: statements.slice(0, 20).map(({ artifact }) => pointerTo(artifact)), message: say`The product statement does not say whether ${ours(words)} is on by default for ${ours(audience)}; an entry for them, or for everyone, is expected.` });
  }
  return findings;
}

function isOn({ value }: StatedDefault): boolean {
  return value === 'on' || value === 'opt-out' || value === 'mandatory';
}
