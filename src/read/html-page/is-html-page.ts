import type { Head } from '../head.ts';

/** Larger pages are refused, in bytes. */
export const pageBytesMax = 5_242_880;

/** Whether an artifact is a page of HTML, by its first tag. A text in Markdown may begin with another tag and is none. */
export function isHtmlPage({ text, bytes, xmlRoot }: Head): boolean {
  // A page in an older encoding is no text to the head, and its first tag is seen all the same.
  const start = (text?.slice(0, 16_384) ?? new TextDecoder('latin1').decode(bytes.subarray(0, 16_384))).replace(/^(?:\s*(?:<\?xml[^>]{0,200}\?>|<!--[^]{0,4000}?-->))*/, '').trimStart();
  return xmlRoot?.name.toLowerCase() === 'html' || /^<!doctype html[\s>]|^<html[\s>]/i.test(start);
}
