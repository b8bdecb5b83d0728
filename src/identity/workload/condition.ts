import type { JsonObject } from '../../read/gateway/json.ts';
import { valueAt } from '../../read/gateway/json-value.ts';

/** What a claim of a run’s token must be. */
export interface WorkloadCondition {
  readonly claim: string;
  /** `under`: a path below the value, which ends with a slash, so that a longer name beside it does not fit. */
  readonly is: 'exactly' | 'under';
  readonly value: string;
}

/** Claims that are paths, of which all below one can be meant. */
const pathClaims: ReadonlySet<string> = new Set(['repository', 'project_path', 'namespace_path', 'ref', 'ref_path', 'workflow_ref', 'job_workflow_ref', 'ci_config_ref_uri', 'environment']);
/** Claims that say whose run it is. Without one of them every customer of a public build service would be let in. */
const whoseClaims: ReadonlySet<string> = new Set(['repository_id', 'repository', 'project_id', 'project_path', 'sub']);
/** Claims that the check of the token looks at. */
const checkedClaims: ReadonlySet<string> = new Set(['iss', 'aud', 'exp', 'iat', 'nbf', 'jti']);

/** What is wrong with a list of conditions; undefined when nothing is. */
export function conditionsProblem(conditions: readonly WorkloadCondition[]): string | undefined {
  for (const { claim, is, value } of conditions) {
    if (checkedClaims.has(claim)) return `The claim ${claim} is looked at in any case.`;
    if (is === 'under' && !pathClaims.has(claim)) return `The claim ${claim} is no path: say exactly what it must be.`;
    if (is === 'under' && !/^[^/].*\/$/u.test(value)) return 'A path of which everything below is meant ends with a slash and does not begin with one.';
  }
  if (new Set(conditions.map(({ claim }) => claim)).size < conditions.length) return 'Each claim is named once.';
  return conditions.some(({ claim }) => whoseClaims.has(claim)) ? undefined : 'Say whose runs are meant: by repository_id or project_id, which stay what they are, or by repository, project_path or sub.';
}

/** Whether conditions name a repository or project by a name that somebody else can get once its owner gives it up. */
export function restsOnNames(conditions: readonly WorkloadCondition[]): boolean {
  return !conditions.some(({ claim, is }) => is === 'exactly' && (claim === 'repository_id' || claim === 'project_id'));
}

/** The first condition that a run’s claims do not meet. */
export function unmetCondition(conditions: readonly WorkloadCondition[], claims: JsonObject): WorkloadCondition | undefined {
  return conditions.find(({ claim, is, value }) => {
    const found = valueAt(claims, claim);
    if (typeof found !== 'string') return true;
    // A path with a step upwards is not below what it begins with.
    return is === 'exactly' ? found !== value : !found.startsWith(value) || found.length === value.length || found.split('/').some((step) => step === '..' || step === '.');
  });
}
