import { absent, tested } from '../proof.ts';
import { answers, buckets, listener, tls } from '../suites.ts';
import { first, second, type Chapter } from '../requirement.ts';

const noSockets = absent('No WebSocket is spoken: an upgrade is answered as any request.', { packages: /^(?:ws|socket\.io|uws|faye-websocket)$/, words: /WebSocketServer|\.on\('upgrade'/ });

export const apiAndService: Chapter = {
  title: 'V4 API and web service',
  requirements: [
    first('4.1.1', 'Each body says its type and characters', tested(answers('say what they are, in which characters, and that nobody may guess'))),
    second('4.1.2', 'The API does not lead from http to https', tested(tls('plain http gets no answer where TLS is spoken, and so is led nowhere'))),
    second('4.1.3', 'Headers of proxies can’t be forged', tested(buckets('forwarding headers count only from a proxy that is trusted, and only as far as trusted proxies wrote them'))),
    second('4.2.1', 'Where a message ends is never in doubt', tested([listener('methods that nobody needs, other protocols and doubtful framing are refused'), listener('a target that could be read in two ways is refused')])),
    second('4.3.1', 'Costly GraphQL queries', absent('There is no GraphQL.', { packages: /graphql/i })),
    second('4.3.2', 'GraphQL introspection', absent('There is no GraphQL.', { packages: /graphql/i })),
    first('4.4.1', 'WebSocket over TLS', noSockets),
    second('4.4.2', 'The origin of a WebSocket', noSockets),
    second('4.4.3', 'Tokens of a WebSocket', noSockets),
    second('4.4.4', 'Sessions of a WebSocket', noSockets),
  ],
};
