import { groups } from '../../catalog/index.ts';
import { ownEnterpriseRequirements } from '../../catalog/own-enterprise.ts';
import type { OpenQuestion } from '../../model/vendor-position.ts';

export interface QuestionSection {
  readonly title: string;
  readonly questions: readonly OpenQuestion[];
}

const guideTitles: ReadonlyMap<string, string> = new Map(groups.filter((group) => group.document === 'demand-guide').flatMap((group) => group.requirements.map((item): readonly [string, string] => [item.id, group.title])));
const titles = [...new Set(guideTitles.values()), 'From the pledge', 'From the white paper', 'Your own house, apart from the product'];

/** The questions as a buyer reads them: by section of the Secure by Demand Guide, then those of the pledge and the white paper, and apart those on the maker’s own house. */
export function questionSections(questions: readonly OpenQuestion[]): readonly QuestionSection[] {
  return titles.map((title) => ({ title, questions: questions.filter((question) => titleOf(question.requirement) === title) })).filter((section) => section.questions.length > 0);
}

function titleOf(requirement: string): string {
  if (ownEnterpriseRequirements.has(requirement)) return 'Your own house, apart from the product';
  return guideTitles.get(requirement) ?? (requirement.startsWith('pledge/') ? 'From the pledge' : 'From the white paper');
}
