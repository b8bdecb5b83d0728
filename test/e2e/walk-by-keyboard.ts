import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** What the page keeps while it is walked through. */
interface Walk {
  readonly elements: readonly string[];
  /** Index of each element that took the focus, and whether that could be seen; −1 for one that was not expected. */
  readonly seen: { readonly index: number; readonly isVisible: boolean; readonly words: string }[];
  hasLeft: boolean;
}

/** Goes through a page by Tab alone: the skip link first, everything that can be used once, in the order of the document, each with a focus that can be seen, and out again. */
export async function walkByKeyboard(page: Page, name: string): Promise<void> {
  const count = await page.evaluate(() => {
    const groups = new Set<string>();
    // A group of radio buttons is one stop; arrows move within it.
    const isStop = (element: HTMLElement): boolean => {
      if (element.tabIndex < 0 || !element.checkVisibility({ visibilityProperty: true }) || element.matches(':disabled')) return false;
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
      const group = `${[...document.forms].indexOf(element.form as HTMLFormElement)} ${element.name}`;
      const chosen = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]:checked')].find((other) => other.form === element.form && other.name === element.name);
      if (groups.has(group) || (chosen !== undefined && chosen !== element)) return false;
      groups.add(group);
      return true;
    };
    const elements = [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]')].filter(isStop);
    const wordsOf = (element: HTMLElement): string => `${element.tagName.toLowerCase()} ${(element.getAttribute('aria-label') ?? element.innerText ?? '').trim().slice(0, 40)} ${element.id}`;
    const walk: Walk = { elements: elements.map(wordsOf), seen: [], hasLeft: false };
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof HTMLElement)) return;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(target);
      walk.seen.push({ index: elements.indexOf(target), isVisible: (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none', words: wordsOf(target) });
    });
    document.addEventListener('focusout', ({ relatedTarget }) => { walk.hasLeft ||= relatedTarget === null; });
    Object.assign(globalThis, { walk });
    return elements.length;
  });
  const look = async (): Promise<Walk> => page.evaluate(() => (globalThis as unknown as { walk: Walk }).walk);
  // A field for a day has several stops of its own.
  for (let pressed = 0; pressed < count * 4 + 20; pressed += 1) {
    await page.keyboard.press('Tab');
    if (pressed >= count && pressed % 4 === 0 && (await look()).hasLeft) break;
  }
  const { elements, seen, hasLeft } = await look();
  assert.ok(hasLeft, `${name}: the focus never leaves the page again; last it was on ${seen.at(-1)?.words ?? 'nothing'}`);
  const first = seen.findIndex(({ index }, place) => place > 0 && index === 0);
  const once = first < 0 ? seen : seen.slice(0, first);
  assert.match(once[0]?.words ?? '', /^a To the content/u, `${name}: the skip link is first`);
  assert.deepEqual(once.filter(({ isVisible }) => !isVisible).map(({ words }) => words), [], `${name}: where the focus can’t be seen`);
  const order = once.map(({ index }) => index).filter((index) => index >= 0);
  assert.deepEqual(elements.filter((_, index) => !order.includes(index)), [], `${name}: what is never reached`);
  assert.deepEqual(order, order.toSorted((one, other) => one - other), `${name}: the order of the document`);
}
