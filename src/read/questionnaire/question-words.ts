const opening = /^(?:are|can|could|describe|detail|did|do|does|explain|give|has|have|how|identify|if|in what|in which|indicate|is|list|may|name|outline|please (?!answer|complete|fill|note|read|return|see|send|use)|provide|specify|state|summari[sz]e|to what|under which|was|were|what|when|where|which|who|whose|why|will|would)\b/i;

/** Whether a text reads like something that is asked: it ends in a question mark, or begins as questions and requests do. */
export function isQuestion(text: string): boolean {
  const bare = text.replace(/^[\s(]*(?:[A-Za-z]{0,6}[-. ]?\d{1,4}(?:[.-]\d{1,4}){0,4}[a-z]?[.):]?|[a-zA-Z][.)]|[•*–-])\s+/u, '').trim();
  return /[?？]["”’)\s]*$/u.test(bare.slice(-20)) || (bare.length > 15 && opening.test(bare));
}

/** Whether a text is a number or short mark of a question: `1.2`, `GOV-03`, `Q7`. */
export function isReference(text: string): boolean {
  return text.length <= 20 && /^(?:[A-Za-z&]{1,6}[-. ]?){0,3}\d{1,5}(?:[.-]\d{1,5}){0,4}[a-z]?[.)]?$/.test(text);
}

/** What the headings of columns are called, by what stands below them. */
export const columnTitles = {
  question: /\b(?:questions?|criteria|criterion|requirements?|controls? (?:text|description|question|specification)|controls?|asks?|description|item)\b/i,
  answer: /\b(?:answers?|response|responses|reply|replies|comments?|explanations?|details|remarks|notes|justification)\b/i,
  choice: /(?:\byes\b.{0,3}\bno\b|\by ?\/ ?n\b|\bcomplian(?:t|ce)\b|\bstatus\b|\bstate\b|\bimplemented\b|\bmet\b|\bin place\b)/i,
  evidence: /\b(?:evidence|attachments?|supporting|references?|links?|documents?|artefacts?|artifacts?)\b/i,
  reference: /^(?:#|no\.?|nr\.?|number|id|ref\.?|item|q\.? ?(?:id|no\.?|#)|question (?:id|no\.?|number|#)|control (?:id|no\.?)|.{0,12}\bid)$/i,
  section: /\b(?:section|domain|category|categories|topic|area|chapter|theme|group|family)\b/i,
} as const;
