import type { EngineOutputs, EscapingEngine } from '../../model/evidence/source-tree.ts';
import type { EngineMark } from './template-engines.ts';
import type { TemplateOutputs } from './template-outputs.ts';

/** Files whose words say which engine a product uses. */
const tellsEngine = /\.(?:py|js|mjs|cjs|ts|php|rs|go)$|(?:^|\/)(?:package\.json|composer\.json|Cargo\.toml)$/i;

/** Adds up by engine what is escaped by itself. Outputs that need a mark wait for it until all files were read. */
export function engineOutputs(): { add(path: string, outputs: TemplateOutputs): void; mark(path: string, mark: EngineMark): void; list(): readonly EngineOutputs[] } {
  const byEngine = new Map<EscapingEngine, { readonly needs: EngineMark | undefined; outputs: number; files: number; readonly first: EngineOutputs['first'] }>();
  const marks = new Set<EngineMark>();
  return {
    add(path, { engine, needs, outputs, line }) {
      const known = byEngine.get(engine) ?? { needs, outputs: 0, files: 0, first: { path, line } };
      known.outputs += outputs;
      known.files += 1;
      byEngine.set(engine, known);
    },
    mark(path, mark) {
      if (tellsEngine.test(path.slice(-200))) marks.add(mark);
    },
    list: () =>
      [...byEngine]
        .filter(([, { needs }]) => needs === undefined || marks.has(needs))
        .map(([engine, { outputs, files, first }]) => ({ engine, outputs, files, first }))
        .sort((a, b) => b.outputs - a.outputs || (a.engine < b.engine ? -1 : 1)),
  };
}
