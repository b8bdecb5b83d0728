import { built, open, tested } from '../proof.ts';
import { api, archive, evidenceFolder, inputs, listener, products } from '../suites.ts';
import { first, second, type Chapter } from '../requirement.ts';

export const files: Chapter = {
  title: 'V5 Files',
  requirements: [
    second('5.1.1', 'Kinds, sizes and treatment of files are written down', built('docs/generated/limits.md', { generator: 'tools/generate-limits.ts' }, 'With docs/generated/formats.md for each format.')),
    first('5.2.1', 'No file is too large', tested([inputs('an upload is no larger than allowed, whatever it says of itself, and what was refused leaves nothing'), evidenceFolder('refuses more than the limit, and leaves nothing of it or of a broken upload')])),
    first('5.2.2', 'A file is what its bytes are', tested(inputs('a file is taken for what its bytes are, whatever its name and its type say, and comes back as a download only'))),
    second('5.2.3', 'Archives are measured before they are unpacked', tested([archive('bombs, and more than the limits allow'), archive('zip that lies, hides or overlaps')])),
    first('5.3.1', 'What is uploaded is not run', tested([inputs('what is uploaded is never a part of the site, and nothing of it is run'), listener('the public site shows its files, saves what is no part of its page, and takes no address of the workspace')])),
    first('5.3.2', 'Paths are not made from names of others', tested([evidenceFolder('follows no link, and takes no name that leads elsewhere'), products('a path that leads elsewhere, collides or stands for the statement is refused')], 'Bytes lie under their digest.')),
    second('5.4.1', 'A download has a name of its own', tested(inputs('a file is taken for what its bytes are, whatever its name and its type say, and comes back as a download only'))),
    second('5.4.2', 'Names in headers can’t break out', tested([api('an upload is put away and a download comes back as a file that no browser shows'), inputs('a file is taken for what its bytes are, whatever its name and its type say, and comes back as a download only')])),
    second('5.4.3', 'Files are searched for malware', open('Files are not searched: evidence is read by a process without rights and only saved by browsers. An operator who wants it needs a scanner at the evidence store; a place to call one is not built.')),
  ],
};
