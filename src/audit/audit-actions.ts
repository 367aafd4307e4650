import type { Language } from '../platform/http/language.js';
import type { AuditActionView } from './audit.schemas.js';
import { AUDIT_FACTS } from './facts.js';
import { openSentence } from './sentences/sentence.js';

/** The vocabulary of the log, in the reader's language; what differs from event to event is left open. */
export const auditActions = (language: Language): AuditActionView[] =>
  Object.keys(AUDIT_FACTS).map((action) => ({ action, sentence: openSentence(action, language) ?? action }));
