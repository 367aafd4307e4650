import * as z from 'zod';

/** The one shape of every refusal (RFC 9457). */
export const Problem = z
  .object({
    type: z
      .string()
      .max(200)
      .meta({
        examples: ['/docs/errors#request.invalid'],
        description: 'Where this code is explained, relative to the hub’s address.',
      }),
    status: z
      .int()
      .min(400)
      .max(599)
      .meta({ description: 'The HTTP status, repeated.', examples: [400] }),
    code: z
      .string()
      .max(100)
      .meta({
        description: 'Stable code, `module.reason`; program against it.',
        examples: ['request.invalid'],
      }),
    title: z
      .string()
      .max(500)
      .meta({
        examples: ['Koch (m/w/d)'],
        description: 'The reason in German or English, by `Accept-Language`.',
      }),
    requestId: z
      .string()
      .max(64)
      .meta({
        examples: ['0199e3a0-1111-7000-8000-000000000005'],
        description: 'Names this call in logs and in the audit log.',
      }),
    errors: z
      .array(
        z.object({
          field: z
            .string()
            .max(500)
            .meta({
              examples: ['candidate.email'],
              description: 'Path of the value, such as `candidate.email`.',
            }),
          code: z
            .string()
            .max(100)
            .meta({ description: 'What is wrong with it.', examples: ['invalid_format'] }),
          message: z.string().max(500).meta({ description: 'The same as a sentence.' }),
        }),
      )
      .max(100)
      .optional()
      .meta({ description: 'Every value that cannot be used; only where the input is to blame.' }),
  })
  .meta({
    id: 'Problem',
    description: 'Why a call was refused (RFC 9457).',
  });
export type Problem = z.infer<typeof Problem>;
