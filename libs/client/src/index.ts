export { Andock, type AndockSettings } from './andock.js';
export type { DocumentToUpload } from './document-upload.js';
export { everyRow } from './every-row.js';
export { JobFeed, type FeedPosition } from './job-feed.js';
export { NoAnswer, NotModified, ProblemError } from './refusals.js';
export type { Retries } from './retries.js';
export type * from './generated/types.gen.js';
