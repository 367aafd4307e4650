import * as z from 'zod';
import { RUN_ENDS } from '../platform/schedule/check-runs.js';
import { pageOf } from '../platform/http/cursor.js';

const moment = (description: string) => z.iso.datetime().max(40).nullable().meta({ description });
const MOST_COUNTED = 2 ** 31 - 1;
const LONGEST_ERROR = 2000;
const counted = (description: string) => z.int().min(0).max(MOST_COUNTED).nullable().meta({ description });

/** One thing that the hub looks after by itself. */
export const CheckView = z
  .object({
    name: z
      .string()
      .max(80)
      .meta({ description: 'Which check, `module.what`.', examples: ['audit.checkpoints'] }),
    everySeconds: z.int().min(1).max(MOST_COUNTED).meta({ description: 'Seconds from one run to the next.' }),
    startedAt: moment('When it last began; null before its first run.'),
    finishedAt: moment('When that run ended; null while it runs, and before its first run.'),
    durationMs: counted('Milliseconds that the run took; null while it runs, and before its first run.'),
    lookedAt: counted('How much the last finished run looked at; null before one.'),
    found: counted('How much of it needed something; null before the first finished run.'),
    error: z.string().max(LONGEST_ERROR).nullable().meta({
      description: 'Why the last run failed or found something, in the program’s words; null when neither.',
    }),
    overdue: z.boolean().meta({ description: 'It should have begun again long ago: nobody runs it.' }),
  })
  .meta({ id: 'Check', description: 'A check with its last run.' });
export type CheckView = z.infer<typeof CheckView>;

export const CheckPage = pageOf(CheckView).meta({
  id: 'CheckPage',
  description: 'All checks by name, on one page.',
});

/** One run of a check. */
export const CheckRunView = z
  .object({
    startedAt: z.iso.datetime().max(40).meta({ description: 'When it began.' }),
    ended: z.enum(RUN_ENDS).meta({
      description:
        '`too-late`: ended after its limit. `abandoned`: the process that ran it was gone; its duration is unknown.',
    }),
    durationMs: counted('Milliseconds that it took; null when nobody could measure it.'),
    lookedAt: counted('How much it looked at; null when nobody could count.'),
    found: counted('How much of it needed something; null when nobody could count.'),
    error: z.string().max(LONGEST_ERROR).nullable().meta({
      description: 'Why it failed or found something, in the program’s words; null when neither.',
    }),
  })
  .meta({ id: 'CheckRun', description: 'One run of a check, kept for 30 days.' });
export type CheckRunView = z.infer<typeof CheckRunView>;

export const CheckRunPage = pageOf(CheckRunView).meta({
  id: 'CheckRunPage',
  description: 'Runs of a check, newest first.',
});
