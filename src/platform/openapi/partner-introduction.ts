import type { OpenAPIObject } from '@nestjs/swagger';

/** What holds for every call, at the top of the partners' document. */
export const PARTNER_INTRODUCTION = `Pull jobs, report publications and push applications. Guides with examples are at \`/docs\`.

**Keys.** A customer generates a key in the operator's console and gives it to the partner; \`GET /v1/connection\` tells whose it is
and its scopes. It lasts until the customer deletes it: a 401 then says to ask for a new one, and repeating the call is of no use.
A partner's key has \`connection:read connection:write jobs:read publications:write applications:write\`; calls with another scope
are for the organisation's own systems. Each operation needs the scope that its \`x-scope\` names.

**A partner's round.** With a new key: \`GET /v1/connection\`, then \`PUT /v1/connection/status\` with \`pending\` while somebody approves it
and \`connected\` once it works, or \`repair\` with a message. Then every minute or so \`GET /v1/jobs\`; place new jobs, change changed ones,
take removed ones down, and report each with \`PUT /v1/jobs/{id}/publication\`. A connection that is silent for 24 hours is shown as
in need of repair. A candidate: \`POST /v1/applications\` with \`documentsExpected\`, then each document in a call of its own.

**Conventions.** JSON in UTF-8, camelCase; moments are RFC 3339 in UTC, with up to six digits of a second. Bodies are at most 1 MB, but for
uploads. Unknown fields in a body are refused by name; answers may get new fields, so ignore what is unknown. Null in an answer
means that there is nothing; an optional field may be left out. What belongs to another organisation is 404, like what is not there.
Lists are \`{data, nextCursor}\`: give \`nextCursor\` back as \`cursor\` with the same query until it is null; it is opaque and no longer
than 500 characters.

**Refusals** are \`application/problem+json\` with a stable \`code\`; each answer lists its codes, and \`/docs/errors\` explains them. Repeat
after a 429 (not before \`Retry-After\`), after a 5xx and when no answer came: GET, PUT and DELETE as they are, a POST with the same
\`Idempotency-Key\` and the same body. Any other 4xx needs a change first.`;

const LANGUAGE = {
  name: 'accept-language',
  in: 'header',
  required: false,
  description: 'The language of titles and messages of refusals: `de` or `en`; English when left out.',
  schema: { type: 'string', maxLength: 500, example: 'de' },
} as const;
const ORGANISATION = {
  name: 'andock-organisation',
  in: 'header',
  required: false,
  description:
    'For an operator key: the organisation to act for, by its id or as `ext:` and the operator’s own id of it. Any other key belongs to one organisation and needs no header.',
  schema: { type: 'string', maxLength: 500, example: 'ext:customer-4711' },
} as const;

/** Adds the headers that every call of a partner understands. */
export function addSharedHeaders({ paths }: OpenAPIObject): void {
  for (const { get, put, post, patch, delete: remove } of Object.values(paths)) {
    for (const operation of [get, put, post, patch, remove]) {
      if (!operation) continue;
      const own = operation.parameters ?? [];
      const missing = [ORGANISATION, LANGUAGE].filter(
        ({ name }) => !own.some((one) => 'name' in one && one.name.toLowerCase() === name),
      );
      operation.parameters = [...own, ...missing];
    }
  }
}
