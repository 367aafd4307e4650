import type { IncomingMessage } from 'node:http';
import type { Params } from 'nestjs-pino';
import type { Config } from '../config/config.js';
import { requestIdOf } from '../http/request-id.js';

/** One JSON line per event, with the request's id; never headers, bodies or query strings. */
export function loggerOptions(config: Config): Params {
  return {
    pinoHttp: {
      level: config.logLevel,
      genReqId: (request: IncomingMessage) => requestIdOf(request),
      autoLogging: false,
      quietReqLogger: true,
      serializers: {
        req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
          id,
          method,
          path: url?.split('?')[0],
        }),
      },
    },
  };
}
