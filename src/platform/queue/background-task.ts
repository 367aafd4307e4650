/** Work that a queued job asks for. A run that throws is tried again later, so a run must be safe to repeat. */
export abstract class BackgroundTask {
  /** The name that jobs are queued under, `module.verb`. */
  abstract readonly name: string;
  abstract run(payload: object, signal: AbortSignal): Promise<void>;
}
