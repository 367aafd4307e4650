export { PersonioClient, type PersonioClientSettings } from './personio-client.js';
export { DocumentUnreadable, type PersonioDocument } from './document-body.js';
export type { PersonioCredentials } from './personio-credentials.js';
export type { NewPersonioApplication, PersonioFile, UploadedDocument } from './personio-application.js';
export type { Exchange, PersonioAnswer } from './personio-answer.js';
export type { RefusalReason } from './refusal-reasons.js';
export type { UnreachableCause } from './http-call.js';
export type { FeedAnswer, PublishedJob } from './career-feed.js';
export {
  isCareerHost,
  parseJobReference,
  type JobReference,
  type JobReferenceProblem,
} from './job-reference.js';
