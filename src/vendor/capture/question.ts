import type { Look, NameLook } from '../../model/capture.ts';

/**
 * What was asked, as one line: the same question is asked once in a capture, and its answer is found again by it.
 * Web addresses are taken as they are: two spellings of one address are two questions.
 */
export function webQuestion(url: string): string {
  return `web ${url}`;
}

export function nameQuestion(name: string, type: NameLook['type']): string {
  return `name ${name.toLowerCase()} ${type}`;
}

export function mailQuestion(host: string): string {
  return `mail ${host.toLowerCase()}`;
}

/** The question that a look is the answer to. */
export function questionOf(look: Look): string {
  if (look.look === 'web') return webQuestion(look.url);
  return look.look === 'name' ? nameQuestion(look.name, look.type) : mailQuestion(look.host);
}

/** Looks in the one order that a capture has: by their question, code unit by code unit. */
export function inCanonicalOrder(looks: readonly Look[]): readonly Look[] {
  const keyed = looks.map((look) => ({ look, question: questionOf(look) }));
  return keyed.toSorted((one, other) => (one.question < other.question ? -1 : 1)).map(({ look }) => look);
}
