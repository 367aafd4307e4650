import type { Right, Session } from '../api/session.js';

/** Whether a page may offer something. The hub decides for itself; this only keeps away what it would refuse. */
export const may = (session: Session, right: Right): boolean => session.rights.includes(right);
