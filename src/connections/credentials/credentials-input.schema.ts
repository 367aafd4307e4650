import * as z from 'zod';

const LONGEST_VALUE = 2_000;

/** The values that a partner's manifest asks for, by the names of its credential fields. */
export const CredentialsInput = z
  .record(z.string().max(LONGEST_VALUE), z.union([z.string().max(LONGEST_VALUE), z.int().min(1)]))
  .meta({
    id: 'CredentialsInput',
    description:
      'What to call the partner with: exactly the credential fields of its manifest. A number may be sent as number or text.',
    examples: [
      {
        job: 'https://muster.jobs.personio.com/job/1234567',
        companyId: '4711',
        accessToken: 'the token of the recruiting API',
        channelId: '815',
      },
    ],
  });
export type CredentialsInput = z.infer<typeof CredentialsInput>;
