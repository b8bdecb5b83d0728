import { tested } from '../proof.ts';
import { answers, api, browser, inputs, oidc, publishing, source, tls, urls } from '../suites.ts';
import { first, second, type Chapter } from '../requirement.ts';

export const browserSecurity: Chapter = {
  title: 'V3 In the browser',
  requirements: [
    first('3.2.1', 'Answers are shown only as what they are', tested([answers('say what they are, in which characters, and that nobody may guess'), inputs('a file is taken for what its bytes are, whatever its name and its type say, and comes back as a download only')])),
    first('3.2.2', 'Text is set as text', tested([source('writes HTML only through the template that escapes, and sets none in a browser'), browser('runs no script or style of others, and says no error')])),
    first('3.3.1', 'Cookies have the attribute Secure, and a prefix', tested(tls('over TLS the cookie is held to this host, and browsers are told to come by TLS alone'), 'On plain http://localhost, where not every browser takes a Secure cookie, it has another name and lies on loopback only.')),
    second('3.3.2', 'Cookies say to which sites’ requests they belong', tested(tls('over TLS the cookie is held to this host, and browsers are told to come by TLS alone'))),
    second('3.3.3', 'Cookies have the prefix __Host-', tested(tls('over TLS the cookie is held to this host, and browsers are told to come by TLS alone'))),
    second('3.3.4', 'Scripts can’t read the session', tested([tls('over TLS the cookie is held to this host, and browsers are told to come by TLS alone'), answers('of a signed-in person are kept by no cache, and no page’s session has a place in an address or a body')])),
    first('3.4.1', 'Browsers come by TLS alone', tested(tls('every answer over TLS says that this host and those below it are reached by TLS alone, for two years'))),
    first('3.4.2', 'No other origin reads answers', tested([answers('tell no other host where somebody was, and open themselves to no other origin'), api('what another site makes a browser send is refused')])),
    second('3.4.3', 'A policy lets nothing foreign load or run', tested(answers('carry a policy by which nothing foreign loads, runs, frames or is based elsewhere'))),
    second('3.4.4', 'Browsers guess no types', tested(answers('say what they are, in which characters, and that nobody may guess'))),
    second('3.4.5', 'No other host learns where somebody was', tested(answers('tell no other host where somebody was, and open themselves to no other origin'))),
    second('3.4.6', 'No page stands in another’s frame', tested(answers('carry a policy by which nothing foreign loads, runs, frames or is based elsewhere'))),
    first('3.5.1', 'Requests that another site causes are refused', tested(api('what another site makes a browser send is refused'))),
    first('3.5.2', 'No way around the question in advance', tested([api('what another site makes a browser send is refused'), api('a body with a key twice, a key that JavaScript knows, half a character, too deep or no object is refused')], 'A change needs JSON or a form with an own Origin, also where a browser would not ask first.')),
    first('3.5.3', 'Looking changes nothing', tested(answers('come for no method that nobody needs, and for no change by a look'))),
    second('3.5.4', 'Separate applications on separate hosts', tested(publishing('under a host name of its own shows trust pages only there, and nothing of the workspace'), 'Where the setting trustUrl names a second host. Without it what is published lies on the workspace’s own host: static, with a policy of its own, and it reads no cookie.')),
    second('3.5.5', 'Messages of other windows count for nothing', tested(source('keeps nothing in a browser but the secret of a sign-in that is under way, and listens to no other window'))),
    second('3.7.1', 'No plug-ins and other old techniques', tested([answers('carry a policy by which nothing foreign loads, runs, frames or is based elsewhere'), browser('runs no script or style of others, and says no error')])),
    second('3.7.2', 'No leading to hosts of others’ choice', tested([answers('lead on only to pages of this workspace'), urls('a path to come back to stays in this workspace'), oidc('everybody learns the name of a provider; its secret is nowhere in the clear')], 'A sign-in leads only to a provider that an administrator connected.')),
  ],
};
