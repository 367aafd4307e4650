import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { AuditActionName } from './facts.js';

export const AUDIT_RULE = 'andock:audit-rule';

/** What a route leaves in the log. */
export type AuditRule = { readonly action: AuditActionName } | { readonly notAudited: string };

/** Declares the event that a success leaves; the use case writes it, the interceptor refuses a success without it. */
export const Audited = (action: AuditActionName) =>
  applyDecorators(SetMetadata(AUDIT_RULE, { action } satisfies AuditRule), ApiExtension('x-audited', action));

/** Declares why a changing route leaves no event of its own. */
export const NotAudited = (why: string) => SetMetadata(AUDIT_RULE, { notAudited: why } satisfies AuditRule);
