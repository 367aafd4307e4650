import { Document, Packer, Paragraph } from 'docx';
import PDFDocument from 'pdfkit';

/** A file as an applicant would attach it. */
export interface Paper {
  readonly fileName: string;
  readonly category: 'cv' | 'cover_letter';
  readonly mediaType: string;
  readonly content: Buffer;
}

/** A CV of three pages. */
export async function curriculumVitae(name: string): Promise<Paper> {
  const pdf = new PDFDocument({ info: { Title: `Lebenslauf ${name}` } });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (const [at, title] of ['Lebenslauf', 'Berufserfahrung', 'Ausbildung und Sprachen'].entries()) {
    if (at > 0) pdf.addPage();
    pdf.fontSize(20).text(`${title}: ${name}`);
    for (let row = 2012; row < 2026; row += 1)
      pdf.fontSize(11).text(`${row}: Projekte in Entwicklung, Betrieb und Beratung`);
  }
  const done = new Promise((resolve) => pdf.on('end', resolve));
  pdf.end();
  await done;
  return {
    fileName: 'Lebenslauf.pdf',
    category: 'cv',
    mediaType: 'application/pdf',
    content: Buffer.concat(chunks),
  };
}

/** A cover letter as a Word file. */
export async function coverLetter(name: string): Promise<Paper> {
  const lines = [
    'Sehr geehrte Damen und Herren,',
    'gerne bewerbe ich mich auf die ausgeschriebene Stelle.',
    name,
  ];
  const file = new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] });
  return {
    fileName: 'Anschreiben.docx',
    category: 'cover_letter',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    content: Buffer.from(await Packer.toBuffer(file)),
  };
}
