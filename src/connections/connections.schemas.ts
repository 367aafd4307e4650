import * as z from 'zod';
import { PageQuery, pageOf } from '../platform/http/cursor.js';
import { sortOf } from '../platform/http/sort.js';
import { line } from '../platform/http/text.schema.js';
import { CONNECTION_STATES } from './public/connection-state.js';

const partner = z
  .string()
  .max(40)
  .meta({ description: 'The partner’s name in the API.', examples: ['join'] });
const state = z.enum(CONNECTION_STATES).meta({ description: 'Where the connection stands.' });

/** Which connections to list. */
export const ConnectionQuery = PageQuery.extend({
  partner: partner.optional().meta({ description: 'Only connections to this partner.' }),
  state: state.optional().meta({ description: 'Only connections in this state.' }),
  organisationId: z.uuid().optional().meta({ description: 'Staff: only this organisation’s.' }),
  sort: sortOf('partner', 'organisation', 'since').default('partner').meta({
    description: 'By partner, organisation, or since when the state is; a minus sorts the other way round.',
  }),
});
export type ConnectionQuery = z.infer<typeof ConnectionQuery>;

export const ConnectionView = z
  .object({
    id: z.uuid().meta({ description: 'Id of the connection.' }),
    partner,
    partnerName: z
      .string()
      .max(80)
      .meta({ description: 'The name as the partner writes it.', examples: ['JOIN'] }),
    label: z
      .string()
      .max(80)
      .meta({ description: 'Tells several connections to one partner apart; empty for the first.' }),
    state,
    reason: z
      .string()
      .max(60)
      .nullable()
      .meta({ description: 'Reason code of the state; null where none is needed.' }),
    reasonText: z
      .string()
      .max(500)
      .nullable()
      .meta({ description: 'The reason as a sentence in the caller’s language.' }),
    nextStep: z
      .string()
      .max(500)
      .nullable()
      .meta({ description: 'What to do about it, in the caller’s language.' }),
    reasonDetail: z
      .string()
      .max(2000)
      .nullable()
      .meta({ description: 'What a person or the partner said about it.' }),
    keysEndAt: z.iso.datetime().max(40).nullable().meta({
      description:
        'While it is being switched off: until when its keys still work at the latest, so that the partner can take the jobs down. Null otherwise.',
    }),
    sources: z
      .array(partner)
      .max(20)
      .meta({
        description:
          'Inbound partners whose applications are delivered here too, beside the organisation’s own; only for outbound partners.',
        examples: [['join']],
      }),
    onboarding: z.boolean().meta({ description: 'Approved, but it has not worked yet.' }),
    lastSeenAt: z.iso.datetime().max(40).nullable().meta({
      description: 'When the partner last called or answered a delivery, to the minute; null if never.',
    }),
    stateChangedAt: z.iso.datetime().max(40).meta({ description: 'Since when it is in this state.' }),
    organisationId: z.uuid().meta({ description: 'The organisation whose connection it is.' }),
    organisationName: z.string().max(200).meta({ description: 'That organisation’s name.' }),
  })
  .meta({ id: 'Connection', description: 'An organisation’s link to a partner.' });
export type ConnectionView = z.infer<typeof ConnectionView>;

export const ConnectionPage = pageOf(ConnectionView).meta({
  id: 'ConnectionPage',
  description: 'A page of connections.',
});

/** One step in a connection's life. */
export const ConnectionChange = z
  .object({
    id: z.uuid().meta({ description: 'The audit event.' }),
    at: z.iso.datetime().max(40).meta({ description: 'When.' }),
    from: state.meta({ description: 'The state before.' }),
    to: state.meta({ description: 'The state after.' }),
    reason: z.string().max(60).nullable().meta({ description: 'Reason code; null where none is needed.' }),
    reasonText: z
      .string()
      .max(500)
      .nullable()
      .meta({ description: 'The reason as a sentence in the caller’s language.' }),
    actor: z
      .object({
        kind: z.string().max(20).meta({ description: 'member, staff, key, connect-link or system.' }),
        display: z.string().max(320).nullable().meta({ description: 'Readable name; null once erased.' }),
      })
      .meta({ description: 'Who or what caused it.' }),
  })
  .meta({ id: 'ConnectionChange', description: 'A change of a connection’s state.' });
export type ConnectionChange = z.infer<typeof ConnectionChange>;

export const ConnectionHistory = pageOf(ConnectionChange).meta({
  id: 'ConnectionHistory',
  description: 'A page of changes, newest first.',
});

/** Switching off has to be confirmed. */
export const SwitchOffInput = z
  .strictObject({
    confirm: z.literal(true).meta({
      description: 'Jobs are taken down, keys stop working and deliveries are held: say that this is known.',
    }),
    keys: z.enum(['when-confirmed', 'now']).default('when-confirmed').meta({
      description:
        '`when-confirmed`: keys end when the partner has taken the jobs down, after 24 hours at the latest; `now`: at once.',
    }),
  })
  .meta({ id: 'SwitchOff', description: 'Confirmation of switching a connection off.' });
export type SwitchOffInput = z.infer<typeof SwitchOffInput>;

const label = line(80).meta({
  description: 'Tells it from other connections to the same partner.',
  examples: ['Muster Logistik GmbH'],
});

/** One more connection to a partner. */
export const NewConnection = z
  .strictObject({ partner, label })
  .meta({ id: 'NewConnection', description: 'One more connection to a partner.' });
export type NewConnection = z.infer<typeof NewConnection>;

/** What a connection is called. */
export const ConnectionLabel = z
  .strictObject({ label })
  .meta({ id: 'ConnectionLabel', description: 'What a connection is called.' });
export type ConnectionLabel = z.infer<typeof ConnectionLabel>;

/** Whose applications an outbound connection passes on. */
export const SourcesInput = z
  .strictObject({
    sources: z
      .array(partner)
      .max(20)
      .meta({
        description: 'Inbound partners that the operator offers; empty for none, which is the beginning.',
        examples: [['join']],
      }),
  })
  .meta({ id: 'ConnectionSources', description: 'Partners whose applications are passed on.' });
export type SourcesInput = z.infer<typeof SourcesInput>;

const CredentialFieldView = z.object({
  name: z
    .string()
    .max(60)
    .meta({ description: 'The field’s name in the API.', examples: ['companyId'] }),
  label: z.string().max(200).meta({ description: 'What it is called, in the caller’s language.' }),
  help: z.string().max(1000).meta({ description: 'What it is, in the caller’s language.' }),
  where: z
    .string()
    .max(1000)
    .meta({ description: 'Where it is found at the partner, in the caller’s language.' }),
  whereByOperator: z
    .boolean()
    .meta({ description: 'The operator says it in its own words, since the partner has moved its pages.' }),
  whereCheckedOn: z.iso.date().meta({ description: 'When that was last held against the partner’s pages.' }),
  secret: z.boolean().meta({ description: 'Never shown again once it was entered.' }),
  pattern: z
    .string()
    .max(500)
    .nullable()
    .meta({ description: 'What a well-formed value looks like, as a regular expression.' }),
  maxLength: z.int().min(1).max(10_000).meta({ description: 'Longest value, in characters.' }),
});

const sentence = z.string().max(1000);

export const PartnerView = z
  .object({
    partner,
    name: z
      .string()
      .max(80)
      .meta({ description: 'The name as the partner writes it.', examples: ['JOIN'] }),
    direction: z
      .enum(['inbound', 'outbound'])
      .meta({ description: '`inbound`: it calls us with a key; `outbound`: we call it with a credential.' }),
    activation: z.enum(['by-support', 'self-service']).meta({ description: 'Who switches it on.' }),
    needsPaidPlan: z
      .boolean()
      .meta({ description: 'A paid plan with the partner has to be confirmed first.' }),
    tag: z.string().max(40).meta({ description: 'Mark on applications that come from it.' }),
    credentialFields: z
      .array(CredentialFieldView)
      .max(20)
      .meta({ description: 'The values to bring from the partner.' }),
    help: z.array(sentence).max(50).meta({ description: 'What to know before the activation.' }),
    nextSteps: z
      .array(sentence)
      .max(50)
      .meta({ description: 'What to do at the partner once it is set up here.' }),
    nextStepsCheckedOn: z.iso
      .date()
      .nullable()
      .meta({ description: 'When those were last held against the partner’s pages; null without any.' }),
    states: z
      .array(
        z.object({
          state,
          meaning: sentence.meta({ description: 'What it means with this partner.' }),
        }),
      )
      .max(CONNECTION_STATES.length)
      .meta({ description: 'The states that a connection passes.' }),
  })
  .meta({ id: 'Partner', description: 'A partner that the operator offers.' });
export type PartnerView = z.infer<typeof PartnerView>;

export const PartnerPage = pageOf(PartnerView).meta({
  id: 'PartnerPage',
  description: 'All partners that the operator offers.',
});
