import { randomBytes } from 'node:crypto';

export const PDF = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
);

/** A PDF of this many bytes that no compression makes smaller. */
export const pdfOf = (size: number): Buffer => Buffer.concat([PDF, randomBytes(size - PDF.length)]);

/** The form of an upload; parts that are null are left out. */
export function upload(
  file: Buffer | null,
  name = 'Lebenslauf.pdf',
  category: string | null = 'cv',
): FormData {
  const form = new FormData();
  if (category !== null) form.set('category', category);
  if (file) form.set('file', new Blob([new Uint8Array(file)]), name);
  return form;
}
