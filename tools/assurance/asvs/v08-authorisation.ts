import { built, tested } from '../proof.ts';
import { api, door, inputs, matrix, openApi, postgresql, products, store } from '../suites.ts';
import { first, second, type Chapter } from '../requirement.ts';

export const authorisation: Chapter = {
  title: 'V8 Authorisation',
  requirements: [
    first('8.1.1', 'Who may do what with which things is written down', built('docs/generated/roles.md', { generator: 'tools/generate-roles.ts' }, 'Asked of the policies, and held to a table that was written by hand (`test/workspace/authorisation/expected.ts`).')),
    second('8.1.2', 'Which fields are read and written is written down', tested(openApi('${name}: paths and parameters go together, references lead somewhere, and schemas compile'), 'The OpenAPI document has the fields of each act, in and out.')),
    first('8.2.1', 'Each act is for those who were given it', tested([matrix('every act by every role over the organisation and over a product, on its own product, another one, its own things, another organisation’s and unknown ids'), matrix('the decision on every act of the workspace is the one that the table expects')])),
    first('8.2.2', 'Each thing is for those who were given it', tested([matrix('every act by every role over the organisation and over a product, on its own product, another one, its own things, another organisation’s and unknown ids'), products('an owner sees only their products, a vendor contact only their own uploads, a build reads no evidence back')])),
    second('8.2.3', 'Each field is for those who were given it', tested([door('a change is made together with its entry, and only what the act declares leaves'), inputs('only what an act declares can be set: fields that a row has besides are refused')])),
    first('8.3.1', 'The server decides', tested([door('a right that ended between the request’s beginning and its act has ended'), api('fields come out of query, path or body, each at its one place')])),
    second('8.4.1', 'Organisations are apart', tested([matrix('every id of one organisation, tried as each role of another, is refused exactly as an unknown one'), store('a row of another organisation can’t be referenced'), postgresql('shows the server’s role no row without an organisation, and of another’s none')])),
  ],
};
