import type { Text } from '../platform/errors/domain-error.js';

/** What people choose about as one. */
export interface NoticeTopic {
  readonly title: Text;
  /** Whoever is told cannot switch it off: something is lost or stands still until a person looks. */
  readonly mandatory: boolean;
}

/** All topics, in the order in which they are shown. */
export const NOTICE_TOPICS = {
  repair: {
    title: { en: 'A connection needs a repair', de: 'Eine Verbindung muss repariert werden' },
    mandatory: true,
  },
  undeliverable: {
    title: {
      en: 'An application could not be delivered as it should',
      de: 'Eine Bewerbung konnte nicht wie vorgesehen zugestellt werden',
    },
    mandatory: true,
  },
  connection: {
    title: { en: 'News about connections', de: 'Neues zu Verbindungen' },
    mandatory: false,
  },
  finding: {
    title: { en: 'What checks have found', de: 'Befunde der Prüfungen' },
    mandatory: false,
  },
  'support-request': {
    title: { en: 'Support requests and comments', de: 'Anfragen und Kommentare' },
    mandatory: false,
  },
  other: {
    title: { en: 'Everything else', de: 'Alles andere' },
    mandatory: false,
  },
} as const satisfies Record<string, NoticeTopic>;

export type NoticeTopicName = keyof typeof NOTICE_TOPICS;
export const TOPIC_NAMES = Object.keys(NOTICE_TOPICS) as [NoticeTopicName, ...NoticeTopicName[]];

/** The topic of a kind of message, such as `finding` of `finding.key_expiring`. */
export function topicOf(kind: string): NoticeTopicName {
  const [part = ''] = kind.split('.');
  if (kind === 'connection.repair') return 'repair';
  if (part === 'delivery') return 'undeliverable';
  return part in NOTICE_TOPICS ? (part as NoticeTopicName) : 'other';
}
