import { Refused } from './api.ts';

/** Does something that a control was pressed for: says what goes on and what went wrong, and takes one press at a time. */
export async function working(control: HTMLElement, words: string, work: () => Promise<void>): Promise<void> {
  const place = control.closest('main')?.querySelector<HTMLElement>('[data-status]');
  const say = (text: string, isWrong: boolean): void => {
    if (place === null || place === undefined) return;
    place.textContent = text;
    place.classList.toggle('wrong', isWrong);
  };
  if (control.getAttribute('aria-busy') === 'true') return;
  control.setAttribute('aria-busy', 'true');
  say(words, false);
  try {
    await work();
    say('', false);
  } catch (problem) {
    say(problem instanceof Refused ? problem.message : 'Something went wrong in this page. Load it anew and try again.', true);
  } finally {
    control.removeAttribute('aria-busy');
  }
}
