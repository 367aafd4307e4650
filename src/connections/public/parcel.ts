import type { Readable } from 'node:stream';

/** An opened application on its way to a partner. */
export interface Parcel {
  readonly applicationId: string;
  readonly jobId: string;
  readonly organisationId: string;
  readonly candidate: ParcelCandidate;
  /** What the candidate wrote; null if nothing. */
  readonly message: string | null;
  readonly answers: readonly { readonly questionId: string; readonly value: string }[];
  /** Where the application came from, such as `apply-form` or a partner's name. */
  readonly source: string;
  readonly receivedAt: Date;
  readonly documents: readonly ParcelDocument[];
}

export interface ParcelCandidate {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string | null;
}

/** A document whose content is read only while it is sent. */
export interface ParcelDocument {
  readonly id: string;
  readonly fileName: string;
  /** `cv`, `cover_letter`, `reference`, `certificate`, `work_sample` or `other`. */
  readonly category: string;
  /** Sniffed from the content. */
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  open(): Promise<Readable>;
}
