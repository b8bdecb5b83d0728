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
  const { question } = form.dataset;
  const about = question === undefined ? '' : `&question=${encodeURIComponent(question)}`;
  const prefix = typeof folder === 'string' && folder.trim() !== '' ? `${folder.trim().replace(/\/+$/, '')}/` : '';
  let wrong = 0;
  let last = '';
  for (const file of files) {
    const line = lineOf(`${prefix}${file.name}`);
    list.append(line.item);
    const sent = await send(`${form.dataset['upload'] ?? ''}?path=${encodeURIComponent(prefix + file.name)}${about}`, file, line);
    line.end(sent.words, sent.isWrong);
    wrong += sent.isWrong ? 1 : 0;
    last = sent.id;
  }
  button.disabled = false;
  // What was read is shown by the page itself; what went wrong stays to be read.
  if (wrong > 0) return;
  const { then } = form.dataset;
  if (then !== undefined && files.length === 1 && last !== '') {
    location.assign(then.replace('{id}', encodeURIComponent(last)));
    return;
  }
  history.replaceState(null, '', `${location.pathname}?received=${files.length}#${question === undefined ? 'evidence' : `q-${question}`}`);
  location.reload();
}

interface Line {
  readonly item: HTMLElement;
  readonly bar: HTMLProgressElement;
  readonly say: (words: string) => void;
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
    say: (text) => { words.textContent = text; },
    end: (text, isWrong) => {
      bar.remove();
      words.textContent = text;
      words.className = isWrong ? 'problem' : 'small';
    },
  };
}

/** What came of a file: what was read in it, or what went wrong. */
interface Sent {
  readonly words: string;
  readonly isWrong: boolean;
  /** Of what was made of it; empty when nothing was. */
  readonly id: string;
}

/** Sends one file as it is. */
async function send(address: string, file: File, { bar, say }: Line): Promise<Sent> {
  return new Promise((resolve) => {
    // Of what browsers offer, only this tells how far an upload has come.
    const request = new XMLHttpRequest();
    request.open('PUT', address);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      bar.value = loaded / total;
      say(`${Math.floor((loaded / total) * 100)} % sent`);
    });
    request.upload.addEventListener('load', () => {
      bar.removeAttribute('value');
      say('Sent; it is being read.');
    });
    request.addEventListener('load', () => resolve(request.status < 300 ? { words: readIn(request.responseText), isWrong: leftIn(request.responseText).length > 0, id: idIn(request.responseText) } : { words: refusalIn(request.responseText, request.status).message, isWrong: true, id: '' }));
    request.addEventListener('error', () => resolve({ words: 'The workspace did not answer. Look at the connection, then send the file again.', isWrong: true, id: '' }));
    request.send(file);
  });
}

/** The sentences of a reading, as plain text. */
function readIn(answer: string): string {
  const { reading } = JSON.parse(answer) as { readonly reading?: { readonly says: readonly { readonly parts: readonly (string | { readonly quote: string })[] }[] } };
  if (reading === undefined) return ['Received and read.', ...leftIn(answer)].join(' ');
  const sentences = reading.says.map(({ parts }) => parts.map((part) => (typeof part === 'string' ? part : part.quote)).join(''));
  return sentences.length === 0 ? 'Received. No reader knows this form; it is kept, and searched as a file of the product.' : `Received. ${sentences.slice(0, 3).join(' ')}`;
}

/** What could not be taken out of a workbook: to be read before the page is shown anew. */
function leftIn(answer: string): readonly string[] {
  const { left } = JSON.parse(answer) as { readonly left?: readonly string[] };
  return left ?? [];
}

function idIn(answer: string): string {
  const parsed: unknown = JSON.parse(answer);
  return typeof parsed === 'object' && parsed !== null && 'id' in parsed && typeof parsed.id === 'string' ? parsed.id : '';
}
