import { assayYamlReader } from './assay-yaml/index.ts';
import { cveReader } from './cve/index.ts';
import { cyclonedx } from './cyclonedx/index.ts';
import { kev } from './kev/index.ts';
import type { Reader } from './reader.ts';
import { spdx3 } from './spdx-3/index.ts';
import { spdxJson } from './spdx-json/index.ts';
import { spdxTagValue } from './spdx-tag-value/index.ts';
import { spdxXml } from './spdx-xml/index.ts';
import { spdxYaml } from './spdx-yaml/index.ts';

/** The product's statement, records and bills of materials, in the order of detection; all of them load at once and cheaply. */
export const dataReaders: readonly Reader[] = [assayYamlReader, cveReader, kev, cyclonedx, spdxJson, spdx3, spdxTagValue, spdxYaml, spdxXml];
