import * as z from 'zod';
import { CONNECTION_STATES } from '../connections/public/connection-state.js';
import { PartnerOrId } from '../connections/public/partner-or-id.schema.js';
import { PageQuery, pageOf } from '../platform/http/cursor.js';
import { CONNECT_LINK_STATES } from './connect-link.entity.js';
import { webAddress } from '../platform/http/web-address.schema.js';

const DAY_HOURS = 24;
const LONGEST_HOURS = 30 * DAY_HOURS;
const moment = (description: string) => z.iso.datetime().max(40).meta({ description });
const language = z.enum(['de', 'en']).meta({ description: 'The language in which the page opens.' });

/** What a connect link is for. */
export const NewConnectLink = z
  .strictObject({
    partner: PartnerOrId.meta({
      description: 'The connection’s id, or the partner’s name where the organisation has only one.',
      examples: ['join'],
    }),
    language: language
      .optional()
      .meta({ description: 'The language in which the page opens; the browser’s when left out.' }),
    expiresInHours: z
      .int()
      .min(1)
      .max(LONGEST_HOURS)
      .default(7 * DAY_HOURS)
      .meta({ description: 'Until when it can be opened, in hours from now: 1 to 720.', examples: [168] }),
    returnUrl: webAddress()
      .optional()
      .meta({
        description: 'Where the page leads once everything is set up, https only.',
        examples: ['https://hr.example.org/settings'],
      }),
  })
  .meta({
    id: 'NewConnectLink',
    description: 'Which connection a link sets up, and for how long it is good.',
  });
export type NewConnectLink = z.infer<typeof NewConnectLink>;

const LINK = {
  id: z.uuid().meta({ description: 'The link; no secret.' }),
  partner: z
    .string()
    .max(40)
    .meta({ description: 'The partner that it connects.', examples: ['join'] }),
  connectionId: z.uuid().meta({ description: 'The one connection that it sets up.' }),
  state: z.enum(CONNECT_LINK_STATES).meta({
    description:
      '`open`: nobody has opened it; `used`: somebody has; `expired`, `revoked`: nobody can any more.',
  }),
  language: language
    .nullable()
    .meta({ description: 'The language in which the page opens; null for the browser’s.' }),
  returnUrl: z
    .string()
    .max(2000)
    .nullable()
    .meta({ examples: ['https://hr.example.org/settings'], description: 'Where the page leads afterwards.' }),
  createdAt: moment('When it was made, RFC 3339.'),
  expiresAt: moment('Until when it can be opened, RFC 3339.'),
  openedAt: moment('When it was opened, RFC 3339; null as long as it was not.').nullable(),
  sessionEndsAt: moment('Until when whoever opened it may work, RFC 3339.').nullable(),
  revokedAt: moment('When it was revoked, RFC 3339; null if it was not.').nullable(),
};

/** Which links to list. */
export const ConnectLinkQuery = PageQuery.extend({
  connectionId: z.uuid().optional().meta({ description: 'Only links to this connection.' }),
});
export type ConnectLinkQuery = z.infer<typeof ConnectLinkQuery>;

export const ConnectLinkAnswer = z
  .object(LINK)
  .meta({ id: 'ConnectLink', description: 'A connect link, without what opens it.' });
export type ConnectLinkAnswer = z.infer<typeof ConnectLinkAnswer>;

export const ConnectLinkPage = pageOf(ConnectLinkAnswer).meta({
  id: 'ConnectLinkPage',
  description: 'Connect links, newest first.',
});

/** The only answer that ever holds the address. */
export const MadeConnectLink = z
  .object({
    ...LINK,
    url: z
      .string()
      .max(2200)
      .meta({
        examples: ['https://www.example.org/jobs/1'],
        description: 'The address to hand to the customer. It is shown this once and stored nowhere.',
      }),
  })
  .meta({ id: 'MadeConnectLink', description: 'A new connect link.' });
export type MadeConnectLink = z.infer<typeof MadeConnectLink>;

export const ConnectToken = z
  .strictObject({
    token: z
      .string()
      .max(100)
      .regex(/^[\w-]{1,100}$/)
      .meta({ description: 'What stands behind `#token=` in the link.' }),
  })
  .meta({ id: 'ConnectToken', description: 'What opens a connect link.' });
export type ConnectToken = z.infer<typeof ConnectToken>;

/** What the link's page says before and after it is opened. */
export const ConnectLinkView = z
  .object({
    id: LINK.id,
    state: z.enum([...CONNECT_LINK_STATES, 'in-use']).meta({
      description: '`in-use`: opened in this very browser, and the time is not over. Else as the link’s.',
    }),
    partner: LINK.partner,
    partnerName: z.string().max(80).meta({ description: 'The name as the partner writes it.' }),
    organisationName: z.string().max(200).meta({ description: 'The customer whose connection it is.' }),
    connectionId: LINK.connectionId,
    connectionState: z.enum(CONNECTION_STATES).meta({ description: 'Where the connection stands.' }),
    language: LINK.language,
    returnUrl: LINK.returnUrl,
    supportEmail: z.string().max(320).meta({ description: 'Whom to ask for a new link.' }),
    expiresAt: LINK.expiresAt,
    sessionEndsAt: LINK.sessionEndsAt,
    csrfToken: z
      .string()
      .max(100)
      .nullable()
      .meta({ description: 'Goes back in `x-csrf-token` with every change; null unless it is in use here.' }),
  })
  .meta({ id: 'ConnectLinkView', description: 'A connect link, for the person who holds it.' });
export type ConnectLinkView = z.infer<typeof ConnectLinkView>;
