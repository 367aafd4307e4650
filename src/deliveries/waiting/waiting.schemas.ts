import * as z from 'zod';

const count = (description: string) => z.int().min(0).max(2_147_483_647).meta({ description });

export const WaitingView = z
  .object({
    held: count('Deliveries that go on by themselves once what they wait for is there.'),
    keptBack: count('Deliveries that a person keeps back.'),
    unplanned: count('Applications that came while the connection was off, and have no delivery through it.'),
  })
  .meta({ id: 'WaitingDeliveries', description: 'What waits for a connection.' });
export type WaitingView = z.infer<typeof WaitingView>;

export const DecideWaitingInput = z
  .strictObject({
    decision: z.enum(['deliver', 'cancel', 'keep']).meta({
      description:
        '`deliver`: all go out as soon as the connection works; `cancel`: none of them does, they can still be delivered one by one; `keep`: they stay held until a person decides.',
    }),
  })
  .meta({
    id: 'DecideWaitingInput',
    description: 'What becomes of the deliveries that wait for a connection.',
  });
export type DecideWaitingInput = z.infer<typeof DecideWaitingInput>;
