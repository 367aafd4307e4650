import * as z from 'zod';
import { CONNECTION_STATES } from '../connections/public/connection-state.js';

const MOST_COUNTED = 2 ** 31 - 1;
const count = (description: string) => z.int().min(0).max(MOST_COUNTED).meta({ description });
const moment = (description: string) => z.iso.datetime().max(40).nullable().meta({ description });

/** How many days the chart of deliveries goes back, today included. */
export const DAYS_SHOWN = 14;

const DeliveryDay = z.object({
  day: z.iso.date().max(10).meta({ description: 'The day (UTC) on which they were planned.' }),
  delivered: count('Arrived at the partner.'),
  undeliverable: count('Could not be delivered.'),
  held: count('Wait for something that has to be mended.'),
  underway: count('Queued or being delivered.'),
  cancelled: count('Will not be delivered.'),
});
export type DeliveryDay = z.infer<typeof DeliveryDay>;

/** The hub as a whole, at one glance. */
export const Overview = z
  .object({
    connections: z
      .array(
        z.object({
          partner: z.string().max(40).meta({ description: 'The partner’s name in the API.' }),
          state: z.enum(CONNECTION_STATES).meta({ description: 'Where these connections stand.' }),
          count: count('How many there are.'),
        }),
      )
      .max(200)
      .meta({ description: 'Connections of all organisations; states without one are left out.' }),
    deliveries: z
      .array(DeliveryDay)
      .max(DAYS_SHOWN)
      .meta({ description: 'The last days, oldest first, each by where its deliveries stand now.' }),
    requests: z
      .object({
        open: count('Open requests.'),
        unassigned: count('Open requests that nobody has taken.'),
        underOneDay: count('Open for less than a day.'),
        underThreeDays: count('Open for one to three days.'),
        older: count('Open for longer than three days.'),
        oldestAt: moment('When the oldest open one was asked; null without one.'),
      })
      .meta({ description: 'Support requests that wait for a decision, by age.' }),
    checks: z
      .object({
        found: count('Findings of all checks’ last runs.'),
        failed: count('Checks whose last run failed.'),
      })
      .meta({ description: 'What the scheduled checks found.' }),
    sealing: z
      .object({
        pending: count('Audit events that are not sealed yet; 10000 stands for that many or more.'),
        lagSeconds: count('Age of the oldest of them in seconds; 0 without one.'),
        quarantined: count(
          'Events that could not be sealed, since their bytes were not what had been recorded.',
        ),
        sealedAt: moment('When events were last sealed; null before the first time.'),
      })
      .meta({ description: 'How far sealing is behind.' }),
  })
  .meta({ id: 'Overview', description: 'The hub as a whole, at one glance.' });
export type Overview = z.infer<typeof Overview>;
