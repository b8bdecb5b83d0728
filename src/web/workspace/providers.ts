import { post, Refused } from './api.ts';
import { secretOfLink } from './ceremonies.ts';
import { working } from './status.ts';

/** Where a sign-in waits in this tab while somebody is at a provider. */
const place = 'assay-sign-in';

/** What waits: the secret that ties the provider’s answer to this browser, what it is for, and the invitation that it takes up. */
interface Waiting {
  readonly ceremony: string;
  readonly purpose: string;
  readonly invitation: string;
}

/** Makes the buttons of providers work, and hands over what a provider answered. */
export function startProviders(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-provider]')) {
    const button = form.querySelector<HTMLButtonElement>('button[type=submit]');
    if (button === null) continue;
    button.disabled = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void working(button, 'You are led to your provider.', async () => leave(form.dataset['provider'] ?? '', form.dataset['providerFor'] ?? 'sign-in'));
    });
  }
  const answered = document.querySelector<HTMLFormElement>('form[data-provider-answer]');
  if (answered !== null) void handOver(answered);
}

async function leave(provider: string, purpose: string): Promise<void> {
  const invitation = purpose === 'invitation' ? secretOfLink() : '';
  const { goTo, ceremony } = purpose === 'test' ? await post(`/api/v1/providers/${provider}/test/begin`, {}) : await post('/api/v1/sign-in/provider/begin', { provider });
  sessionStorage.setItem(place, JSON.stringify({ ceremony: String(ceremony), purpose, invitation } satisfies Waiting));
  location.assign(String(goTo));
}

async function handOver(form: HTMLFormElement): Promise<void> {
  const waiting = sessionStorage.getItem(place);
  sessionStorage.removeItem(place);
  const provider = form.dataset['providerAnswer'] ?? '';
  // The answer counts once; neither history nor a picture of the screen needs to keep it.
  history.replaceState(null, '', location.pathname);
  await working(form, 'Your provider’s answer is being checked.', async () => {
    if (waiting === null) throw new Refused('signed-out', 'This sign-in was not begun in this tab. Begin again.');
    const { ceremony, purpose, invitation } = JSON.parse(waiting) as Waiting;
    const answer = new FormData(form).get('answer');
    if (purpose === 'test') return tell(await post(`/api/v1/providers/${provider}/test/finish`, { ceremony, answer }));
    await post('/api/v1/sign-in/provider/finish', { provider, ceremony, answer, ...(invitation === '' ? {} : { invitation }) }).catch((problem: unknown) => {
      throw problem instanceof Refused && problem.kind === 'signed-out' ? new Refused(problem.kind, 'Signing in did not work. Begin again; if it goes on, ask an administrator, who finds the reason in the audit log.') : problem;
    });
    location.replace('/home');
  });
}

const words: readonly (readonly [name: string, title: string])[] = [['outcome', 'What would happen'], ['subject', 'Subject'], ['displayName', 'Name'], ['mail', 'Mail'], ['groups', 'Groups'], ['roles', 'Roles by them']];

/** Shows what a provider says when it is tried out. */
function tell(told: Readonly<Record<string, unknown>>): void {
  const part = document.querySelector<HTMLElement>('[data-told]');
  const list = part?.querySelector('dl');
  if (part === null || list === null || list === undefined) return;
  for (const [name, title] of words) {
    const value = told[name];
    const text = Array.isArray(value) ? value.map(String).join(', ') : typeof value === 'string' ? value : '';
    for (const [tag, content] of [['dt', title], ['dd', text === '' ? 'none' : text]] as const) {
      const line = document.createElement(tag);
      line.textContent = content;
      list.append(line);
    }
  }
  part.hidden = false;
  const title = document.querySelector('h1');
  if (title !== null) title.textContent = 'Tried out';
  for (const back of document.querySelectorAll<HTMLElement>('[data-back]')) back.hidden = true;
}
