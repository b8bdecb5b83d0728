/** Makes buttons work that copy the text of another element; without a script they are not shown. */
export function startCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const source = document.getElementById(button.dataset['copy'] ?? '');
      if (source === null) return;
      const lines = source instanceof HTMLOListElement ? [...source.children].map(({ textContent }) => textContent) : [source.textContent];
      const before = button.textContent;
      navigator.clipboard.writeText(lines.join('\n').trim()).then(() => { button.textContent = 'Copied'; }, () => { button.textContent = 'Copying is not allowed here'; })
        .finally(() => setTimeout(() => { button.textContent = before; }, 2500));
    });
  }
}
