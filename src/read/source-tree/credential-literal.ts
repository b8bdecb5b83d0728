/** A value as it is written, read at an offset of a line. */
export interface Literal {
  readonly value: string;
  readonly isQuoted: boolean;
  /** Offset behind the value, when it stands in the window. */
  readonly end?: number;
  readonly linesBelow?: number;
}

const quotedValue = /(?:[bBuUrRLfF@$]{0,2})(["'`])((?:\\.|(?!\1)[^\\\r\n]){0,300})\1/y;
const wrapper = /(?:String::from|new String|Some|Just|Buffer\.from|new SecureString|Secret|SecretString::(?:from|new)|(?![\w.:]{0,40}createHash\()[\w.:]{0,40}(?:hash|bcrypt|make_password|encode|crypt|getBytes)\w{0,20}|(?:await|yield)[ \t]{1,4}[\w.]{0,40}hash\w{0,10})\([ \t]{0,4}(?:b|b?"")?/iy;
const defaulted = /[^;\n"'`]{0,80}?\.?\bdefault(?:Value|_value|To)?["']?[ \t]{0,4}[=:(][ \t]{0,4}/y;
const joinedAfter = /[ \t]{0,4}(?:\+|%[ \t]{0,2}[\w({]|\.(?:format|concat|replace)\b|\.[ \t]{1,3}\$|\|\|)/y;
const inlineDefault = /\{[^{}\n]{0,160}?["']?\bdefault["']?[ \t]{0,4}:[ \t]{0,4}/y;

/** Offset behind a pattern that must match at an offset. */
export function stick(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null ? undefined : at + match[0].length;
}

/** The quoted value at an offset, unless something is joined to it. */
export function quotedAt(text: string, at: number): Literal | undefined {
  const inside = stick(wrapper, text, at) ?? at;
  quotedValue.lastIndex = inside;
  const match = quotedValue.exec(text);
  if (match?.[2] === undefined) return undefined;
  const end = inside + match[0].length;
  return stick(joinedAfter, text, end) === undefined ? { value: match[2], isQuoted: true, end } : undefined;
}

/** `z.string().default("x")`, `{ type: String, default: "x" }`. */
export function defaultAt(text: string, at: number): Literal | undefined {
  if (!/^[\w.({ ]/.test(text.slice(at, at + 1))) return undefined;
  const inline = text[at] === '{' ? stick(inlineDefault, text, at) : undefined;
  if (inline !== undefined) return quotedAt(text, inline);
  const value = stick(defaulted, text, at);
  if (value !== undefined) return quotedAt(text, value);
  const other = stick(/[\w.$[\]"'()]{1,80}[ \t]{0,4}(?:\|\||\?\?|\?:|\bor\b)[ \t]{0,4}/y, text, at);
  if (other !== undefined) return quotedAt(text, other);
  const getter = stick(/[\w.$:]{0,40}(?:get|env|fetch|getenv|getOrDefault|environ|lookup)\w{0,12}\([ \t]{0,4}["'][\w.-]{1,60}["'][ \t]{0,4},[ \t]{0,4}/iy, text, at);
  return getter === undefined ? undefined : quotedAt(text, getter);
}
