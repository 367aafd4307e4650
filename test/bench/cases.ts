import type { BenchCase } from './bench-case.ts';
import { auditCost } from './cases/audit-cost.ts';
import { auditExport } from './cases/audit-export.ts';
import { auditSeal } from './cases/audit-seal.ts';
import { auditSearch } from './cases/audit-search.ts';
import { auditVerify } from './cases/audit-verify.ts';
import { deliveryEndToEnd } from './cases/delivery-end-to-end.ts';
import { documentUpload } from './cases/document-upload.ts';
import { keyCheck } from './cases/key-check.ts';
import { refusal } from './cases/refusal.ts';
import { signIn } from './cases/sign-in.ts';
import { v1ApplicationCreate } from './cases/v1-application-create.ts';
import { v1JobsList } from './cases/v1-jobs-list.ts';
import { v1JobsNotModified } from './cases/v1-jobs-not-modified.ts';

/** All cases, in the order in which they run; those that write much come last. */
export const CASES: readonly BenchCase[] = [
  keyCheck,
  refusal,
  signIn,
  v1JobsList,
  v1JobsNotModified,
  v1ApplicationCreate,
  documentUpload,
  deliveryEndToEnd,
  auditCost,
  auditSeal,
  auditExport,
  auditVerify,
  auditSearch,
];
