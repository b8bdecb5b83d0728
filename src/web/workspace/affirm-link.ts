/** Hands over what stands behind `#` of a link for an affirmation, and takes it out of the address, so that neither history nor a picture of the screen keeps it. */
export function startAffirmLink(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-affirm-link]');
  const field = form?.querySelector<HTMLInputElement>('input[name=link]');
  const secret = location.hash.slice(1);
  if (form === null || field === null || field === undefined || secret === '') return;
  history.replaceState(null, '', location.pathname);
  field.value = secret;
  form.submit();
}
