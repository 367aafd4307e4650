import type { IncomingMessage } from 'node:http';
import type { Params } from 'nestjs-pino';
import type { Config } from '../config/config.js';
import { requestIdOf } from '../http/request-id.js';
import { redacted, told } from './redacted.js';

/** One JSON line per event, with the request's id; never headers, bodies, query strings, rows, or addresses of people. */
export function loggerOptions(config: Config): Params {
  return {
    pinoHttp: {
      level: config.logLevel,
      genReqId: (request: IncomingMessage) => requestIdOf(request),
      autoLogging: false,
      quietReqLogger: true,
      hooks: { streamWrite: redacted },
      serializers: {
        err: (error: unknown) => told(error),
        req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
          id,
          method,
          path: url?.split('?')[0],
        }),
      },
    },
  };
}
