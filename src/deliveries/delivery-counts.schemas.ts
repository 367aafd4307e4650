import * as z from 'zod';
import { DELIVERY_STATES } from '../applications/public/delivery-state.js';
import { DeliveriesQuery } from './deliveries.schemas.js';

/** Which deliveries to count. */
export const DeliveryCountsQuery = DeliveriesQuery.pick({ partner: true, organisationId: true });
export type DeliveryCountsQuery = z.infer<typeof DeliveryCountsQuery>;

const CountView = z
  .object({
    state: z.enum(DELIVERY_STATES).meta({ description: '`held` or `undeliverable`.' }),
    reason: z
      .string()
      .max(60)
      .meta({ description: 'Reason code.', examples: ['duplicate_application'] }),
    reasonText: z
      .string()
      .max(500)
      .meta({ description: 'The reason as a sentence in the caller’s language.' }),
    count: z.int().min(1).max(2_147_483_647).meta({ description: 'How many deliveries.' }),
    handedOver: z
      .int()
      .min(0)
      .max(2_147_483_647)
      .meta({ description: 'How many of them a person has taken along another way.' }),
  })
  .meta({ id: 'DeliveryCount', description: 'Deliveries in one state for one reason.' });

export const DeliveryCounts = z
  .object({ data: z.array(CountView).max(100).meta({ description: 'The most frequent first.' }) })
  .meta({ id: 'DeliveryCounts', description: 'Deliveries that wait or have failed, by reason.' });
export type DeliveryCounts = z.infer<typeof DeliveryCounts>;
