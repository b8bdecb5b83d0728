/**
 * Statements that no page, message or export of ours may make: they would look like an agency's verdict
 * or add up what the sources say must not be added up. «not a verdict» and «not endorsed» are how we say whose verdict this is not.
 */
export const forbiddenWording = /\b(certified|certifies|certification|compliant with cisa|cisa[- ]approved|cisa[- ]compliant|passed the pledge|passes the pledge|(?:is|are) secure\b(?! by)|scores?\b|scored|grades?\b|graded|rank(?:s|ed|ing)?\b)/i;
