import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import type { Connector, Exchange, Outcome, Passage } from '../connections/public/connector.js';
import type { Parcel } from '../connections/public/parcel.js';
import { Config } from '../platform/config/config.js';
import { Clock } from '../platform/database/clock.js';
import { type OutgoingAnswer, OutgoingCalls } from '../platform/outgoing/outgoing-calls.js';
import { DocumentLinks } from './document-links.js';
import { ConnectedTarget } from './operator-ats-secret.js';
import { outcomeOf } from './outcome-of.js';
import { redactedWords } from './redacted-words.js';
import { signedHeaders } from './signed-headers.js';
import { redactedEvent, toDeliveryEvent } from './to-delivery-event.js';

const MOST_ANSWER_BYTES = 64_000;

/** Delivers applications to an organisation's own ATS: one signed call, whose links hand out the documents. */
@Injectable()
export class OperatorAtsConnector implements Connector {
  constructor(
    private readonly calls: OutgoingCalls,
    private readonly links: DocumentLinks,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async deliver(
    parcel: Parcel,
    credentials: unknown,
    signal: AbortSignal,
    passage: Passage,
  ): Promise<Outcome> {
    const target = ConnectedTarget.parse(credentials);
    const { organisationId, applicationId } = parcel;
    const { connectionId } = target;
    await passage.application();
    const at = this.clock.now();
    const event = toDeliveryEvent(parcel, target, at, (documentId) =>
      this.links.make({ organisationId, applicationId, documentId, connectionId }),
    );
    const body = JSON.stringify(event);
    const started = performance.now();
    const answer = await this.calls.post(
      {
        url: target.url,
        headers: signedHeaders(target.signingSecret, `app_${applicationId}`, at, body),
        body,
        timeoutMs: this.config.operatorAts.timeoutMs,
        maxAnswerBytes: MOST_ANSWER_BYTES,
      },
      signal,
    );
    const exchange: Exchange = {
      method: 'POST',
      path: new URL(target.url).pathname,
      status: answer.kind === 'answered' ? answer.status : null,
      request: redactedEvent(event),
      answer: wordsOf(answer, parcel),
      durationMs: Math.round(performance.now() - started),
    };
    return outcomeOf(answer, exchange);
  }
}

const wordsOf = (answer: OutgoingAnswer, parcel: Parcel): string | null =>
  answer.kind === 'answered' ? redactedWords(answer.body, parcel) : answer.detail;
