import type { PersonioFieldMapping } from '../../api/personio.js';

/** What has been chosen in the form so far. */
export interface FieldMappingDraft {
  /** Places by question, only those that somebody chose. */
  readonly answers: Readonly<Record<string, string>>;
  /** Channel IDs by source; empty where the connection's own holds. */
  readonly channels: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
}

export const draftOf = ({ questions, channels, tags }: PersonioFieldMapping): FieldMappingDraft => ({
  answers: Object.fromEntries(
    questions.filter(({ chosen }) => chosen).map(({ questionId, goesTo }) => [questionId, goesTo]),
  ),
  channels: Object.fromEntries(channels.map(({ source, channelId }) => [source, channelId ?? ''])),
  tags,
});

/** The draft as the hub takes it. */
export const mappingOf = ({ answers, channels, tags }: FieldMappingDraft) => ({
  answers: Object.entries(answers).map(([questionId, goesTo]) => ({ questionId, goesTo })),
  channels: Object.entries(channels)
    .filter(([, channelId]) => channelId.trim() !== '')
    .map(([source, channelId]) => ({ source, channelId: channelId.trim() })),
  tags: [...tags],
});

const CUSTOM = /^custom_attribute_(\d+)$/;

/** The number of a custom attribute; null for any other place. */
export const customNumber = (place: string): number | null => {
  const [, number] = CUSTOM.exec(place) ?? [];
  return number === undefined ? null : Number(number);
};
