import { Organisations0001 } from './0001-organisations.js';
import { Audit0002 } from './0002-audit.js';
import { Connections0003 } from './0003-connections.js';
import { Jobs0004 } from './0004-jobs.js';
import { Applications0005 } from './0005-applications.js';
import { Deliveries0006 } from './0006-deliveries.js';
import { Notifications0007 } from './0007-notifications.js';
import { Checks0008 } from './0008-checks.js';
import { Sealing0009 } from './0009-sealing.js';
import { Exports0010 } from './0010-exports.js';
import { Members0020 } from './0020-members.js';
import { KeyShelf0030 } from './0030-key-shelf.js';
import { Privacy0031 } from './0031-privacy.js';
import { Findings0032 } from './0032-findings.js';
import { ConnectLinks0140 } from './0140-connect-links.js';
import { AuditSearch0150 } from './0150-audit-search.js';
import { AuditSubtrees0151 } from './0151-audit-subtrees.js';
import { AuditKeySuccession0152 } from './0152-audit-key-succession.js';
import { SingleSignOn0160 } from './0160-single-sign-on.js';
import { CheckHistory0170 } from './0170-check-history.js';
import { FindingDetail0171 } from './0171-finding-detail.js';
import { FairClaims0180 } from './0180-fair-claims.js';

/** Every migration, in the order in which they run. The name is what the database remembers. */
export const MIGRATIONS = [
  { name: '0001-organisations', class: Organisations0001 },
  { name: '0002-audit', class: Audit0002 },
  { name: '0003-connections', class: Connections0003 },
  { name: '0004-jobs', class: Jobs0004 },
  { name: '0005-applications', class: Applications0005 },
  { name: '0006-deliveries', class: Deliveries0006 },
  { name: '0007-notifications', class: Notifications0007 },
  { name: '0008-checks', class: Checks0008 },
  { name: '0009-sealing', class: Sealing0009 },
  { name: '0010-exports', class: Exports0010 },
  { name: '0020-members', class: Members0020 },
  { name: '0030-key-shelf', class: KeyShelf0030 },
  { name: '0031-privacy', class: Privacy0031 },
  { name: '0032-findings', class: Findings0032 },
  { name: '0140-connect-links', class: ConnectLinks0140 },
  { name: '0150-audit-search', class: AuditSearch0150 },
  { name: '0151-audit-subtrees', class: AuditSubtrees0151 },
  { name: '0152-audit-key-succession', class: AuditKeySuccession0152 },
  { name: '0160-single-sign-on', class: SingleSignOn0160 },
  { name: '0170-check-history', class: CheckHistory0170 },
  { name: '0171-finding-detail', class: FindingDetail0171 },
  { name: '0180-fair-claims', class: FairClaims0180 },
];
