const MAIL = /[\p{L}\p{N}._%+'-]{1,64} ?(?:@|\(at\)|\[at\]) ?[\p{L}\p{N}.-]{1,253}/gu;
/** Two or three words with capitals, perhaps with an initial between them. */
const NAME = String.raw`\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}\.)?(?: \p{Lu}[\p{L}'’-]{1,30}){1,2}`;
const behindTitle = new RegExp(String.raw`\b(Mr|Mrs|Ms|Mx|Dr|Prof)(\.?) \p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30}){0,2}`, 'gu');
const beforeRole = new RegExp(String.raw`${NAME}(?=,? \(?(?:our |the |its )?(?:Chief|CEO|CISO|CTO|CIO|CSO|CPO|VP|Vice President|President|Head of|Director|Managing|Founder|Co-founder|Manager|Engineer|Lead\b|chief|head of|director|founder|engineer))`, 'gu');
const besideSpeech = new RegExp(String.raw`(?<=\b(?:says|said|writes|wrote|explains|explained|adds|added|contact|Contact|call|(?<![Ss]ecure )by) )${NAME}|${NAME}(?= (?:says|said|writes|wrote|explains|explained|adds|added)\b)|(?<=[—–-] )${NAME}(?=[,.]?$)`, 'gu');

/**
 * A sentence without mail addresses, and without what reads like a person's name: behind a title such as Dr, before a role such as CEO,
 * or beside a word such as «said». Names in other places, in one word, or in a script without capitals are not recognised.
 */
export function masked(text: string): string {
  return text.replace(MAIL, '[mail address]').replace(behindTitle, '[name]').replace(beforeRole, '[name]').replace(besideSpeech, '[name]');
}
