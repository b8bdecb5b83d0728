import { say, type Text } from '../../../model/text.ts';

/** A file of the dossier's folder, or why it could not be had. */
export type FetchedFile = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly reason: Text };

const timeMilliseconds = 60_000;

/**
 * Gets a file that lies beside the page. Nothing is sent but the request; a redirect is not followed.
 * @param path relative to the page, each segment as it is
 * @param limitBytes a longer file is given up
 */
export async function fetchFile(path: string, limitBytes: number): Promise<FetchedFile> {
  const address = path.split('/').map(encodeURIComponent).join('/');
  try {
    const response = await fetch(address, { cache: 'no-store', credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(timeMilliseconds) });
    if (!response.ok || response.body === null) return { reason: say`The host answered with the status ${response.status}.` };
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of piecesOf(response.body)) {
      length += piece.length;
      if (length > limitBytes) return { reason: say`It is longer than ${limitBytes} bytes, the most that is read.` };
      pieces.push(piece);
    }
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return { bytes };
  } catch {
    return { reason: say`It could not be fetched from the page’s host.` };
  }
}

/** Not every browser lets a stream be walked through. */
async function* piecesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
