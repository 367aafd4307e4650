import { diag, DiagLogLevel, trace } from '@opentelemetry/api';
import { Logger } from '@nestjs/common';
import type { Config } from '../config/config.js';

const EXPORT_LIMIT_MS = 5_000;

/** The spans of this process on their way to the operator's collector. */
export interface Tracing {
  /** Sends what is left, for at most five seconds, then stops; never fails. */
  stop(): Promise<void>;
}

/** Sends spans where the settings say; without that setting nothing of it is even loaded. */
export async function startTracing({ tracing }: Pick<Config, 'tracing'>): Promise<Tracing> {
  if (!tracing) return { stop: () => Promise.resolve() };
  const [{ BatchSpanProcessor, TracerProvider }, { OTLPTraceExporter }, { defaultResource, ...resources }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const warn = warning();
  const url = `${tracing.endpoint.replace(/\/$/, '')}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: EXPORT_LIMIT_MS });
  const provider = new TracerProvider({
    resource: defaultResource().merge(resources.resourceFromAttributes({ 'service.name': tracing.service })),
    spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: EXPORT_LIMIT_MS })],
  });
  trace.setGlobalTracerProvider(provider);
  return {
    async stop() {
      await provider.shutdown().catch(warn);
      trace.disable();
      diag.disable();
    },
  };
}

/** A collector that does not answer is a line in the log, and no more. */
function warning(): () => void {
  const logger = new Logger('Tracing');
  const warn = () => logger.warn('Spans could not be sent to OTEL_EXPORTER_OTLP_ENDPOINT.');
  const nothing = () => undefined;
  diag.setLogger(
    { error: warn, warn, info: nothing, debug: nothing, verbose: nothing },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  return warn;
}
