import type { AnyAct } from '../../act.ts';
import { addVendor } from './add-vendor.ts';
import { archiveVendor } from './archive-vendor.ts';
import { changeVendor } from './change-vendor.ts';
import { downloadCapture } from './download-capture.ts';
import { listLooks } from './list-looks.ts';
import { listVendors } from './list-vendors.ts';
import { lookAtVendor } from './look-at-vendor.ts';
import { readPosition } from './read-position.ts';
import { readVendor } from './read-vendor.ts';

/** What is done about makers that are bought from. */
export const vendorActs: readonly AnyAct[] = [
  listVendors,
  addVendor,
  readVendor,
  changeVendor,
  archiveVendor,
  lookAtVendor,
  listLooks,
  readPosition,
  downloadCapture,
];
