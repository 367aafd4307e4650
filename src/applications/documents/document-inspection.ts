import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { FileEmpty, FileTooLarge, FileTypeRefused } from '../applications.errors.js';
import { HIGHEST_SIZE } from './document-size.js';
import { type DocumentType, HEAD_BYTES, typeFromHead, typeOfText } from './document-type.js';
import { OfficeContainer } from './office-container.js';

/** What a document that passed through turned out to be. */
export interface Inspected {
  readonly type: DocumentType;
  /** Bytes. */
  readonly size: number;
  /** SHA-256. */
  readonly hash: Buffer;
}

/** Lets a document pass and looks at it on the way: breaks off as soon as it is too large or not of a type that is taken. */
export class DocumentInspection extends Transform {
  private readonly hash = createHash('sha256');
  private readonly office = new OfficeContainer();
  private head: Buffer[] = [];
  private size = 0;
  private seen: Promise<DocumentType | 'office' | 'text'> | undefined;
  private inspected: Inspected | undefined;

  constructor(private readonly fileName: string) {
    super();
  }

  /** The findings, once everything has passed. */
  get result(): Inspected {
    if (!this.inspected) throw new Error('The document has not passed yet.');
    return this.inspected;
  }

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.look(piece).then(
      () => done(null, piece),
      (error: Error) => done(error),
    );
  }

  override _flush(done: TransformCallback): void {
    this.conclude().then(
      () => done(),
      (error: Error) => done(error),
    );
  }

  private async look(piece: Buffer): Promise<void> {
    const before = this.size;
    this.size += piece.length;
    if (this.size > HIGHEST_SIZE) throw new FileTooLarge();
    this.hash.update(piece);
    this.office.read(piece);
    if (before < HEAD_BYTES) {
      this.head.push(piece);
      if (this.size >= HEAD_BYTES) await this.seeHead();
    }
  }

  private async conclude(): Promise<void> {
    if (this.size === 0) throw new FileEmpty();
    const seen = await this.seeHead();
    const type = seen === 'office' ? this.office.type : seen === 'text' ? typeOfText(this.fileName) : seen;
    if (!type) throw new FileTypeRefused();
    this.inspected = { type, size: this.size, hash: this.hash.digest() };
  }

  private seeHead(): Promise<DocumentType | 'office' | 'text'> {
    this.seen ??= typeFromHead(Buffer.concat(this.head));
    this.head = [];
    return this.seen;
  }
}
