import type { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { S3Driver } from 'flydrive/drivers/s3';
import type { StoredFile } from './document-storage.js';
import type { StorageDriver } from './storage-driver.js';

/** The least that S3 takes for a part that is not the last. */
const PART_BYTES = 5 * 1024 * 1024;

/** Any S3-compatible store. Holds one part of a file at a time; a file appears under its key whole, or not at all. */
export class DurableS3Driver extends S3Driver implements StorageDriver {
  constructor(
    private readonly s3: S3Client,
    private readonly bucketName: string,
  ) {
    super({ client: s3, bucket: bucketName, visibility: 'private', supportsACL: false });
  }

  override async putStream(key: string, contents: Readable): Promise<void> {
    const place = { Bucket: this.bucketName, Key: key };
    const parts = inParts(contents);
    try {
      const first = await parts.next();
      const second = first.done ? first : await parts.next();
      if (second.done)
        await this.s3.send(new PutObjectCommand({ ...place, Body: first.value ?? Buffer.alloc(0) }));
      else await this.putParts(place, concatenated([first.value as Buffer, second.value], parts));
    } catch (error) {
      contents.destroy();
      throw error;
    }
  }

  async *filesIn(folder: string): AsyncGenerator<StoredFile> {
    let ContinuationToken: string | undefined;
    do {
      const page = await this.s3.send(
        new ListObjectsV2Command({ Bucket: this.bucketName, Prefix: folder, ContinuationToken }),
      );
      for (const { Key, LastModified } of page.Contents ?? [])
        if (Key !== undefined && LastModified) yield { key: Key, storedAt: LastModified };
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
  }

  private async putParts(
    place: { Bucket: string; Key: string },
    parts: AsyncIterable<Buffer>,
  ): Promise<void> {
    const { UploadId } = await this.s3.send(new CreateMultipartUploadCommand(place));
    const upload = { ...place, UploadId };
    try {
      const done: { PartNumber: number; ETag: string | undefined }[] = [];
      for await (const Body of parts) {
        const PartNumber = done.length + 1;
        const { ETag } = await this.s3.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
        done.push({ PartNumber, ETag });
      }
      await this.s3.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: done } }));
    } catch (error) {
      await this.s3.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined);
      throw error;
    }
  }
}

/** The content cut into parts of one size; the last may be shorter. */
async function* inParts(contents: Readable): AsyncGenerator<Buffer, undefined> {
  let pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of contents as AsyncIterable<Buffer>) {
    pieces.push(piece);
    length += piece.length;
    while (length >= PART_BYTES) {
      const all = Buffer.concat(pieces);
      yield all.subarray(0, PART_BYTES);
      pieces = [all.subarray(PART_BYTES)];
      length -= PART_BYTES;
    }
  }
  if (length > 0) yield Buffer.concat(pieces);
  return undefined;
}

async function* concatenated(first: readonly Buffer[], rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* first;
  yield* rest;
}
