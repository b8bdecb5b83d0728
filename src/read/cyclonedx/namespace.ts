/** What the XML namespace of every version begins with. */
export const namespaceStart = 'http://cyclonedx.org/schema/bom/';
