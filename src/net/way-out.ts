import { createGate } from './gate.ts';
import { lookAtMail } from './mail-look.ts';
import { lookAtName } from './name-look.ts';
import { Robots } from './robots.ts';
import type { Politeness } from './politeness.ts';
import { readOptions, type WayOutOptions } from './way-out-options.ts';
import { lookAtWeb } from './web-look.ts';
import type { World } from './world.ts';

/**
 * The one way out of Assay. It looks at public hosts only, at the address that it has checked, over https on port 443,
 * for a short time, for few bytes, slowly and without cookies, and writes down what it did.
 * What another host does is told in the look and never thrown.
 * @param politeness turns that are taken together with other ways out, so that a host is asked no faster by several than by one
 * @throws {TypeError} with a sentence when an option can't be read
 */
export function createWayOut(options: WayOutOptions = {}, politeness?: Politeness): World {
  const gate = createGate(readOptions(options), politeness);
  const robots = new Robots(gate);
  return {
    web: (request) => lookAtWeb(request, gate, robots),
    name: (name, type) => lookAtName(name, type, gate),
    mail: (host) => lookAtMail(host, gate),
  };
}
