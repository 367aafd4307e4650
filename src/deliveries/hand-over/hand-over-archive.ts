import type { Readable } from 'node:stream';
import yazl from 'yazl';
import type { Parcel } from '../../connections/public/parcel.js';
import type { JobSummary } from '../../jobs/public/job-lookup.js';
import type { Language } from '../../platform/http/language.js';
import { applicationPdf } from './application-pdf.js';

const WORDS = {
  en: {
    ...{
      title: 'Application',
      job: 'Job',
      name: 'Name',
      email: 'E-mail',
      phone: 'Phone',
      message: 'Message',
    },
    ...{ received: 'Received', documents: 'Documents' },
    elsewhere: 'Some characters cannot be shown here; they stand as �. application.json has them all.',
  },
  de: {
    ...{
      title: 'Bewerbung',
      job: 'Stelle',
      name: 'Name',
      email: 'E-Mail',
      phone: 'Telefon',
      message: 'Nachricht',
    },
    ...{ received: 'Eingegangen', documents: 'Dokumente' },
    elsewhere:
      'Einige Zeichen lassen sich hier nicht darstellen; an ihrer Stelle steht �. In application.json sind alle zu finden.',
  },
} as const;

/**
 * A ZIP of a whole application: as PDF to read, as JSON, and its documents under names that are safe and told apart. It is
 * made while it is read; a document that cannot be read breaks it off.
 */
export function handOverArchive(parcel: Parcel, job: JobSummary, language: Language): Readable {
  const zip = new yazl.ZipFile();
  const archive = zip.outputStream as Readable;
  const breakOff = (error: unknown) =>
    archive.destroy(error instanceof Error ? error : new Error(String(error)));
  zip.on('error', breakOff);
  const files = parcel.documents.map(({ fileName }, at) => `documents/${at + 1}-${safe(fileName)}`);
  const mtime = parcel.receivedAt;
  const rows = rowsOf(parcel, job, files, language);
  const { title, elsewhere } = WORDS[language];
  zip.addReadStreamLazy('application.pdf', { mtime }, (give) =>
    give(null, applicationPdf({ title, language, rows, elsewhere }).once('error', breakOff)),
  );
  zip.addBuffer(Buffer.from(JSON.stringify(recordOf(parcel, job, files), null, 2)), 'application.json', {
    mtime,
  });
  parcel.documents.forEach((document, at) => {
    zip.addReadStreamLazy(files[at] as string, { mtime }, (give) => {
      document.open().then(
        (content) => give(null, content.once('error', breakOff)),
        (error: unknown) => breakOff(error),
      );
    });
  });
  zip.end();
  return archive;
}

/** Names were made safe when the documents came; in an archive nothing may lead elsewhere, whatever they are. */
const safe = (name: string): string => name.replace(/[/\\:]/g, '_').replace(/^\.+/, '') || 'document';

function recordOf(parcel: Parcel, job: JobSummary, files: readonly string[]) {
  const { applicationId, candidate, message, answers, source, receivedAt, documents } = parcel;
  return {
    ...{ id: applicationId, job: { id: job.id, title: job.title }, candidate, message, source },
    answers: answers.map(({ questionId, value }) => ({
      questionId,
      question: questionOf(job, questionId),
      value,
    })),
    receivedAt: receivedAt.toISOString(),
    documents: documents.map(({ category, mediaType, size }, at) => ({
      file: files[at],
      category,
      mediaType,
      size,
    })),
  };
}

function rowsOf(
  parcel: Parcel,
  job: JobSummary,
  files: readonly string[],
  language: Language,
): [string, string][] {
  const words = WORDS[language];
  const { candidate, message, answers, receivedAt } = parcel;
  const rows: [string, string | null][] = [
    [words.job, job.title],
    [words.name, `${candidate.firstName} ${candidate.lastName}`],
    [words.email, candidate.email],
    [words.phone, candidate.phone],
    [words.received, receivedAt.toISOString()],
    ...answers.map(({ questionId, value }): [string, string] => [questionOf(job, questionId), value]),
    [words.message, message],
    [words.documents, files.join('\n')],
  ];
  return rows.flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, value]]));
}

const questionOf = ({ questions }: JobSummary, id: string): string =>
  questions.find((question) => question.id === id)?.text ?? id;
