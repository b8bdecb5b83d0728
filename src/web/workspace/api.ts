/** The workspace said no, in words for people. */
export class Refused extends Error {
  override readonly name = 'Refused';
  /** The kind of problem, for example `step-up-needed`. */
  readonly kind: string;
  constructor(kind: string, message: string) {
    super(message);
    this.kind = kind;
  }
}

/**
 * Does an act by the API, in the visitor’s session.
 * @throws Refused
 */
export async function post(path: string, input: unknown): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(path, { method: 'POST', credentials: 'same-origin', redirect: 'error', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify(input) })
    .catch(() => { throw new Refused('unreachable', 'The workspace did not answer. Look at the connection, then try again.'); });
  const text = await response.text();
  if (response.ok) return text === '' ? {} : fieldsOf(text);
  throw refusalIn(text, response.status);
}

/** What an answer that is a problem says. */
export function refusalIn(text: string, status: number): Refused {
  const { type, detail, problems } = fieldsOf(text);
  const places = Array.isArray(problems) ? problems.flatMap((problem: unknown) => (typeof problem === 'object' && problem !== null && 'message' in problem ? [String(problem.message)] : [])) : [];
  const words = [typeof detail === 'string' ? detail : `The workspace answered with status ${status}.`, ...places].join(' ');
  return new Refused(typeof type === 'string' ? type.slice(type.lastIndexOf('/') + 1) : 'unknown', words);
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
