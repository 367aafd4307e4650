import { expect } from '@jest/globals';

/** Matches an answer that refuses with this status and code, and names exactly these fields. */
export const refused = (status: number, code: string, ...fields: string[]): unknown =>
  expect.objectContaining({
    status,
    body: {
      type: `/docs/errors#${code}`,
      status,
      code,
      title: expect.stringMatching(/\S/),
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      ...(fields.length > 0 && {
        errors: fields.map((field) => ({
          field,
          code: expect.any(String),
          message: expect.stringMatching(/\S/),
        })),
      }),
    },
  });
