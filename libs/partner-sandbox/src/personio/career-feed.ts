import { POSITIONS } from './personio-state.js';

/** The career feed of a company: its published jobs. */
export function careerFeed(): string {
  const positions = POSITIONS.filter(({ published }) => published).map(
    ({ id, name }) =>
      `  <position>\n    <id>${id}</id>\n    <office>Wien</office>\n    <name>${name}</name>\n` +
      `    <jobDescriptions>\n      <jobDescription>\n        <name>Aufgaben</name>\n` +
      `        <value><![CDATA[<p>${name} in Wien.</p>]]></value>\n      </jobDescription>\n    </jobDescriptions>\n` +
      `    <employmentType>permanent</employmentType>\n  </position>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<workzag-jobs>\n${positions.join('')}</workzag-jobs>\n`;
}
