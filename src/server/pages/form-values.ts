/** A field of a form; undefined when it was left empty. */
export function textIn(values: URLSearchParams, name: string): string | undefined {
  const value = values.get(name)?.trim();
  return value === undefined || value === '' ? undefined : value;
}

/** A number out of a field; undefined when it was left empty. What is no number stays as it is, and the act says so. */
export function numberIn(values: URLSearchParams, name: string): number | string | undefined {
  const text = textIn(values, name);
  return text !== undefined && /^\d{1,15}(?:\.\d{1,6})?$/.test(text) ? Number(text) : text;
}

/** The lines of a field of several lines, without empty ones. */
export function linesIn(values: URLSearchParams, name: string): readonly string[] {
  return (values.get(name) ?? '').split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
}
