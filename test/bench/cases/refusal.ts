import { mintApiKey } from '@andock/api-key';
import { requestsCase } from '../requests-case.ts';

const { token } = mintApiKey('live');
const badChecksum = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`;

/** A key with a wrong checksum is refused: no database, one folded audit event a minute. */
export const refusal = requestsCase({
  name: 'refusal',
  expected: 401,
  requests: () => [
    { method: 'GET', path: '/v1/connection', headers: { authorization: `Bearer ${badChecksum}` } },
  ],
});
