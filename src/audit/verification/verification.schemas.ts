import * as z from 'zod';
import { AuditEventView } from '../audit.schemas.js';

const hash = z.string().max(44);

/** An event with the proof that the log holds it. */
export const ProvenEvent = AuditEventView.extend({
  body: z
    .string()
    .max(65_535)
    .meta({ description: 'The event’s bytes (RFC 8785 JSON), of which the leaf is the hash.' }),
  proof: z
    .object({
      index: z.int().meta({ description: 'Number of the leaf.' }),
      size: z.int().meta({ description: 'Leaves under the checkpoint.' }),
      leaf: hash.meta({ description: 'RFC 6962 leaf hash, base64.' }),
      root: hash.meta({ description: 'Root of the checkpoint, base64.' }),
      path: z.array(hash).max(64).meta({ description: 'Audit path from the bottom up, base64.' }),
      checkpoint: z.string().max(2000).meta({ description: 'The signed checkpoint (C2SP note).' }),
    })
    .nullable()
    .meta({ description: 'Inclusion proof; null until a checkpoint covers the event.' }),
}).meta({ id: 'ProvenAuditEvent', description: 'An event of the audit log with its proof.' });
export type ProvenEvent = z.infer<typeof ProvenEvent>;

export const VerifyInput = z
  .strictObject({
    organisationId: z
      .uuid()
      .optional()
      .meta({ description: 'Staff: this organisation’s log; without it the installation’s own.' }),
  })
  .meta({ id: 'AuditVerifyInput', description: 'Which log to verify.' });
export type VerifyInput = z.infer<typeof VerifyInput>;

export const VerificationAccepted = z
  .object({ id: z.uuid().meta({ description: 'The verification’s id.' }) })
  .meta({ id: 'AuditVerificationAccepted', description: 'The log is being verified.' });
export type VerificationAccepted = z.infer<typeof VerificationAccepted>;

/** How far a verification is, and what it found. */
export const VerificationView = z
  .object({
    id: z.uuid().meta({ description: 'The verification’s id.' }),
    organisationId: z.uuid().nullable().meta({ description: 'Whose log; null for the installation’s own.' }),
    state: z.enum(['queued', 'running', 'done']).meta({ description: 'How far it is.' }),
    progress: z.number().min(0).max(1).meta({ description: 'Part that is done, 0 to 1.' }),
    requestedAt: z.iso.datetime().meta({ description: 'When it was asked for.' }),
    finishedAt: z.iso.datetime().nullable().meta({ description: 'When it was done.' }),
    size: z.int().nullable().meta({ description: 'Sealed events that were verified; null until then.' }),
    root: hash.nullable().meta({ description: 'Root of the tree over them, base64; null until then.' }),
    findings: z
      .array(z.string().max(500))
      .max(100)
      .meta({ description: 'What is wrong; empty when nothing is.' }),
  })
  .meta({ id: 'AuditVerification', description: 'A verification of a log.' });
export type VerificationView = z.infer<typeof VerificationView>;
