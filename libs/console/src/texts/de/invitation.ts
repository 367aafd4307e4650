import type en from '../en/invitation.js';

export default {
  title: 'Einladung annehmen',
  offer: '{{group}} hat diese Adresse eingeladen. Rolle: {{role}}.',
  roles: {
    manager: 'Verwaltung',
    recruiter: 'Recruiting',
    auditor: 'Prüfung',
    admin: 'Administration',
    support: 'Support',
  },
  email: 'E-Mail',
  name: 'Name',
  accept: 'Konto anlegen',
  done: 'Das Konto ist angelegt.',
  signIn: 'Jetzt anmelden',
} satisfies typeof en;
