import * as z from 'zod';
import { pageOf } from '../platform/http/cursor.js';
import { TOPIC_NAMES } from './topics.js';

export const Notice = z
  .object({
    id: z.uuid().meta({ description: 'The notice’s id.' }),
    kind: z.string().max(100).meta({ description: 'Machine-readable, such as `connection.repair`.' }),
    title: z.string().max(500).meta({ description: 'One line, in the caller’s language.' }),
    body: z.string().max(10_000).meta({ description: 'Plain text, in the caller’s language.' }),
    params: z
      .record(z.string().max(100), z.string().max(1_000))
      .meta({ description: 'Ids that the console links to, by name.' }),
    organisationId: z
      .uuid()
      .nullable()
      .meta({ description: 'The organisation it is about; null when it is about the hub.' }),
    createdAt: z.iso.datetime().meta({ description: 'When it was left.' }),
    readAt: z.iso.datetime().nullable().meta({ description: 'When it was read; null before.' }),
  })
  .meta({ id: 'Notice', description: 'Something a person is told.' });
export type Notice = z.infer<typeof Notice>;

export const NoticePage = pageOf(Notice).meta({ id: 'NoticePage', description: 'Notices, newest first.' });

const inConsole = z.boolean().meta({ description: 'Told in the console.' });
const byMail = z.boolean().meta({ description: 'Told by mail.' });

/** How somebody wants to hear of a topic. */
export const PreferenceInput = z
  .strictObject({ inConsole, byMail })
  .meta({ id: 'NoticePreferenceInput', description: 'By which ways to be told; by none is possible.' });
export type PreferenceInput = z.infer<typeof PreferenceInput>;

export const PreferenceView = z
  .object({
    topic: z.enum(TOPIC_NAMES).meta({ description: 'What it is about.' }),
    title: z.string().max(200).meta({ description: 'The topic in the caller’s language.' }),
    mandatory: z.boolean().meta({ description: 'It is always told both ways.' }),
    inConsole,
    byMail,
  })
  .meta({ id: 'NoticePreference', description: 'How a person hears of a topic.' });
export type PreferenceView = z.infer<typeof PreferenceView>;

export const PreferencePage = pageOf(PreferenceView).meta({
  id: 'NoticePreferencePage',
  description: 'All topics, on one page.',
});
