/** What a partner may say of a job. */
export const PUBLICATION_STATES = ['queued', 'live', 'archived', 'error'] as const;
export type PublicationState = (typeof PUBLICATION_STATES)[number];
