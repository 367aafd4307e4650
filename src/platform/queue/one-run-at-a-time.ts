/** Work of which one run goes at a time: asked for meanwhile, it runs once more when that one is over. */
export class OneRunAtATime {
  private running: Promise<void> | undefined;
  private askedAgain = false;
  private closed = false;

  /** A run that fails is told to `failed`, and is not repeated before it is asked for again. */
  constructor(
    private readonly work: () => Promise<void>,
    private readonly failed: (error: unknown) => void,
  ) {}

  get isClosed(): boolean {
    return this.closed;
  }

  ask(): void {
    this.askedAgain = true;
    this.running ??= this.runWhileAsked().finally(() => {
      this.running = undefined;
      if (this.askedAgain && !this.closed) this.ask();
    });
  }

  /** No run begins any more; resolves when the one under way is over. */
  async close(): Promise<void> {
    this.closed = true;
    await this.running;
  }

  private async runWhileAsked(): Promise<void> {
    while (this.askedAgain && !this.closed) {
      this.askedAgain = false;
      await this.work().catch(this.failed);
    }
  }
}
