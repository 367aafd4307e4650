import * as z from 'zod';
import { CONNECTION_STATES } from '../connections/public/connection-state.js';
import { PartnerOrId } from '../connections/public/partner-or-id.schema.js';
import { PageQuery, pageOf } from '../platform/http/cursor.js';
import { sortOf } from '../platform/http/sort.js';
import { text } from '../platform/http/text.schema.js';
import { SUPPORT_REQUEST_STATES } from './support-request.entity.js';

const LONGEST_TEXT = 2000;

const id = z.uuid().meta({ description: 'Id of the request.' });
const state = z
  .enum(SUPPORT_REQUEST_STATES)
  .meta({ description: '`withdrawn`: the connection was switched off before a decision.' });
const moment = (description: string) => z.iso.datetime().max(40).meta({ description });

export const NewSupportRequest = z
  .strictObject({
    partner: PartnerOrId,
    confirmedPaidPlan: z
      .boolean()
      .default(false)
      .meta({ description: 'The organisation has the paid plan that the partner needs.' }),
  })
  .meta({ id: 'NewSupportRequest', description: 'Asks support to activate a partner.' });
export type NewSupportRequest = z.infer<typeof NewSupportRequest>;

export const RejectInput = z
  .strictObject({ reason: text(LONGEST_TEXT).meta({ description: 'Why; the customer reads it.' }) })
  .meta({ id: 'RejectSupportRequest', description: 'A rejection with its reason.' });
export type RejectInput = z.infer<typeof RejectInput>;

export const AssignInput = z
  .strictObject({
    accountId: z
      .uuid()
      .optional()
      .meta({ description: 'Somebody at the support desk; the caller when left out.' }),
  })
  .prefault({})
  .meta({ id: 'AssignSupportRequest', description: 'Who takes care of it.' });
export type AssignInput = z.infer<typeof AssignInput>;

export const NewComment = z
  .strictObject({
    text: text(LONGEST_TEXT).meta({ description: 'The comment.' }),
    internal: z
      .boolean()
      .default(false)
      .meta({ description: 'Only staff sees it; members cannot write internal comments.' }),
  })
  .meta({ id: 'NewSupportRequestComment', description: 'A comment on a request.' });
export type NewComment = z.infer<typeof NewComment>;

export const SupportRequestQuery = PageQuery.extend({
  state: state.optional().meta({ description: 'Only requests in this state.' }),
  sort: sortOf('age', 'organisation').default('-age').meta({
    description: 'By age or organisation; a minus sorts the other way round. The oldest come first.',
  }),
});
export type SupportRequestQuery = z.infer<typeof SupportRequestQuery>;

export const CommentView = z
  .object({
    id: z.uuid().meta({ description: 'Id of the comment.' }),
    author: z.string().max(200).meta({ description: 'Name of who wrote it.' }),
    byStaff: z.boolean().meta({ description: 'Written by the operator’s staff.' }),
    internal: z.boolean().meta({ description: 'Only staff sees it.' }),
    text: z.string().max(LONGEST_TEXT).meta({ description: 'The comment.' }),
    createdAt: moment('When it was written.'),
  })
  .meta({ id: 'SupportRequestComment', description: 'A comment on a request.' });
export type CommentView = z.infer<typeof CommentView>;

export const SupportRequestView = z
  .object({
    id,
    state,
    partner: z
      .string()
      .max(40)
      .meta({ description: 'The partner to activate.', examples: ['join'] }),
    connectionId: z.uuid().meta({ description: 'The connection that it is about.' }),
    connectionState: z.enum(CONNECTION_STATES).meta({ description: 'Where that connection stands now.' }),
    onboarding: z.boolean().meta({ description: 'Approved, but the connection has not worked yet.' }),
    organisationId: z.uuid().meta({ description: 'The organisation that asks.' }),
    organisationName: z.string().max(200).meta({ description: 'Its name.' }),
    confirmedPaidPlan: z.boolean().meta({ description: 'Whether it confirmed a paid plan.' }),
    requestedBy: z.string().max(200).meta({ description: 'Name of who asked.' }),
    assignedTo: z.string().max(200).nullable().meta({ description: 'Name of who takes care of it.' }),
    assignedToId: z.uuid().nullable().meta({ description: 'Account of who takes care of it.' }),
    reason: z.string().max(LONGEST_TEXT).nullable().meta({ description: 'Why it was rejected.' }),
    createdAt: moment('When it was asked.'),
    decidedAt: moment('When it was decided; null while open.').nullable(),
    ageSeconds: z
      .int()
      .min(0)
      .max(2 ** 31)
      .meta({ description: 'How long it has waited: until now, or until the decision.' }),
    waitingSince: moment(
      'Since when it waits for the support desk; null when it is decided or waits for the customer.',
    ).nullable(),
    overdue: z.boolean().meta({ description: 'It waits for longer than a working day.' }),
  })
  .meta({ id: 'SupportRequest', description: 'A request to activate a partner.' });
export type SupportRequestView = z.infer<typeof SupportRequestView>;

export const SupportRequestDetail = SupportRequestView.extend({
  comments: z
    .array(CommentView)
    .max(500)
    .meta({ description: 'Oldest first; members never see internal ones.' }),
}).meta({ id: 'SupportRequestDetail', description: 'A request with its comments.' });
export type SupportRequestDetail = z.infer<typeof SupportRequestDetail>;

export const SupportRequestPage = pageOf(SupportRequestView).meta({
  id: 'SupportRequestPage',
  description: 'A page of requests.',
});

const counted = (description: string) =>
  z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .meta({ description });

/** Over which time to look. */
export const StatisticsQuery = z.strictObject({
  days: z.coerce
    .number()
    .int()
    .min(1)
    .max(365)
    .default(90)
    .meta({
      description: 'Requests that were asked within so many days.',
      examples: [90],
    }),
});
export type StatisticsQuery = z.infer<typeof StatisticsQuery>;

const figures = {
  asked: counted('Requests that were asked.'),
  open: counted('Of them open.'),
  approved: counted('Of them approved.'),
  rejected: counted('Of them rejected.'),
  withdrawn: counted('Of them withdrawn.'),
  medianAnswerSeconds: counted(
    'Half got a first answer within so many seconds; null without one.',
  ).nullable(),
  slowAnswerSeconds: counted('Nine in ten got a first answer within so many seconds.').nullable(),
  medianDecisionSeconds: counted('Half were decided within so many seconds.').nullable(),
};

export const SupportStatistics = z
  .object({
    days: counted('The days that were looked at.'),
    waiting: counted('Open requests that wait for the support desk now.'),
    overdue: counted('Of them for longer than a working day.'),
    total: z.object(figures).meta({ description: 'All partners together.' }),
    byPartner: z
      .array(z.object({ partner: z.string().max(40).meta({ description: 'The partner.' }), ...figures }))
      .max(100)
      .meta({ description: 'Each partner that was asked for.' }),
  })
  .meta({ id: 'SupportStatistics', description: 'Support requests in figures.' });
export type SupportStatistics = z.infer<typeof SupportStatistics>;
