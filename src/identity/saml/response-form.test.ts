import assert from 'node:assert/strict';
import { test } from 'node:test';
import { responseForm } from './response-form.ts';
import { SamlRefused } from './saml-refused.ts';

const signatureOf = (id: string): string => `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><ds:Reference URI="#${id}"><ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/><ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>AAAA</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>AAAA</ds:SignatureValue></ds:Signature>`;
const assertionOf = (id: string): string => `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0">${signatureOf(id)}<saml:Subject><saml:NameID>alma</saml:NameID></saml:Subject></saml:Assertion>`;
const responseOf = (inside: string): string => `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r" Version="2.0">${inside}</samlp:Response>`;
const good = responseOf(assertionOf('_a'));

test('a response with one signed assertion has the form', () => {
  assert.equal(responseForm(good).isResponseSigned, false);
  assert.equal(responseForm(responseOf(`${signatureOf('_r')}${assertionOf('_a')}`)).isResponseSigned, true);
});

const refused: Readonly<Record<string, string>> = {
  'with a document type': `<!DOCTYPE x>${good}`, 'with a comment': good.replace('alma', 'al<!-- -->ma'), 'with a processing instruction': good.replace('alma', 'al<?x?>ma'), 'with CDATA': good.replace('alma', '<![CDATA[alma]]>'), 'in another encoding': `<?xml version="1.0" encoding="UTF-16"?>${good}`,
  'with a second assertion': responseOf(assertionOf('_a') + assertionOf('_b')), 'with an assertion in an assertion': good.replace('alma', assertionOf('_b')), 'with an assertion elsewhere only': responseOf(`<samlp:Extensions>${assertionOf('_a')}</samlp:Extensions>`),
  'with an ID twice': good.replace('ID="_a"', 'ID="_r"'), 'with an ID in another namespace': good.replace('<saml:Subject>', '<saml:Subject xmlns:x="urn:x" x:ID="_a">'), 'with a prefix of two meanings': good.replace('<saml:Subject>', '<saml:Subject xmlns:samlp="urn:x">'),
  'signed over something else': good.replace('URI="#_a"', 'URI="#_r"'), 'signed over all by an empty reference': good.replace('URI="#_a"', 'URI=""'), 'signed over another site’s document': good.replace('URI="#_a"', 'URI="https://other.example/"'),
  'signed by SHA-1': good.replace('2001/04/xmldsig-more#rsa-sha256', '2000/09/xmldsig#rsa-sha1'), 'digested by SHA-1': good.replace('2001/04/xmlenc#sha256', '2000/09/xmldsig#sha1'), 'signed by a shared key': good.replace('xmldsig-more#rsa-sha256', 'xmldsig-more#hmac-sha256'),
  'transformed by XSLT': good.replace('2000/09/xmldsig#enveloped-signature', 'TR/1999/REC-xslt-19991116'), 'with a third transform': good.replace('</ds:Transforms>', '<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms>'), 'with an object in its signature': good.replace('</ds:Signature>', '<ds:Object/></ds:Signature>'),
  'not signed': good.replace(signatureOf('_a'), ''), 'signed by nothing': good.replace('<ds:SignatureValue>AAAA', '<ds:SignatureValue>'), 'of SAML 1.1': good.replace('ID="_a" Version="2.0"', 'ID="_a" Version="1.1"'), 'with thousands of elements': good.replace('alma', '<saml:A/>'.repeat(2000)), 'that is very long': good.replace('alma', 'a'.repeat(300_000)), 'that is something else': '<html/>',
};
for (const [what, xml] of Object.entries(refused)) test(`a response ${what} is refused`, () => assert.throws(() => responseForm(xml), SamlRefused));
