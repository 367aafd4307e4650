import * as z from 'zod';

/** An https address that somebody is sent to, without a user name that could make it look like another's. */
export const webAddress = () =>
  z
    .url({ protocol: /^https$/ })
    .max(2000)
    .refine((url) => URL.parse(url)?.username === '', {
      params: {
        text: {
          en: 'The address must not hold a user name.',
          de: 'Die Adresse darf keinen Benutzernamen enthalten.',
        },
      },
    });
