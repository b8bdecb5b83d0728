/** A script inside of a markup file. */
export interface Script {
  readonly source: string;
  /** Lines above the script. */
  readonly lineOffset: number;
  readonly grammar: 'javascript' | 'typescript' | 'tsx';
}

const scriptsMax = 50;

/** The inline scripts of HTML, Vue and Svelte files, at most 50; scripts that are data or come from elsewhere are left out. */
export function scriptsIn(text: string): readonly Script[] {
  const scripts: Script[] = [];
  const lower = text.toLowerCase();
  let line = 0;
  let counted = 0;
  for (let at = lower.indexOf('<script'); at !== -1 && scripts.length < scriptsMax; at = lower.indexOf('<script', at + 7)) {
    const start = lower.indexOf('>', at) + 1;
    if (start === 0) break;
    const end = lower.indexOf('</script', start);
    if (end === -1) break;
    const attributes = lower.slice(at + 7, Math.min(start, at + 500));
    const type = /\btype\s{0,4}=\s{0,4}["']?([\w/+.-]{1,60})/.exec(attributes)?.[1];
    const isCode = type === undefined || type === 'module' || /(?:java|ecma|type)script|babel|jsx/.test(type);
    if (isCode && end > start) {
      for (let next = text.indexOf('\n', counted); next !== -1 && next < start; next = text.indexOf('\n', next + 1)) line += 1;
      counted = start;
      scripts.push({ source: text.slice(start, end), lineOffset: line, grammar: /\blang\s{0,4}=\s{0,4}["']?tsx/.test(attributes) ? 'tsx' : /\blang\s{0,4}=\s{0,4}["']?ts/.test(attributes) || type === 'text/typescript' ? 'typescript' : 'javascript' });
    }
    at = end;
  }
  return scripts;
}
