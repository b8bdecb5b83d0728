/** Statements that read in step with something other than history, and why that is no growth with it. */
export const growthReasons: readonly { readonly part: RegExp; readonly why: string }[] = [
  { part: /from "question" where .* where "questionnaire_id" (?:=|in) /, why: 'the questions of one questionnaire are its own; they do not get more with time' },
  { part: /^select max\("position"\) as "last" from /, why: 'one look at the end of the index' },
  { part: /^select "sequence" from .* as "audit_index" order by "sequence" desc limit \?$/, why: 'one look at the end of the index of the log, which every 64th entry takes' },
  { part: /^select distinct "action" from .* and "at" >= \?$/, why: 'what somebody did in the last ninety days: it grows with work, and the kinds of acts are counted' },
  { part: /from "affirmation" where .* and "expires_at" >= \? group by "requirement", "part"$/, why: 'affirmations end within two years, and those that ended longer ago are not looked at' },
  { part: /from "chosen_measure" where .* and "ended_at" is null order by "chosen_at"$/, why: 'one measure stands for each of the seven goals' },
  { part: /^select distinct "requirement", "part" from .*"affirmation_request" where "product_id" = \? and "state" = \? and "expires_at" > \?$/, why: 'requests that wait now; only so many about one product may' },
  { part: /(?:from|as) "setback" where "product_id" = \? and "ended_at" is null order by/, why: 'what stands now; the act that adds one keeps the number of them small' },
  { part: /as "claim_document" where "claim_id" in /, why: 'the documents of the claims that stand: once for the statement that is measured, once for the one that is published, and not at all where there is no claim' },
  { part: /from "acceptance" where .* as "acceptance" left join .* as "decided" on .* limit \?$/, why: 'own buying counts every acceptance there was, one line for each and 20,000 at most; people make them one by one' },
];

/** Whether a finding about a statement has a reason. @param text that holds the statement */
export function hasReason(text: string): boolean {
  return growthReasons.some(({ part }) => text.split(': select ').some((piece, index) => part.test(index === 0 ? piece : `select ${piece}`)));
}
