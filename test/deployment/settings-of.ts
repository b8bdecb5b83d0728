import { ConfigurationWrong, readConfiguration } from '../../src/settings/configuration.ts';

/** What the workspace would say of the variables of a recipe: each problem is a sentence. Files of secrets hold something of the right form. */
export function settingProblems(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfiguration({ environment, readSecret: (path) => (path.includes('url') ? 'postgres://role:word@localhost/assay?host=/var/run/postgresql' : 'x'.repeat(40)) });
    return [];
  } catch (problem) {
    if (problem instanceof ConfigurationWrong) return problem.problems;
    throw problem;
  }
}
