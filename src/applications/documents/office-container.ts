import { type DocumentType, OFFICE_TYPES } from './document-type.js';

const ENTRY_BYTES = 128;
const NAME_LENGTH_AT = 64;

const NAMES = Object.entries(OFFICE_TYPES).map(([name, type]) => ({
  type,
  bytes: Buffer.from(`${name}\0`, 'utf16le'),
}));

/**
 * Finds the main stream of an older Office file among the entries of the container's directory, which may stand
 * anywhere in the file: at a multiple of 128 bytes each, its name first, the name's length at byte 64.
 */
export class OfficeContainer {
  private kept: Buffer = Buffer.alloc(0);
  private found: DocumentType | undefined;

  /** The type, once its entry went by. */
  get type(): DocumentType | undefined {
    return this.found;
  }

  /** Reads on in the file. */
  read(piece: Buffer): void {
    if (this.found) return;
    const bytes = this.kept.length > 0 ? Buffer.concat([this.kept, piece]) : piece;
    const whole = bytes.length - (bytes.length % ENTRY_BYTES);
    this.found = NAMES.find(({ bytes: name }) => hasEntry(bytes.subarray(0, whole), name))?.type;
    this.kept = Buffer.from(bytes.subarray(whole));
  }
}

function hasEntry(entries: Buffer, name: Buffer): boolean {
  for (let at = entries.indexOf(name); at !== -1; at = entries.indexOf(name, at + 2)) {
    if (at % ENTRY_BYTES === 0 && entries.readUInt16LE(at + NAME_LENGTH_AT) === name.length) return true;
  }
  return false;
}
