import { refusalIn } from './api.ts';

/** Makes the field for evidence send its files with progress, one after another, and take files that are dropped on it. */
export function startUploads(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload]')) {
    const input = form.querySelector<HTMLInputElement>('input[type=file]');
    const button = form.querySelector<HTMLButtonElement>('button[type=submit]');
    const list = form.querySelector<HTMLUListElement>('[data-files]');
    if (input === null || button === null || list === null) continue;
    button.disabled = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void sendAll(form, [...(input.files ?? [])], list, button);
    });
    for (const name of ['dragover', 'dragleave', 'drop']) {
      form.addEventListener(name, (event) => {
        event.preventDefault();
        form.classList.toggle('over', name === 'dragover');
      });
    }
    form.addEventListener('drop', ({ dataTransfer }) => void sendAll(form, [...(dataTransfer?.files ?? [])], list, button));
  }
}

async function sendAll(form: HTMLFormElement, files: readonly File[], list: HTMLElement, button: HTMLButtonElement): Promise<void> {
  if (files.length === 0 || button.disabled) return;
  button.disabled = true;
  const folder = new FormData(form).get('folder');
  const prefix = typeof folder === 'string' && folder.trim() !== '' ? `${folder.trim().replace(/\/+$/, '')}/` : '';
  let wrong = 0;
  let last = '';
  for (const file of files) {
    const line = lineOf(`${prefix}${file.name}`);
    list.append(line.item);
    const { problem, id = '' } = await send(`${form.dataset['upload'] ?? ''}?path=${encodeURIComponent(prefix + file.name)}`, file, line.bar);
    line.end(problem ?? 'Received and read.', problem !== undefined);
    wrong += problem === undefined ? 0 : 1;
    last = id;
  }
  button.disabled = false;
  // What was read is shown by the page itself; what went wrong stays to be read.
  const { then } = form.dataset;
  if (wrong === 0) location.assign(then !== undefined && files.length === 1 && last !== '' ? then.replace('{id}', encodeURIComponent(last)) : `${location.pathname}?done=evidence-added`);
}

interface Line {
  readonly item: HTMLElement;
  readonly bar: HTMLProgressElement;
  readonly end: (words: string, isWrong: boolean) => void;
}

function lineOf(path: string): Line {
  const item = document.createElement('li');
  const name = document.createElement('span');
  name.textContent = path;
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute('aria-label', `Sending ${path}`);
  const words = document.createElement('p');
  words.setAttribute('role', 'status');
  item.append(name, bar, words);
  return {
    item, bar,
    end: (text, isWrong) => {
      bar.remove();
      words.textContent = text;
      words.className = isWrong ? 'problem' : 'small';
    },
  };
}

/** Sends one file as it is. @returns what went wrong, or the id of what was made of it */
async function send(address: string, file: File, bar: HTMLProgressElement): Promise<{ readonly problem?: string; readonly id?: string }> {
  return new Promise((resolve) => {
    // Of what browsers offer, only this tells how far an upload has come.
    const request = new XMLHttpRequest();
    request.open('PUT', address);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (loaded >= total) bar.removeAttribute('value');
      else bar.value = loaded / total;
    });
    request.addEventListener('load', () => resolve(request.status < 300 ? { id: idIn(request.responseText) } : { problem: refusalIn(request.responseText, request.status).message }));
    request.addEventListener('error', () => resolve({ problem: 'The workspace did not answer. Look at the connection, then send the file again.' }));
    request.send(file);
  });
}

function idIn(answer: string): string {
  const parsed: unknown = JSON.parse(answer);
  return typeof parsed === 'object' && parsed !== null && 'id' in parsed && typeof parsed.id === 'string' ? parsed.id : '';
}
