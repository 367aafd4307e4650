import type { LoggerService } from '@nestjs/common';

/** Parts of Nest that tell at every start what the code says anyway. */
const TELL_THE_OBVIOUS = new Set<unknown>(['InstanceLoader', 'RoutesResolver', 'RouterExplorer']);

/** The same log without the hundreds of lines that list modules and routes. */
export function quietLogger(logger: LoggerService): LoggerService {
  return Object.assign(Object.create(logger) as LoggerService, {
    log(message: unknown, ...optional: unknown[]): void {
      if (!TELL_THE_OBVIOUS.has(optional.at(-1))) logger.log(message, ...optional);
    },
  });
}
