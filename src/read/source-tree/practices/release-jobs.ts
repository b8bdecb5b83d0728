import type { ReleasePlace } from '../../../model/evidence/build-practices.ts';
import { isObject, valueAt, type JsonObject, type JsonValue } from '../../gateway/json-value.ts';
import { parseYaml } from '../../gateway/yaml.ts';
import { Unreadable } from '../../source.ts';
import { isPublishing, isTesting, saysTesting, stepsOf } from './release-steps.ts';

const jobsMax = 100;
const depthMax = 10;

type Gate = ReleasePlace['gate'];

/** Jobs of a GitHub workflow that publish, and what they wait for; nothing for workflows of other kinds, and for those that only a proposed change starts. */
export function releaseJobs(path: string, text: string, bytes: Uint8Array): readonly ReleasePlace[] {
  if (!/publish|push|release|deploy|upload|imagetools/.test(text)) return [];
  const workflow = documentOf(bytes);
  const jobs = workflow === undefined ? undefined : recordOf(valueAt(workflow, 'jobs'));
  if (workflow === undefined || jobs === undefined) return [];
  const triggers = triggersOf(valueAt(workflow, 'on'));
  const names = [...triggers.keys()];
  if (names.length > 0 && names.every((name) => name === 'pull_request' || name === 'merge_group')) return [];
  const around: Gate = isAfterTests(triggers.get('workflow_run')) ? 'checks' : names.length > 0 && names.every((name) => name === 'workflow_call') ? 'elsewhere' : 'none';
  const lines = text.split('\n');
  return Object.keys(jobs).slice(0, jobsMax).flatMap((name): readonly ReleasePlace[] => {
    const job = valueAt(jobs, name);
    const steps = stepsOf(job);
    const at = steps.findIndex(isPublishing);
    if (at === -1 || isForProposals(memberOf(job, 'if'))) return [];
    const gates: readonly Gate[] = [steps.slice(0, at).some(isTesting) ? 'checks' : 'none', waitingGate(jobs, name, 0), around, memberOf(job, 'environment') === undefined ? 'none' : 'person'];
    const gate = (['checks', 'person', 'elsewhere'] as const).find((one) => gates.includes(one)) ?? 'none';
    return [{ path, line: lineOf(lines, name), job: name.slice(0, 100), gate }];
  });
}

/** What stands before a job: tests, a workflow of which the tests are not seen here, or nothing. */
function waitingGate(jobs: JsonObject, name: string, depth: number): Gate {
  if (depth > depthMax) return 'none';
  const gates = needsOf(valueAt(jobs, name)).map((other): Gate => {
    const job = valueAt(jobs, other);
    const uses = memberOf(job, 'uses');
    if (stepsOf(job).some(isTesting) || saysTesting(typeof uses === 'string' ? uses : other)) return 'checks';
    const further = waitingGate(jobs, other, depth + 1);
    return further === 'none' && typeof uses === 'string' ? 'elsewhere' : further;
  });
  return gates.includes('checks') ? 'checks' : gates.includes('elsewhere') ? 'elsewhere' : 'none';
}

function needsOf(job: JsonValue | undefined): readonly string[] {
  const needs = memberOf(job, 'needs');
  if (typeof needs === 'string') return [needs];
  return Array.isArray(needs) ? needs.filter((one) => typeof one === 'string').slice(0, jobsMax) : [];
}

/** The events that start a workflow, each with what is said of it. */
function triggersOf(on: JsonValue | undefined): ReadonlyMap<string, JsonValue | undefined> {
  if (typeof on === 'string') return new Map([[on, undefined]]);
  if (Array.isArray(on)) return new Map(on.filter((one) => typeof one === 'string').map((one) => [one, undefined]));
  return isObject(on) ? new Map(Object.keys(on).map((name) => [name, valueAt(on, name)])) : new Map();
}

/** Whether a workflow starts behind another one that tests, by its name. */
function isAfterTests(run: JsonValue | undefined): boolean {
  const workflows = memberOf(run, 'workflows');
  return Array.isArray(workflows) && workflows.some((name) => typeof name === 'string' && saysTesting(name));
}

/** A job for proposed changes alone publishes no release, wherever it puts what it built. */
function isForProposals(condition: JsonValue | undefined): boolean {
  return typeof condition === 'string' && /github\.event_name\s*==\s*'pull_request'/.test(condition) && !condition.includes('||');
}

/** The line of a job's name behind that of `jobs`. */
function lineOf(lines: readonly string[], name: string): number {
  const start = lines.findIndex((line) => /^["']?jobs["']?\s*:/.test(line));
  const at = lines.findIndex((line, index) => index > start && /^\s{1,8}\S/.test(line) && line.trim().replace(/^["']/, '').startsWith(name) && /^["']?\s*:/.test(line.trim().replace(/^["']/, '').slice(name.length)));
  return Math.max(at + 1, 1);
}

function documentOf(bytes: Uint8Array): JsonObject | undefined {
  try {
    return recordOf(parseYaml(bytes));
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function recordOf(value: JsonValue | undefined): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

function memberOf(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isObject(value) ? valueAt(value, key) : undefined;
}
