import { tagOf } from './escaped.ts';
import { visible } from './visible.ts';

/** XML text and quoted attribute values. */
export const xml = tagOf('xml', (raw) => visible(raw).replace(/[&<>"'\ufffe\uffff]/g, (character) => (character >= '\ufffe' ? '\ufffd' : `&#${character.charCodeAt(0)};`)));
