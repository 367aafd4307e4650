import { type Attributes, SpanStatusCode, trace } from '@opentelemetry/api';

/**
 * Does the work within a span of this name. Attributes are the hub's own words: never an id of a person, nothing that
 * somebody wrote. Of an error only its class is told, because its message may hold more.
 */
export function traced<Result>(
  name: string,
  attributes: Attributes,
  work: () => Promise<Result>,
): Promise<Result> {
  return trace.getTracer('andock').startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setAttribute('error.type', error instanceof Error ? error.constructor.name : typeof error);
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
