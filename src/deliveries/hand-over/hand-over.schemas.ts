import * as z from 'zod';

export const MailHandOverInput = z
  .strictObject({
    recipientId: z.uuid().meta({ description: 'A manager or recruiter of the organisation, by account.' }),
  })
  .meta({ id: 'MailHandOverInput', description: 'Whom to send the application to.' });
export type MailHandOverInput = z.infer<typeof MailHandOverInput>;

const RecipientView = z
  .object({
    id: z.uuid().meta({ description: 'Their account.' }),
    name: z
      .string()
      .max(200)
      .meta({ description: 'Their name.', examples: ['Eva Muster'] }),
    email: z.string().max(320).meta({ description: 'Where the mail goes.' }),
  })
  .meta({ id: 'HandOverRecipient', description: 'Somebody who can be sent an application.' });

export const RecipientList = z
  .object({ data: z.array(RecipientView).max(1_000).meta({ description: 'By name.' }) })
  .meta({ id: 'HandOverRecipientList', description: 'Whom an application can be handed over to.' });
