import type { ErrorKind } from '../platform/errors/domain-error.js';

/** What a developer does about a refusal of this kind. */
const BY_KIND: Readonly<Record<ErrorKind, string>> = {
  invalid: 'Correct the values that `errors` names, then call again. Do not repeat the call unchanged.',
  unauthenticated: 'Sign in, or send a valid key.',
  refused: 'Ask somebody whose role or key allows it.',
  missing: 'Check the id. What belongs to another organisation looks the same as what does not exist.',
  conflict: 'Read the current state, then decide whether the call is still wanted.',
  gone: 'It is over. Do not call again.',
  unprocessable: 'The values are well formed, but cannot be used together. Change them.',
  'too-large': 'Send less.',
  'headers-too-large': 'Send fewer or shorter headers; 16 KB in all are taken.',
  'too-slow': 'Send it again; headers and JSON have 20 seconds to arrive unless the operator says otherwise.',
  unsupported: 'Send one of the described types of content.',
  'too-many': 'Wait for `Retry-After` seconds.',
  unavailable: 'Nothing was changed. Wait for `Retry-After` seconds, then send the same call again.',
};

/** What to do about refusals of `/v1`, where more can be said than by their kind. */
export const NEXT_STEPS: Readonly<Record<string, string>> = {
  'access.key-refused':
    'Stop calling. Ask the customer to generate a new key and to enter it in your product.',
  'access.key-in-address':
    'Send the key in the header `Authorization: Bearer …`. Have this key deleted: addresses are logged.',
  'access.scope-missing':
    '`GET /v1/connection` tells what the key may do. An operator key gets its scopes when it is generated.',
  'access.address-not-allowed': 'Call from an address that the key allows, or have yours added to it.',
  'access.organisation-header-missing':
    'Send `andock-organisation` with the organisation’s id, or `ext:` and its external id.',
  'access.organisation-required': 'This call is about one organisation: name it in `andock-organisation`.',
  'access.organisation-not-found':
    'Provision the organisation by `PUT /v1/organisations/{externalId}` first.',
  'applications.erased': 'The application was erased. Delete your copy too if the candidate asked you.',
  'applications.external-id-taken':
    'You sent this application before. Read the answer of that call; do not send it again.',
  'applications.document-not-found': 'List the application’s documents; removed ones are gone for good.',
  'applications.file-empty': 'Send the file’s bytes in the part `file`.',
  'applications.file-too-large':
    'A document has 20,000,000 bytes at most. Ask the candidate for a smaller one.',
  'applications.file-type-refused':
    'Send a PDF, an office document, an image or plain text. The content decides, not the name.',
  'applications.not-found': 'Check the id. A partner sees only applications that it sent itself.',
  'connections.move-not-allowed':
    'Read `GET /v1/connection`: a connection that the customer has switched off takes no report.',
  'deliveries.application-erased': 'There is nothing left to deliver or to hand over. Take it off your list.',
  'deliveries.nothing-to-retry': 'The delivery is still on its way, or over for good. Read its state.',
  'deliveries.retry-cannot-help': 'Repeating cannot help. Hand the application over in the console.',
  'jobs.external-id-taken': 'Use another external id, or change the job that has this one.',
  'jobs.not-found': 'Read the list of jobs again.',
  'jobs.not-published':
    'The job is not published to you (any more). Take it down; applications are taken for 30 days after it was unpublished.',
  'join.key-without-connection': 'Use the key of a connection, not one of the operator’s own systems.',
  'organisations.operator-key-needed': 'Use an operator key; the key of a connection cannot do this.',
  'request.body-too-large': 'JSON bodies have 1 MB at most.',
  'request.body-unreadable': 'Send JSON in UTF-8 without NUL characters.',
  'request.body-unsupported': 'Send `Content-Type: application/json`, for uploads `multipart/form-data`.',
  'request.failed': 'Send the same call again later. If it stays, give `requestId` to the operator.',
  'request.idempotency-key-in-flight':
    'Wait for `Retry-After` seconds, then send the same call with the same key.',
  'request.idempotency-key-invalid': 'Use 1 to 255 visible ASCII characters, such as a UUID.',
  'request.idempotency-key-missing':
    'Send `Idempotency-Key`, made up once for each new thing and the same for each repetition.',
  'request.idempotency-key-reused':
    'Use a new key for a new thing; the same key only for the very same call.',
  'request.not-found': 'Check the address and the method against the API reference.',
  'request.too-slow': 'Send the whole request without pauses, and again if the line broke.',
  'webhooks.disabled': 'Enable the webhook (`PATCH` with `{"enabled": true}`), then call again.',
  'webhooks.message-not-found': 'Messages are kept for 30 days. List them to see what is there.',
  'webhooks.too-many': 'Delete webhooks that are not used.',
  'webhooks.too-many-secrets':
    'Use the last secret that you were given, or wait until the first of the earlier ones ends.',
  'webhooks.url-refused': 'Use an `https` address that everybody can reach, without user name and password.',
  'webhooks.url-taken': 'Change the webhook that is there. If you have lost its secret, rotate it.',
};

export const nextStepOf = (code: string, kind: ErrorKind): string => NEXT_STEPS[code] ?? BY_KIND[kind];
