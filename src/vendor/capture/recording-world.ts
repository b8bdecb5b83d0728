import type { World } from '../../net/world.ts';
import type { CaptureWriter } from './capture-writer.ts';
import { mailQuestion, nameQuestion, webQuestion } from './question.ts';

/**
 * The live world with a tape: every answer is kept in the capture, and a question that was asked before is answered from memory,
 * so that all who ask see the same, now and when the capture is looked at again.
 */
export function recordingWorld(live: World, capture: CaptureWriter): World {
  const answers = new Map<string, Promise<unknown>>();
  const once = <Answer>(question: string, ask: () => Promise<Answer>): Promise<Answer> => {
    // A question begins with the method that asks it, so that what is remembered under it has the method's type.
    const known = answers.get(question) as Promise<Answer> | undefined;
    const answer = known ?? ask();
    answers.set(question, answer);
    return answer;
  };
  return {
    web: (request) => once(webQuestion(request.url), async () => {
      const { look: { body: _told, ...rest }, body } = await live.web(request);
      const look = { ...rest, url: request.url, ...(body === undefined ? {} : { body: { digest: capture.body(body), sizeBytes: body.length } }) };
      capture.look(look);
      return { look, ...(body === undefined ? {} : { body }) };
    }),
    name: (name, type) => once(nameQuestion(name, type), async () => {
      const look = { ...await live.name(name, type), name: name.toLowerCase(), type };
      capture.look(look);
      return look;
    }),
    mail: (host) => once(mailQuestion(host), async () => {
      const look = { ...await live.mail(host), host: host.toLowerCase() };
      capture.look(look);
      return look;
    }),
  };
}
