import { isObject, valueAt, type JsonValue } from '../../gateway/json-value.ts';

const command = /\b(?:npm|pnpm(?:\s+-r)?|yarn(?:\s+npm)?|bun|cargo|poetry|uv|hatch|flit)\s+publish\b|\btwine\s+upload\b|\bdocker\s+(?:image\s+)?push\b|\bdocker\s+buildx\s+(?:build|bake)\b.{0,500}--push\b|\bdocker\s+buildx\s+imagetools\s+create\b|\bgoreleaser\s+(?:release|continue|publish)\b|\bgh\s+release\s+(?:create|upload)\b|\bhelm\s+push\b|\bmvnw?\b.{0,80}\bdeploy\b|\bgradlew?\b.{0,80}\bpublish|\bsemantic-release\b|\bgem\s+push\b|\bdotnet\s+nuget\s+push\b|\bko\s+(?:build|publish|resolve)\b.{0,200}\bKO_DOCKER_REPO\b/;
const isRehearsed = /--dry-run\b|--snapshot\b|--split\b|--skip[=\s][\w,-]{0,80}publish|--draft\b/;
/** Actions that publish whatever their inputs say. */
const action = /^(?:pypa\/gh-action-pypi-publish|softprops\/action-gh-release|ncipollo\/release-action|actions\/create-release|actions\/upload-release-asset|svenstaro\/upload-release-action|js-devtools\/npm-publish|cycjimmy\/semantic-release-action|python-semantic-release\/[\w-]+|redhat-actions\/push-to-registry|katyo\/publish-crates|rubygems\/release-gem)(?:@|$)/i;
const imageAction = /^(?:(?:docker|depot)\/(?:build-push|bake)-action)@/i;
const testing = /\b(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?(?:test|check|lint|ci:test|verify)|\bnpm\s+t\b|\b(?:cargo|go|mvnw?|gradlew?|swift|dotnet|make|just|task|tox|nox|bazel|composer|mix)\s+(?:[\w./:-]+\s+){0,2}(?:[\w-]+[-:])?(?:tests?|check|verify|clippy|vet|lint)\b|\bpytest\b|\btox\b|\bnox\b|\bjest\b|\bvitest\b|\bmocha\b|\brspec\b|\bphpunit\b|\bctest\b|\bnode\s+--test\b|codeql-action|cypress-io\/github-action|\bsemgrep\b|\bgolangci-lint\b|\beslint\b|\bruff\b|\bpre-commit\b/;
/** Words in the name of a workflow or an action of one's own that say that it tests. */
const testingName = /(?:^|[/._ -])(?:tests?|testing|unit|e2e|checks?|ci|lint|verify|verification|validate|qa)(?=$|[/._ -])/i;

/** What a step starts: the text of its commands without comments, or the name of its action. */
interface Step {
  readonly uses: string;
  readonly commands: readonly string[];
  readonly inputs: JsonValue | undefined;
}

/** The steps of a job as a workflow writes them. */
export function stepsOf(job: JsonValue | undefined): readonly Step[] {
  const steps = isObject(job) ? valueAt(job, 'steps') : undefined;
  if (!Array.isArray(steps)) return [];
  return steps.filter(isObject).map((step) => {
    const uses = valueAt(step, 'uses');
    const run = valueAt(step, 'run');
    const commands = typeof run === 'string' ? run.replace(/\\\r?\n\s*/g, ' ').split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')) : [];
    return { uses: typeof uses === 'string' ? uses : '', commands, inputs: valueAt(step, 'with') };
  });
}

/** Whether a step brings something to the public: not a rehearsal, a draft, or a build that stays where it is. */
export function isPublishing({ uses, commands, inputs }: Step): boolean {
  if (commands.some((line) => command.test(line) && !isRehearsed.test(line))) return true;
  const input = (name: string): string => {
    const value = isObject(inputs) ? valueAt(inputs, name) : undefined;
    return typeof value === 'string' || typeof value === 'number' || value === true ? String(value) : '';
  };
  if (imageAction.test(uses)) return !/^(?:false)?$/.test(input('push')) || /push=true|type=registry/.test(input('outputs'));
  if (/^goreleaser\/goreleaser-action@/i.test(uses)) return /^(?:release|continue|publish)\b/.test(input('args').trim()) && !isRehearsed.test(input('args'));
  if (/^changesets\/action@/i.test(uses)) return input('publish') !== '';
  return action.test(uses) && input('draft') !== 'true';
}

/** Whether a step tests or analyses. */
export function isTesting({ uses, commands, inputs }: Step): boolean {
  // Actions that try again or set up a place to run take the command as an input.
  const given = isObject(inputs) ? ['command', 'run', 'script', 'cmd'].map((name) => valueAt(inputs, name)).filter((value) => typeof value === 'string') : [];
  return [...commands, ...given].some((line) => testing.test(line)) || testing.test(uses) || (uses.startsWith('./') && saysTesting(uses));
}

/** Whether the name of a workflow, a job or an action says that it tests. */
export function saysTesting(name: string): boolean {
  return testingName.test(name.slice(0, 300));
}
