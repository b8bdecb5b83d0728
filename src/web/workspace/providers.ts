import { post, Refused } from './api.ts';
import { working } from './status.ts';

/** Where the secret of a sign-in waits in this tab while somebody is at a provider. */
const place = 'assay-sign-in';

/** Makes the buttons of providers work, and hands over what a provider answered. */
export function startProviders(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-provider]')) {
    const button = form.querySelector<HTMLButtonElement>('button[type=submit]');
    if (button === null) continue;
    button.disabled = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void working(button, 'You are led to your provider.', async () => {
        const { goTo, ceremony } = await post('/api/v1/sign-in/provider/begin', { provider: form.dataset['provider'] });
        sessionStorage.setItem(place, String(ceremony));
        location.assign(String(goTo));
      });
    });
  }
  const answered = document.querySelector<HTMLFormElement>('form[data-provider-answer]');
  if (answered !== null) void handOver(answered);
}

async function handOver(form: HTMLFormElement): Promise<void> {
  const ceremony = sessionStorage.getItem(place) ?? '';
  sessionStorage.removeItem(place);
  // The answer counts once; neither history nor a picture of the screen needs to keep it.
  history.replaceState(null, '', location.pathname);
  await working(form, 'Your provider’s answer is being checked.', async () => {
    if (ceremony === '') throw new Refused('signed-out', 'This sign-in was not begun in this tab. Begin again.');
    await post('/api/v1/sign-in/provider/finish', { provider: form.dataset['providerAnswer'], ceremony, answer: new FormData(form).get('answer') });
    location.replace('/home');
  });
}
