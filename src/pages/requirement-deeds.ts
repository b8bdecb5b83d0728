import { goals } from '../catalog/index.ts';
import { html } from '../report/escape/html.ts';
import type { Html } from './parts.ts';
import { offers, type Visitor } from './visitor.ts';

/** What a room offers on the page of a requirement: a link, or nothing where the visitor may not. */
type RequirementDeed = (visitor: Visitor, productId: string, requirement: string) => Html | undefined;

/** Each room that has something to do about a requirement adds its line here. */
const deeds: readonly RequirementDeed[] = [
  (visitor, product, requirement) => (offers(visitor, 'claim.read-requirement', product) ? html`<a href="/products/${product}/claims/requirement?id=${encodeURIComponent(requirement)}">What people say about it: claims, affirmations, findings set aside</a>` : undefined),
  (visitor, product, requirement) => {
    const goal = goals.find((item) => item.requirement === requirement);
    return goal !== undefined && offers(visitor, 'goal.read', product) ? html`<a href="/products/${product}/goals/${goal.number}">Its measure, course and milestones</a>` : undefined;
  },
];

/** What can be done about a requirement in other rooms: claim it, choose its measure, set a finding aside. */
export function requirementDeeds(visitor: Visitor, productId: string, requirement: string): readonly Html[] {
  return deeds.flatMap((deed) => deed(visitor, productId, requirement) ?? []);
}
