import { type PersonioAnswer, PersonioClient, type PersonioFile } from '@andock/personio-client';
import { Injectable } from '@nestjs/common';
import type { Connector, Exchange, Outcome, Passage } from '../connections/public/connector.js';
import type { Parcel } from '../connections/public/parcel.js';
import { outcomeOf } from './outcome-of.js';
import { DeliveryCredentials } from './personio-secret.js';
import { FILE_GONE } from './reason-of-refusal.js';
import { categoryOf, ownChannelOf, toPersonioApplication } from './to-personio-application.js';

/** Uploads may expire before they are named, so they are made once more. */
const MOST_ROUNDS = 2;

/** Delivers applications to Personio: its documents first, then the application that names them. */
@Injectable()
export class PersonioConnector implements Connector {
  constructor(private readonly personio: PersonioClient) {}

  async deliver(
    parcel: Parcel,
    credentials: unknown,
    signal: AbortSignal,
    passage: Passage,
  ): Promise<Outcome> {
    const known = DeliveryCredentials.parse(credentials);
    const exchanges: Exchange[] = [];
    for (let round = 1; ; round += 1) {
      const files = await this.upload(parcel, known, signal, passage, exchanges);
      if ('kind' in files) return files;
      await passage.application();
      const answer = await this.personio.createApplication(
        known,
        toPersonioApplication(parcel, known, files),
        signal,
      );
      exchanges.push(answer.exchange);
      if (round === MOST_ROUNDS || !onlyFilesAreGone(answer))
        return ofOwnChannel(outcomeOf(answer, 'application', exchanges), ownChannelOf(parcel, known));
    }
  }

  /** The uploaded documents, or what came of the first that could not be uploaded. */
  private async upload(
    { documents }: Parcel,
    credentials: DeliveryCredentials,
    signal: AbortSignal,
    passage: Passage,
    exchanges: Exchange[],
  ): Promise<PersonioFile[] | Outcome> {
    const files: PersonioFile[] = [];
    for (const document of documents) {
      await passage.document();
      const answer = await this.personio.uploadDocument(credentials, document, signal);
      exchanges.push(answer.exchange);
      if (answer.kind !== 'accepted') return outcomeOf(answer, { document: document.category }, exchanges);
      files.push({
        uuid: answer.value.uuid,
        original_filename: document.fileName,
        category: categoryOf(document),
      });
    }
    return files;
  }
}

/** A channel that was chosen for one source says nothing against the connection: only that source's applications end. */
const ofOwnChannel = (outcome: Outcome, channel: string | undefined): Outcome =>
  channel !== undefined && outcome.kind === 'refused' && outcome.reason === 'channel_not_found'
    ? { ...outcome, reason: 'invalid_field', field: `recruiting_channel_id: ${channel}` }
    : outcome;

const onlyFilesAreGone = (answer: PersonioAnswer<void>): boolean =>
  answer.kind === 'refused' &&
  answer.reasons.length > 0 &&
  answer.reasons.every(({ reason }) => reason === FILE_GONE);
