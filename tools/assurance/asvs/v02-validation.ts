import { built, tested } from '../proof.ts';
import { api, buckets, burst, configuration, door, inputs, openApi, people, products, signIn, singleUse, store, tokens } from '../suites.ts';
import { first, second, type Chapter } from '../requirement.ts';

export const validation: Chapter = {
  title: 'V2 Validation and business logic',
  requirements: [
    first('2.1.1', 'Rules for inputs are written down', tested([openApi('${name}: each is described once, at its place'), openApi('${name}: paths and parameters go together, references lead somewhere, and schemas compile')], 'The OpenAPI document is made from the schemas that hold the inputs.')),
    second('2.1.2', 'What must go together is written down', built('docs/generated/limits.md', { generator: 'tools/generate-limits.ts' }, 'The last part of the page.')),
    second('2.1.3', 'Limits are written down', built('docs/generated/limits.md', { generator: 'tools/generate-limits.ts' }, 'Per person, per source and altogether.')),
    first('2.2.1', 'Inputs are held to allowed forms', tested([inputs('every field of every act is held to its form on the server, whatever a page would have let through'), door('input is strict, and each problem says where')])),
    first('2.2.2', 'Inputs are held on the server', tested(inputs('every field of every act is held to its form on the server, whatever a page would have let through'))),
    second('2.2.3', 'What belongs together is looked at together', tested([inputs('a name is held to one line of at most 120 visible characters, and what goes together is looked at together'), people('roles are held as they make sense'), configuration('a loosening counts from its acceptance until its end, and only towards less safe')])),
    first('2.3.1', 'Steps keep their order and their person', tested([inputs('a step that was left out is not made up for: what must be begun is begun first, by the same person'), signIn('a step-up begun in one session can’t be ended in another, nor a sign-in be ended as a step-up'), products('an archived product takes nothing more, and a job that is cancelled keeps nothing')])),
    second('2.3.2', 'Limits are held', tested([tokens('a token is not made without a fresh passkey, for what its owner may not do, for sensitive acts, or for longer than allowed'), inputs('an upload is no larger than allowed, whatever it says of itself, and what was refused leaves nothing'), inputs('numbers are whole and within their range, and nothing overflows')])),
    second('2.3.3', 'An act is done wholly or not at all', tested([store('a change that fails leaves nothing, and those beside it stand'), door('what an act refuses or breaks leaves an entry and no change')])),
    second('2.3.4', 'What is there once is given once', tested([people('two administrators who remove each other at the same time leave one'), api('the same key does a thing once, however often and however much at once it is sent'), singleUse('of 50 uses of one ${purpose} secret at the same time, exactly one wins')])),
    second('2.4.1', 'No flood of calls', tested([burst('one source that asks too much waits, and is told for how long'), burst('ten times what it can do is told to come again at once, signing in goes on, and afterwards all is as before'), buckets('each sender has its own limit, and it fills up again with time')])),
  ],
};
