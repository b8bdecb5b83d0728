import type { Html } from './parts.ts';
import type { Visitor } from './visitor.ts';

/** What a room offers on the page of a requirement: a link or a sentence, or nothing where the visitor may not. */
type RequirementDeed = (visitor: Visitor, productId: string, requirement: string) => Html | undefined;

/** Each room that has something to do about a requirement adds its line here. */
const deeds: readonly RequirementDeed[] = [];

/** What can be done about a requirement in other rooms: claim it, choose its measure, set a finding aside. */
export function requirementDeeds(visitor: Visitor, productId: string, requirement: string): readonly Html[] {
  return deeds.flatMap((deed) => deed(visitor, productId, requirement) ?? []);
}
