import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { masked } from '../connections/public/masked.js';
import type { EnteredValues, PartnerSetup, TestApplication } from '../connections/public/partner-setup.js';
import { CONFIRMED, refuted, unproven, type Verdicts, type Verified } from '../connections/public/verdict.js';
import type { Exchange } from '../connections/public/connector.js';
import { Config } from '../platform/config/config.js';
import { Clock } from '../platform/database/clock.js';
import { type OutgoingAnswer, OutgoingCalls } from '../platform/outgoing/outgoing-calls.js';
import { OperatorAtsSecret } from './operator-ats-secret.js';
import { readTarget } from './read-target.js';
import { signedHeaders } from './signed-headers.js';

const WHY_UNPROVEN = {
  no_clear_answer: {
    en: 'The address gave no clear answer to a signed ping. Check again later.',
    de: 'Die Adresse hat auf einen signierten Ping nicht eindeutig geantwortet. Später erneut prüfen.',
  },
  signature_not_checked: {
    en: 'The address also takes a ping with a wrong signature, so its answer proves nothing. Have the signature checked there.',
    de: 'Die Adresse nimmt auch einen Ping mit falscher Signatur an, daher beweist die Antwort nichts. Dort die Signatur prüfen lassen.',
  },
  judged_with_the_other: {
    en: 'It can only be checked together with the other value.',
    de: 'Prüfbar nur zusammen mit dem anderen Wert.',
  },
} as const;

const SIGNED = { en: 'Sent a signed ping', de: 'Signierten Ping gesendet' };
const WRONGLY_SIGNED = {
  en: 'Sent a ping with a wrong signature',
  de: 'Ping mit falscher Signatur gesendet',
};

/** What was said, without the answer's text, which could repeat what is secret. */
const exchangeOf = (url: string, answer: OutgoingAnswer): Exchange => ({
  ...{ method: 'POST', path: new URL(url).pathname, request: { type: 'connection.ping' }, durationMs: 0 },
  ...(answer.kind === 'answered'
    ? { status: answer.status, answer: null }
    : { status: null, answer: answer.detail }),
});

/** How address and signing secret of an own ATS are read, and proven by signed pings. */
@Injectable()
export class OperatorAtsSetup implements PartnerSetup<OperatorAtsSecret> {
  readonly secret = OperatorAtsSecret;
  readonly needed = ['url', 'signingSecret'];
  readonly whyUnproven = WHY_UNPROVEN;

  constructor(
    private readonly calls: OutgoingCalls,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  read(entered: EnteredValues) {
    return readTarget(entered, (url) => this.calls.refusalOf(url));
  }

  /** The address without what stands behind the question mark, which may be secret. */
  accountOf({ url }: OperatorAtsSecret): string {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  }

  shown({ url, signingSecret }: OperatorAtsSecret) {
    const { origin, pathname, search } = new URL(url);
    return { url: `${origin}${pathname}${search && '?…'}`, signingSecret: masked(signingSecret) };
  }

  /** A test application is a ping that says so: it proves as much, and nothing has to be removed. */
  async verify({ url, signingSecret }: OperatorAtsSecret, test: TestApplication | null): Promise<Verified> {
    const [signed, wronglySigned] = await Promise.all([
      this.ping(url, signingSecret, test !== null),
      this.ping(url, `whsec_${randomBytes(32).toString('base64')}`, false),
    ]);
    const verdicts = verdictsOf(signed, wronglySigned);
    return {
      verdicts,
      steps: [
        { title: SIGNED, verdicts, exchanges: [exchangeOf(url, signed)] },
        { title: WRONGLY_SIGNED, verdicts: {}, exchanges: [exchangeOf(url, wronglySigned)] },
      ],
    };
  }

  private ping(url: string, secret: string, test: boolean): Promise<OutgoingAnswer> {
    const at = this.clock.now();
    const body = JSON.stringify({ type: 'connection.ping', timestamp: at.toISOString(), data: { test } });
    return this.calls.post(
      {
        url,
        headers: signedHeaders(secret, `ping_${randomUUID()}`, at, body),
        body,
        timeoutMs: this.config.operatorAts.timeoutMs,
        maxAnswerBytes: 1_000,
      },
      new AbortController().signal,
    );
  }
}

/** What two pings prove, one with the right signature and one with a wrong one. */
export function verdictsOf(signed: OutgoingAnswer, wronglySigned: OutgoingAnswer): Verdicts {
  const other = unproven('judged_with_the_other');
  if (signed.kind === 'unreachable') {
    return signed.cause === 'address-refused'
      ? { url: refuted('credentials_rejected', 'url'), signingSecret: other }
      : { url: unproven('no_clear_answer'), signingSecret: other };
  }
  const { status } = signed;
  if (status === 401 || status === 403)
    return { url: CONFIRMED, signingSecret: refuted('credentials_rejected', 'signingSecret') };
  if (status >= 300 && status < 500 && status !== 429 && status !== 408)
    return { url: refuted('credentials_rejected', 'url'), signingSecret: other };
  if (status >= 300) return { url: unproven('no_clear_answer'), signingSecret: other };
  const tellsApart = wronglySigned.kind === 'answered' && wronglySigned.status >= 400;
  return {
    url: CONFIRMED,
    signingSecret: tellsApart ? CONFIRMED : unproven('signature_not_checked'),
  };
}
