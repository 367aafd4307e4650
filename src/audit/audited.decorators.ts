import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { AuditActionName } from './facts.js';

export const AUDIT_RULE = 'andock:audit-rule';

/** What a route leaves in the log. */
export type AuditRule = { readonly actions: readonly AuditActionName[] } | { readonly notAudited: string };

/** Declares the event that a success leaves, or one of several; the use case writes it, the interceptor refuses a success without. */
export const Audited = (...actions: [AuditActionName, ...AuditActionName[]]) =>
  applyDecorators(
    SetMetadata(AUDIT_RULE, { actions } satisfies AuditRule),
    ApiExtension('x-audited', actions),
  );

/** Declares why a changing route leaves no event of its own. */
export const NotAudited = (why: string) => SetMetadata(AUDIT_RULE, { notAudited: why } satisfies AuditRule);
