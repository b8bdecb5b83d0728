import type { SecurityTxt } from '../../model/evidence/security-txt.ts';
import { ask, lookedFrom } from './web-answer.ts';
import { pageRequest } from './collect-page.ts';
import { plainAddress } from './site.ts';
import type { Collected, Tools } from './tools.ts';

const contactsMax = 3;

/** Looks whether the web addresses for reports in security.txt answer. What they say is not read. */
export async function collectReportingPages(securityTxt: SecurityTxt | undefined, tools: Tools): Promise<readonly Collected[]> {
  const addresses = [...new Set((securityTxt?.contacts ?? []).flatMap(({ address }) => plainAddress(address ?? '') ?? []))];
  return Promise.all(addresses.slice(0, contactsMax).map(async (address): Promise<Collected> => {
    const answer = await ask(tools.world, pageRequest(address));
    const outcome = answer.state === 'here' ? 'found' : answer.state === 'absent' ? 'absent' : 'not-looked';
    return { looked: { place: 'reporting-page', address, from: 'linked', outcome, ...lookedFrom(answer) } };
  }));
}
