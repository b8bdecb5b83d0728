import { follow, type Followed } from './follow.ts';
import type { Gate } from './gate.ts';
import type { PermittedUrl } from './permitted-url.ts';
import { Refusal, shown } from './problem.ts';
import { parseRobots, type RobotsRules } from './robots-rules.ts';

/** The name by which a robots.txt can speak to us. */
const token = 'assay';
const everything: RobotsRules = { forbids: () => undefined };

/** Asks each host once for its robots.txt, through the same gate, and holds pages against it (RFC 9309). */
export class Robots {
  readonly #gate: Gate;
  readonly #byHost = new Map<string, Promise<RobotsRules>>();

  constructor(gate: Gate) {
    this.#gate = gate;
  }

  /** @throws {Refusal} `robots-refused` when the host asks readers like us to stay away from the page */
  async require(url: PermittedUrl): Promise<void> {
    const origin = `${url.scheme}://${url.authority}`;
    const known = this.#byHost.get(origin) ?? this.#read(origin);
    this.#byHost.set(origin, known);
    const rule = (await known).forbids(url.target);
    if (rule !== undefined) throw new Refusal('robots-refused', rule === '' ? 'is on a host whose robots.txt could not be read, so its pages are left alone (RFC 9309, section 2.3.1.4)' : `is closed to readers like us by its host’s robots.txt («${shown(rule)}»)`);
  }

  async #read(origin: string): Promise<RobotsRules> {
    return rulesOf(await follow(`${origin}/robots.txt`, { accept: 'text/plain', limitBytes: this.#gate.limits.robotsBytes, isCut: true }, this.#gate));
  }
}

const nothing: RobotsRules = { forbids: () => '' };

/** A host that says there is no such file allows everything; one that can't say closes everything (sections 2.3.1.2 to 2.3.1.4). */
function rulesOf({ answer, refusal }: Followed): RobotsRules {
  if (answer === undefined) return refusal?.problem === 'redirect-limit' ? everything : nothing;
  if (answer.status >= 500) return nothing;
  if (answer.status < 200 || answer.status >= 300 || answer.body === undefined) return everything;
  return parseRobots(new TextDecoder().decode(answer.body), token);
}
