import { questionByRequirement } from '../../catalog/questions/index.ts';
import { lineTitle } from '../../report/vendor-view/sections.ts';
import type { Demand } from '../purchases/requirement-sets.ts';

/**
 * What a case asks of makers, for everybody to see: requirements and questions in our words, and nothing of the case itself. No
 * names, prices, notes or own criteria can be in it, because none is given to it.
 */
export function publicRequest(demands: readonly Demand[], day: string): string {
  const asked = (level: Demand['level']): readonly string[] => demands.filter((demand) => demand.level === level).flatMap(({ requirement }, index) => {
    const question = questionByRequirement.get(requirement);
    return [`${index + 1}. ${lineTitle(requirement)}`, ...(question === undefined ? [] : [`   We ask: ${question.ask}`, `   A good answer shows: ${question.goodAnswer}`]), ''];
  });
  const [musts, shoulds] = [asked('must'), asked('should')];
  return [
    'A question to makers of software, asked in public', '',
    'Before we buy, we ask makers to show how their products protect the people who use them. We ask the same of every maker, and we ask it in public, so that others who buy can ask the same, and so that an answer given once helps everybody. Please answer where all can read it, with evidence, and say by when what is missing will be there.', '',
    ...(musts.length === 0 ? [] : ['Without these we do not buy, unless an executive accepts the risk by name:', '', ...musts]),
    ...(shoulds.length === 0 ? [] : ['These should be so:', '', ...shoulds]),
    `Written ${day}. The requirements follow the Secure by Demand Guide, the Secure by Design pledge and the white paper on secure-by-design software. This letter is not a verdict of, or endorsed by, any agency.`, '',
  ].join('\n');
}

/** The same as a set that another workspace or a spreadsheet can hold. */
export function publicRequestSet(demands: readonly Demand[], day: string): string {
  return `${JSON.stringify({ schema: 'urn:assay:public-request:1', day, demands: demands.map(({ requirement, level }) => ({ requirement, level, title: lineTitle(requirement), ask: questionByRequirement.get(requirement)?.ask ?? null })) }, null, 2)}\n`;
}
