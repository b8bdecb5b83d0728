import type { Expression } from '../expression.ts';

/** The expressions that a name may stand for. */
export type Resolve = (name: string, at: number) => readonly Expression[] | undefined;

/**
 * The whole name of what is called, through imports, renamings and objects made before:
 * `run` is `subprocess.run` behind `from subprocess import run`, `session.get` is `requests.Session().get`.
 * @param at offset of the call
 */
export function calleeOf(path: string, at: number, resolve: Resolve, depth = 0): string {
  const required = path.replace(/^(?:await)?\(?require\(['"](?:node:)?([^'"]{1,100})['"]\)/, '$1').replace(/^import:/, '');
  const root = /^[A-Za-z_$][\w$]*/.exec(required)?.[0];
  if (root === undefined || depth > 5 || required !== path) return required;
  const value = resolve(root, at)?.[0];
  const rest = path.slice(root.length);
  if (value === undefined) return path;
  if (value.kind === 'member') {
    if (value.path === root) return path;
    return calleeOf(value.path, at, resolve, depth + 1) + rest;
  }
  if (value.kind === 'name' && value.name !== root) return calleeOf(value.name, at, resolve, depth + 1) + rest;
  if (value.kind === 'call') {
    const called = calleeOf(value.path, value.at, resolve, depth + 1);
    if (/(?:^|\.)promisify$/.test(called)) {
      const inner = value.args()[0];
      const name = inner?.kind === 'name' ? inner.name : inner?.kind === 'member' ? inner.path : undefined;
      return name === undefined ? path : calleeOf(name, at, resolve, depth + 1) + rest;
    }
    // What `createRequire` gives is a `require`.
    if (called === 'module.createRequire') return `require${rest}`;
    // `require('x')` without more is the module itself.
    if (called === 'require' || called === '__import__') {
      const module = value.args()[0];
      return module?.kind === 'text' ? module.text.replace(/^node:/, '') + rest : path;
    }
    return `${called}()${rest}`;
  }
  return path;
}
