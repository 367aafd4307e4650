import { createHash, randomUUID } from 'node:crypto';
import type { FloorRoute } from './floor-work.ts';

/** A refusal of the same size after the same hash, without looking anything up. */
export const refusal: FloorRoute = {
  method: 'GET',
  path: '/v1/connection',
  status: 401,
  answer: (request) => {
    createHash('sha256')
      .update(request.headers.authorization ?? '')
      .digest();
    return Promise.resolve({
      type: '/docs/errors#access.key-refused',
      status: 401,
      code: 'access.key-refused',
      title: 'A valid API key is needed.',
      requestId: randomUUID(),
    });
  },
};
