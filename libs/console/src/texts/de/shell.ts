import type en from '../en/shell.js';

export default {
  skip: 'Zum Inhalt springen',
  navigation: 'Seiten',
  openNavigation: 'Navigation öffnen oder schließen',
  pages: {
    integrations: 'Integrationen',
    jobs: 'Stellen',
    applications: 'Bewerbungen',
    members: 'Mitglieder',
    activity: 'Aktivität',
  },
  account: {
    menu: 'Konto von {{name}}',
    language: 'Sprache',
    appearance: 'Darstellung',
    light: 'Hell',
    dark: 'Dunkel',
    device: 'Gerät',
    signOut: 'Abmelden',
  },
  role: {
    manager: 'Verwaltung',
    recruiter: 'Recruiting',
    auditor: 'Prüfung',
    admin: 'Administration',
    support: 'Support',
  },
  notices: {
    open_zero: 'Mitteilungen',
    open_one: 'Mitteilungen, {{count}} neu',
    open_other: 'Mitteilungen, {{count}} neu',
    title: 'Mitteilungen',
    empty: 'Nichts Neues.',
  },
  actingFor: { text: 'Handeln für {{organisation}}. Begründung: {{reason}}', end: 'Handeln beenden' },
} satisfies typeof en;
