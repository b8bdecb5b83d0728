import { post, Refused } from './api.ts';
import { make, show, stepUp, withStepUp } from './passkey.ts';
import { working } from './status.ts';

/** What is done with a passkey, by the name that the page’s form gives it. */
const ceremonies: Readonly<Record<string, (form: HTMLFormElement) => Promise<void>>> = {
  'sign-in': async (form) => {
    await post('/api/v1/sign-in/passkey/finish', await show('/api/v1/sign-in/passkey/begin'));
    location.assign(form.dataset['next'] ?? '/home');
  },
  'step-up': async (form) => {
    await stepUp();
    form.submit();
  },
  setup: async (form) => {
    const link = secretOfLink();
    const made = await make('/api/v1/setup/begin', { link, displayName: field(form, 'displayName') });
    showCodes(await post('/api/v1/setup/finish', { link, passkeyName: field(form, 'passkeyName'), ...made }));
  },
  invitation: async (form) => {
    const link = secretOfLink();
    const made = await make('/api/v1/sign-in/invitation/begin', { link });
    showCodes(await post('/api/v1/sign-in/invitation/finish', { link, passkeyName: field(form, 'passkeyName'), ...made }));
  },
  add: async (form) => {
    const made = await withStepUp(async () => make('/api/v1/account/passkeys/begin', {}));
    const { isSignedOut } = await post('/api/v1/account/passkeys', { name: field(form, 'passkeyName'), ...made });
    location.assign(isSignedOut === true ? '/sign-in?done=passkey-made' : '/account?done=passkey-made');
  },
};

/** The secret behind `#`, which the browser sent to nobody. */
let secret = '';

/** Takes the secret out of the address, so that neither history nor a picture of the screen keeps it. */
function takeSecret(): void {
  if (document.querySelector('form[data-passkey=setup], form[data-passkey=invitation]') === null) return;
  secret = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
}

/** Makes the page’s passkey forms work. */
export function startCeremonies(): void {
  takeSecret();
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
    const ceremony = ceremonies[form.dataset['passkey'] ?? ''];
    const button = form.querySelector<HTMLButtonElement>('button[type=submit]');
    if (ceremony === undefined || button === null) continue;
    button.disabled = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void working(button, 'Your browser asks for your passkey.', async () => ceremony(form));
    });
  }
}

/** The secret of the link that the page was opened with. @throws Refused without one */
export function secretOfLink(): string {
  if (secret === '') throw new Refused('link', 'The part of the link behind # is missing. Open the whole link, as it was given to you.');
  return secret;
}

function field(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}

/** Shows recovery codes once; they are nowhere else. */
function showCodes({ recoveryCodes }: Readonly<Record<string, unknown>>): void {
  const place = document.querySelector<HTMLElement>('[data-codes]');
  const list = place?.querySelector('ol');
  if (place === null || list === null || list === undefined || !Array.isArray(recoveryCodes)) return;
  list.replaceChildren(...recoveryCodes.map((code: unknown) => {
    const words = document.createElement('code');
    words.textContent = String(code);
    const item = document.createElement('li');
    item.append(words);
    return item;
  }));
  for (const before of document.querySelectorAll<HTMLElement>('[data-before-codes]')) before.hidden = true;
  place.hidden = false;
  place.querySelector<HTMLElement>('h1, h2')?.focus();
}
