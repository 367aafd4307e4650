import type en from '../en/operator-ats.js';

export default {
  title: 'Bewerbungen ins eigene ATS',
  lead: 'Bewerbungen werden durch signierte Aufrufe an ein eigenes ATS zugestellt. Es holt die Dokumente über kurzlebige Links ab.',
  back: 'Integrationen',
  how: 'So funktioniert es',
} satisfies typeof en;
