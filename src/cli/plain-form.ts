/** The plain form of a command: its names, one argument, and long options that take a word of their own or none. */
export interface PlainForm {
  readonly names: readonly string[];
  /** With the words that may follow; any word where the list is empty. */
  readonly valued: Readonly<Record<string, readonly string[]>>;
  readonly flags: readonly string[];
  /** What the parser of every command gives for options that are left out. */
  readonly defaults: Readonly<Record<string, string>>;
}

export const plainInspect: PlainForm = { names: ['inspect'], valued: { format: ['terminal', 'json'] }, flags: [], defaults: { format: 'terminal' } };
export const plainCveImport: PlainForm = { names: ['cve', 'import'], valued: { list: [], format: ['terminal', 'json'] }, flags: ['quiet'], defaults: { format: 'terminal' } };

/** What a plain command line says. */
export interface PlainWords {
  readonly argument: string;
  readonly options: Readonly<Record<string, string | boolean>>;
}

/**
 * Reads a command line of a plain form. To describe every command to the parser takes longer than to start a process, so
 * commands that are run over many files do not wait for it. Whatever is unusual is left to the parser, which can say what is wrong.
 * @returns undefined when the words are not of this form
 */
export function plainForm(words: readonly string[], form: PlainForm): PlainWords | undefined {
  if (form.names.some((name, index) => words[index] !== name)) return undefined;
  const options: Record<string, string | boolean> = { ...form.defaults };
  let argument: string | undefined;
  for (let at = form.names.length; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('-')) {
      if (argument !== undefined) return undefined;
      argument = word;
      continue;
    }
    const name = word.startsWith('--') ? word.slice(2) : '';
    if (form.flags.includes(name)) {
      options[name] = true;
      continue;
    }
    const choices = Object.hasOwn(form.valued, name) ? form.valued[name] : undefined;
    at += 1;
    const value = words[at];
    if (choices === undefined || value === undefined || value.startsWith('-') || (choices.length > 0 && !choices.includes(value))) return undefined;
    options[name] = value;
  }
  return argument === undefined ? undefined : { argument, options };
}
