import { absent, suite, tested } from '../proof.ts';
import { api, archive, door, escapes, evidenceFolder, gates, inputs, json, oidc, permitted, products, samlForm, serving, source, sqlite, urls, xml, yaml } from '../suites.ts';
import { first, second, type Chapter } from '../requirement.ts';

const page = suite('src/read/html-page/index.test.ts');

export const encoding: Chapter = {
  title: 'V1 Encoding and sanitising',
  requirements: [
    second('1.1.1', 'Decoding happens once, before anything looks', tested(inputs('what is encoded is decoded once, and what can be decoded twice stays what it is'))),
    second('1.1.2', 'Escaping is the last step before a place', tested([escapes('safe text of one place cannot be joined as a plain string'), gates('one planted file with five wrong uses gives five errors')])),
    first('1.2.1', 'Each place in HTML, XML and headers has its escape', tested([inputs('text that means something elsewhere comes back as text: on pages escaped, in JSON whole, in the database as itself'), escapes('HTML holds no markup from a value'), escapes('XML is well formed whatever the value'), api('an upload is put away and a download comes back as a file that no browser shows')])),
    first('1.2.2', 'Addresses are put together safely, by allowed schemes', tested([urls('a link leads to a path of this workspace, to the web or to a mailbox'), urls('what could run something, name somebody or lead elsewhere unseen is no link')])),
    first('1.2.3', 'JSON and scripts can’t be broken out of', tested([escapes('JSON reads back equal and prints no control'), inputs('text that means something elsewhere comes back as text: on pages escaped, in JSON whole, in the database as itself')])),
    first('1.2.4', 'Queries are parameterised', tested([sqlite('refuses whatever is no query of rows'), source('asks the database only through its builder: SQL as text stands in the store alone'), inputs('what is hostile in an address, a filter or a cursor finds nothing and breaks nothing')])),
    first('1.2.5', 'No commands of the system from input', tested(source('starts other programs in three places, none of them through a shell'))),
    second('1.2.6', 'LDAP injection', absent('Nothing speaks LDAP.', { packages: /ldap/i })),
    second('1.2.7', 'XPath injection', tested(samlForm('a response ${what} is refused'), 'The library that verifies SAML signatures looks elements up by their ID; an ID is a plain name before it gets there.')),
    second('1.2.8', 'LaTeX injection', absent('Nothing makes LaTeX.', { packages: /latex|\btex\b/i })),
    second('1.2.9', 'Patterns hold nothing of others', tested(source('makes no code from text and no pattern from what others wrote'))),
    first('1.3.1', 'HTML of others is made harmless', tested([page('scripts, styles, hidden parts and comments are no words of the page'), inputs('a file is taken for what its bytes are, whatever its name and its type say, and comes back as a download only')], 'No HTML of others is ever shown: it is read to words, and downloads are only saved.')),
    first('1.3.2', 'No code from text', tested([serving('a process that may do too much is refused'), source('makes no code from text and no pattern from what others wrote')])),
    second('1.3.3', 'Text is held to what its place takes, and to a length', tested([inputs('a name is held to one line of at most 120 visible characters, and what goes together is looked at together'), products('a path that leads elsewhere, collides or stands for the statement is refused')])),
    second('1.3.4', 'SVG of others runs nothing', tested(inputs('a file is taken for what its bytes are, whatever its name and its type say, and comes back as a download only'))),
    second('1.3.5', 'Markdown and the like run nothing', tested([escapes('Markdown sets a quotation in a code span that it cannot leave'), inputs('text that means something elsewhere comes back as text: on pages escaped, in JSON whole, in the database as itself')])),
    second('1.3.6', 'No requests to places of others’ choice', tested([permitted('is refused when it leads to a refused address in whatever form'), permitted('is refused when it names a host of one’s own network'), oidc('a provider inside the network is connected only where the setting names its host')])),
    second('1.3.7', 'No templates from input', tested([inputs('text that means something elsewhere comes back as text: on pages escaped, in JSON whole, in the database as itself'), source('writes HTML only through the template that escapes, and sets none in a browser')])),
    second('1.3.8', 'JNDI', absent('There is no Java.', { words: /\bjndi:/i })),
    second('1.3.9', 'Memcache', absent('There is no memcache.', { packages: /memcache/i })),
    second('1.3.10', 'Format strings', tested(source('formats no text by a pattern that somebody else may have written'))),
    second('1.3.11', 'Mail injection', tested(inputs('a name is held to one line of at most 120 visible characters, and what goes together is looked at together'), 'No mail is sent yet; addresses and names hold no line end.')),
    second('1.4.1', 'No overflow of memory', tested(source('rests on packages with a digest each, without install scripts and native code'), 'TypeScript and WebAssembly only.')),
    second('1.4.2', 'Numbers stay in their range', tested(inputs('numbers are whole and within their range, and nothing overflows'))),
    second('1.4.3', 'Memory and files are given back', tested([source('rests on packages with a digest each, without install scripts and native code'), evidenceFolder('refuses more than the limit, and leaves nothing of it or of a broken upload'), archive('bombs, and more than the limits allow')], 'Memory is managed by the runtime: nothing can point at what was freed.')),
    first('1.5.1', 'XML without entities', tested([xml('what harms or is broken is refused with its place'), samlForm('a response ${what} is refused')])),
    second('1.5.2', 'Reading data makes no objects of others’ kinds', tested([json('a document that names a prototype changes none'), yaml('what only harms is refused before anything is built'), api('a body with a key twice, a key that JavaScript knows, half a character, too deep or no object is refused'), door('input is strict, and each problem says where')])),
  ],
};
