import { follow, type Followed } from './follow.ts';
import type { Gate } from './gate.ts';
import type { PermittedUrl } from './permitted-url.ts';
import { Refusal, shown } from './problem.ts';
import { parseRobots, type RobotsRules } from './robots-rules.ts';

/** The name by which a robots.txt can speak to us. */
const token = 'assay';
/** What a host's robots.txt came to: its rules, or why the host could not be asked at all. */
type Known = RobotsRules | Refusal;

const everything: RobotsRules = { forbids: () => undefined };
const nothing = new Refusal('robots-refused', 'is on a host whose robots.txt could not be read, so its pages are left alone (RFC 9309, section 2.3.1.4)');

/** Asks each host once for its robots.txt, through the same gate, and holds pages against it (RFC 9309). */
export class Robots {
  readonly #gate: Gate;
  readonly #byHost = new Map<string, Promise<Known>>();

  constructor(gate: Gate) {
    this.#gate = gate;
  }

  /** @throws {Refusal} `robots-refused` when the host asks readers like us to stay away from the page, or the reason why the host can't be asked */
  async require(url: PermittedUrl): Promise<void> {
    const origin = `${url.scheme}://${url.authority}`;
    const asked = this.#byHost.get(origin) ?? this.#read(origin);
    this.#byHost.set(origin, asked);
    const known = await asked;
    if (known instanceof Refusal) throw new Refusal(known.problem, known.message);
    const rule = known.forbids(url.target);
    if (rule !== undefined) throw new Refusal('robots-refused', `is closed to readers like us by its host’s robots.txt («${shown(rule)}»)`);
  }

  async #read(origin: string): Promise<Known> {
    return knownFrom(await follow(`${origin}/robots.txt`, { accept: 'text/plain', limitBytes: this.#gate.limits.robotsBytes, isCut: true }, this.#gate));
  }
}

/** A host that says there is no such file allows everything; one that can't say closes everything (sections 2.3.1.2 to 2.3.1.4). */
function knownFrom({ hops, answer, refusal }: Followed): Known {
  if (answer === undefined) {
    if (refusal?.problem === 'redirect-limit') return everything;
    // The host itself is out of reach, not its file: the page's look says so in the same words.
    return refusal === undefined || hops.some((hop) => hop.status !== undefined) ? nothing : new Refusal(refusal.problem, `was not asked for, because robots.txt beside it ${refusal.message}`);
  }
  if (answer.status >= 500) return nothing;
  if (answer.status < 200 || answer.status >= 300 || answer.body === undefined) return everything;
  return parseRobots(new TextDecoder().decode(answer.body), token);
}
