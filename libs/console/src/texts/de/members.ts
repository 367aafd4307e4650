import type en from '../en/members.js';

export default {
  title: 'Mitglieder',
  lead: 'Wer sich in dieser Organisation anmelden kann, und was jede Rolle darf.',
  you: '(das eigene Konto)',
  columns: { name: 'Name', role: 'Rolle', state: 'Konto' },
  roles: { manager: 'Verwaltung', recruiter: 'Recruiting', auditor: 'Prüfung' },
  mayDo: {
    manager: 'Alles, auch Schlüssel, Zugangsdaten und Löschen',
    recruiter: 'Stellen, Bewerbungen und Zustellungen',
    auditor: 'Liest die Aktivität; keine Bewerbungen',
  },
  state: {
    active: 'Aktiv',
    disabled: 'Gesperrt',
    disabledMeans: 'Diese Person kann sich nicht mehr anmelden.',
  },
  empty: { title: 'Noch keine Mitglieder', next: 'Das Support-Team bitten, Konten anzulegen.' },
} satisfies typeof en;
