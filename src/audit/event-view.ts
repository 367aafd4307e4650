import type { Language } from '../platform/http/language.js';
import type { AuditEventView } from './audit.schemas.js';
import type { CodeNames } from './sentences/code-names.js';
import { factsTold, sentenceOf, targetTold } from './sentences/sentence.js';

/** An event as it is read, with its side row and its place. */
export interface EventRow {
  readonly id: string;
  readonly seq: string | null;
  readonly organisation_id: string | null;
  readonly body: Buffer;
  readonly display: string | null;
  readonly ip: string | null;
  readonly user_agent: string | null;
}

/** The stored bytes of an event, read back. */
interface Body {
  readonly at: string;
  readonly action: string;
  readonly actor: { readonly kind: string; readonly id: string };
  readonly target: { readonly kind: string; readonly id: string | null };
  readonly outcome: AuditEventView['outcome'];
  readonly facts: Record<string, unknown>;
  readonly reason: string | null;
  readonly request: string | null;
}

/** An event as people see it. */
export function eventView(row: EventRow, language: Language, codes: CodeNames): AuditEventView {
  const body = JSON.parse(row.body.toString('utf8')) as Body;
  return {
    id: row.id,
    seq: row.seq === null ? null : Number(row.seq),
    at: body.at,
    organisationId: row.organisation_id,
    action: body.action,
    sentence: sentenceOf(body, language, codes),
    actor: { kind: body.actor.kind, id: body.actor.id, display: row.display },
    target: { ...body.target, label: targetTold(body.target.kind, language) },
    outcome: body.outcome,
    facts: body.facts,
    factsTold: factsTold(body, language, codes),
    reason: body.reason,
    request: { id: body.request, ip: row.ip, userAgent: row.user_agent },
  };
}
