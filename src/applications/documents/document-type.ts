import { fileTypeFromBuffer } from 'file-type';
import { FileTypeRefused } from '../applications.errors.js';
import { looksLikeText } from './plain-text.js';

/** Bytes from the beginning of a file that tell its type. */
export const HEAD_BYTES = 64 * 1024;

/** A type of document that is taken. */
export interface DocumentType {
  readonly mediaType: string;
  /** Endings of file names that fit, the usual one first. */
  readonly endings: readonly [string, ...string[]];
}

const type = (mediaType: string, ...endings: DocumentType['endings']): DocumentType => ({
  mediaType,
  endings,
});
const openXml = (kind: string) => `application/vnd.openxmlformats-officedocument.${kind}`;
const openDocument = (kind: string) => `application/vnd.oasis.opendocument.${kind}`;

const CSV = type('text/csv', 'csv');
const TXT = type('text/plain', 'txt');
const GZIP = type('application/gzip', 'gz', 'tgz');

/** Types that a file's first bytes tell, by the name that file-type gives them. */
const BY_HEAD: Readonly<Record<string, DocumentType>> = {
  pdf: type('application/pdf', 'pdf'),
  docx: type(openXml('wordprocessingml.document'), 'docx'),
  xlsx: type(openXml('spreadsheetml.sheet'), 'xlsx'),
  pptx: type(openXml('presentationml.presentation'), 'pptx'),
  odt: type(openDocument('text'), 'odt'),
  ods: type(openDocument('spreadsheet'), 'ods'),
  rtf: type('application/rtf', 'rtf'),
  jpg: type('image/jpeg', 'jpg', 'jpeg'),
  png: type('image/png', 'png'),
  gif: type('image/gif', 'gif'),
  bmp: type('image/bmp', 'bmp'),
  tif: type('image/tiff', 'tif', 'tiff'),
  mp4: type('video/mp4', 'mp4', 'm4v'),
  mov: type('video/quicktime', 'mov'),
  avi: type('video/x-msvideo', 'avi'),
  asf: type('video/x-ms-wmv', 'wmv'),
  '3gp': type('video/3gpp', '3gp'),
  zip: type('application/zip', 'zip'),
  '7z': type('application/x-7z-compressed', '7z'),
  rar: type('application/vnd.rar', 'rar'),
  gz: GZIP,
  'tar.gz': GZIP,
};

/** The older Office formats share one container; the name of their main stream tells them apart. */
export const OFFICE_TYPES: Readonly<Record<string, DocumentType>> = {
  WordDocument: type('application/msword', 'doc'),
  Workbook: type('application/vnd.ms-excel', 'xls'),
  Book: type('application/vnd.ms-excel', 'xls'),
  'PowerPoint Document': type('application/vnd.ms-powerpoint', 'ppt'),
};

/** What the beginning of a file shows: its type, or that the rest or the name has to decide. Refuses all others. */
export async function typeFromHead(head: Buffer): Promise<DocumentType | 'office' | 'text'> {
  const found = await fileTypeFromBuffer(head);
  if (found?.ext === 'cfb') return 'office';
  const known = found && BY_HEAD[found.ext];
  if (known) return known;
  if (found || !looksLikeText(head)) throw new FileTypeRefused();
  return 'text';
}

/** Text has no type of its own: only names that promise nothing but text are taken. */
export function typeOfText(fileName: string): DocumentType {
  const ending = endingOf(fileName);
  if (ending === 'csv') return CSV;
  if (ending === 'txt' || ending === '') return TXT;
  throw new FileTypeRefused();
}

/** The name for a document, with an ending that fits its content. */
export function nameFor(fileName: string, { endings }: DocumentType): string {
  if (endings.includes(endingOf(fileName))) return fileName;
  return `${fileName.slice(0, LONGEST_STEM)}.${endings[0]}`;
}

const LONGEST_STEM = 250;

const endingOf = (fileName: string): string =>
  /[^.]\.([A-Za-z0-9]{1,10})$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
